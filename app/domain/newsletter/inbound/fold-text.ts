/** Letters that stay one letter when their marks are taken away. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** A sentence as patterns meet it: folded words with one space between and around them. */
export interface Sentence {
  readonly words: string;
  readonly isQuestion: boolean;
}

/**
 * Small letters without marks, so that a mail typed on a phone without them reads the same
 * (`förnamn`, `FORNAMN` → `fornamn`), apostrophes of every kind as spaces, `e-mail` as one word.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "")
    .replace(/[ßæœøłđðþı]/gu, (letter) => letters[letter] ?? letter)
    .replace(/\be[-‐‑–]\s?(?=(?:mail|post|letter|news|bost|brev))/gu, "e")
    .replace(/['’‘`´ʼ]/gu, " ");
}

/**
 * The other way to write letters with marks: `möchte` is `moechte` or `mochte`, `på` is `paa`.
 * Applied to words and patterns alike where a language knows it.
 */
export function foldDigraphs(folded: string): string {
  return folded.replace(/aa/gu, "a").replace(/ae/gu, "a").replace(/oe/gu, "o").replace(/ue/gu, "u");
}

/** Words in quotation marks are somebody else's: they are read as one word that means nothing. */
const quoted = /["“”„«»‹›]([^"“”„«»‹›\n]{1,200})["“”„«»‹›]/gu;
const addresses = /\S{1,200}@\S{1,200}/gu;
const links = /\b(?:https?:\/\/|www\.)\S{1,2000}/gu;
/** A comma before these words parts nothing: `ich will, dass ihr …`. */
const joiners = / , (dass|das|att|that|que|che|dat|at|etta|ze|zeby|zebyscie|aby) /gu;
const maxWords = 60;

/**
 * Splits text into sentences. A line that was wrapped goes on; a short line ends a sentence, as
 * phones and lists are written.
 */
export function toSentences(text: string): readonly Sentence[] {
  const joined = joinWrapped(text.replace(links, " https ").replace(addresses, " @ "));
  return joined
    .split(/(?<=[.!?…;])(?=\s|$)|\n+|(?<=[a-zåäöéèæø]{3}[.!?])(?=[A-ZÅÄÖÉÈÆØ])|(?<=:)\s/u)
    .flatMap((piece) => {
      const words = toWords(piece);
      return words.length === 0 ? [] : toPieces(words, piece.includes("?"));
    });
}

function joinWrapped(text: string): string {
  return text.replace(/([^\n]*)\n(?=[^\n\s])/gu, (_all, line: string) =>
    line.length >= 55 && !/[.!?:;]\s*$/u.test(line) ? `${line} ` : `${line}\n`,
  );
}

function toWords(piece: string): readonly string[] {
  const words = foldText(piece.replace(quoted, " QUOTED "))
    .replace(/[^\p{L}\p{N}\s,@#]+/gu, " ")
    .replace(/[\s,]*,[\s,]*/gu, " , ")
    .replace(joiners, " $1 ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  return words.some((word) => word !== ",") ? words : [];
}

function toPieces(words: readonly string[], isQuestion: boolean): readonly Sentence[] {
  const pieces: Sentence[] = [];
  for (let start = 0; start < words.length; start += maxWords) {
    pieces.push({ words: ` ${words.slice(start, start + maxWords).join(" ")} `, isQuestion });
  }
  return pieces;
}
