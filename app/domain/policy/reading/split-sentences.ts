/** Words that end in a full stop without ending a sentence, as they stand before it. */
const abbreviations = new Set(
  "t.ex bl.a m.m m.fl dvs d.v.s s.k o.s.v osv etc resp ca ang avs enl fr.o.m t.o.m f.d kl st nr tel tfn p.g.a pga i.e e.g eg ie cf vs inc ltd llc corp co bros mr mrs ms dr prof art arts sec para paras fig approx dept est jan feb mar apr jun jul aug sep sept oct okt nov dec incl inkl exkl ev kap p reg org org.nr u.s u.k u.s.a a.m p.m st ave vol ed".split(
    " ",
  ),
);
/** After these a sentence may well end: `cookies etc. We …` */
const mayEnd = new Set("etc m.m m.fl osv o.s.v inc ltd llc corp co u.s u.k u.s.a".split(" "));

const ending = /[.!?…]+["'”’)\]*_]*(?=\s|$)/gu;

/**
 * Splits a paragraph into sentences, each exactly as it stands. A full stop ends none in an
 * abbreviation, an initial, a date or a number (`t.ex.`, `e.g.`, `Inc.`, `25. juli`); a line break
 * made by hand ends one, unless the next line goes on in lower case.
 */
export function splitSentences(paragraph: string): readonly string[] {
  return paragraph
    .split(/\n(?!\s*\p{Ll})/u)
    .flatMap((line) => splitLine(line))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function splitLine(line: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of line.matchAll(ending)) {
    const end = match.index + match[0].length;
    if (!endsHere(line.slice(start, match.index), match[0], line.slice(end))) continue;
    sentences.push(line.slice(start, end));
    start = end;
  }
  sentences.push(line.slice(start));
  return sentences;
}

function endsHere(before: string, mark: string, after: string): boolean {
  const next = after.trimStart();
  if (next === "") return true;
  if (!mark.startsWith(".")) return !/^\p{Ll}/u.test(next);
  if (/^[\p{Ll},;:)]/u.test(next)) return startsWithBrand(next);
  const word = (/[^\s("'“”]+$/u.exec(before)?.[0] ?? "").toLowerCase();
  if (isGoneOnWith(word, next)) return false;
  if (mayEnd.has(word)) return true;
  return !isShortened(word, before);
}

/** `CVR no. 30123456`, `Klaviyo Inc. (USA)`, `Mollie B.V. – payments` */
const isGoneOnWith = (word: string, next: string): boolean =>
  (word === "no" && /^\d/u.test(next)) || (isAbbreviated(word) && /^[(–—-]/u.test(next));

/** `t.ex.`, `A. Smith`, and `1. What we collect` at the start of a numbered paragraph. */
function isShortened(word: string, before: string): boolean {
  if (isAbbreviated(word)) return true;
  if (/^\p{L}$/u.test(word)) return /\p{Lu}$/u.test(before);
  return /^\(?\d{1,2}$/u.test(word) && before.trim() === word;
}

const isAbbreviated = (word: string): boolean =>
  abbreviations.has(word) || /^\p{L}(?:\.\p{L})+$/u.test(word);

/** Names and addresses that begin a sentence in lower case. */
const startsWithBrand = (next: string): boolean =>
  /^(?:i[A-Z]|www\.|https?:|[a-z0-9.-]+\.(?:com|se|eu|org|net)\b)/u.test(next);
