import { automaticMail, type AutomaticPhrase, readAutomaticPhrase } from "./automatic-mail.ts";
import { forwardStyles, freshStyles, replyStyles, subjectOnly } from "./client-styles.ts";
import { readClientWords, readHeldOutWords, readPhrases, type Newsletter } from "./corpus-files.ts";
import {
  type CorpusGroup,
  type CorpusKind,
  type CorpusLanguage,
  corpusLanguages,
  type CorpusMail,
  type CorpusPart,
  expectedOfGroup,
} from "./corpus-types.ts";
import { heldOutStyles } from "./held-out/client-styles.ts";
import type { ClientStyle, Letter } from "./letter.ts";
import { charsets, encodeHeader, encodeIn, type Encoding, rawMessage } from "./raw-message.ts";

type Styles = Readonly<Record<string, ClientStyle>>;

/** Everything that stays the same for one language and part. */
interface Setting {
  readonly part: CorpusPart;
  readonly language: CorpusLanguage;
  readonly words: Letter["words"];
  readonly newsletters: readonly Newsletter[];
  readonly heldOut: Styles;
}

interface Writing extends Setting {
  readonly group: CorpusGroup;
  readonly index: number;
  readonly phrase: string;
}

const newslettersSentAt = ["2026-10-05T07:12:00Z", "2026-03-19T16:40:00Z", "2026-11-13T09:05:00Z"];
const transfers = ["quoted-printable", "base64", "8bit"] as const;
/** Written after what they answer, on paper dates that are not asked for. */
const writtenAt = "Mon, 16 Nov 2026 18:24:07 +0100";

/** FNV-1a: the same mail from the same id on every machine. */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};

const rotate = (styles: Styles, start: number, count: number): Styles => {
  const all = Object.entries(styles);
  return Object.fromEntries(Array.from({ length: count }, (_, step) => at(all, start + step)));
};

/** Wishes come new, as answers, and as HTML only; the way of answering changes with the phrase. */
function wishStyles({ index, heldOut }: Writing): Styles {
  const { "fresh-firm": _, ...usual } = freshStyles;
  return {
    ...usual,
    ...rotate(replyStyles, index * 2, 2),
    ...heldOut,
  };
}

const stylesOfGroup: Partial<Record<CorpusGroup, (writing: Writing) => Styles>> = {
  short: ({ index, heldOut }) => ({
    fresh: freshStyles.fresh,
    "html-only": freshStyles["html-only"],
    "subject-only": subjectOnly,
    ...rotate(replyStyles, index, 2),
    ...heldOut,
  }),
  unrelated: ({ heldOut }) => ({ ...replyStyles, ...heldOut }),
  "order-question": ({ index, heldOut }) => ({
    "fresh-firm": freshStyles["fresh-firm"],
    "outlook-firm": replyStyles["outlook-firm"],
    ...rotate(replyStyles, index * 3, 3),
    ...heldOut,
  }),
  forwarded: () => forwardStyles,
  // Answers to what support wrote are marked or not, by whichever program.
  thread: () => replyStyles,
  keep: ({ index, heldOut }) => ({
    ...freshStyles,
    ...rotate(replyStyles, index * 2, 2),
    ...heldOut,
  }),
  negated: ({ index, heldOut }) => ({
    ...freshStyles,
    ...rotate(replyStyles, index * 2, 2),
    ...heldOut,
  }),
};

const subjectsOf: Partial<Record<CorpusKind, string>> = {
  "opt-out": "opt-out",
  erasure: "erasure",
  access: "access",
};

/** What the shop wrote to the person itself, in the newsletter's place: first lines and the rest. */
function supportAnswer(words: Letter["words"]): Newsletter {
  const [body = "", ...rest] = words.supportAnswer.split("\n");
  return { subject: `${words.reply} ${words.shop}`, body, footer: rest.join("\n") };
}

function letterOf(writing: Writing, id: string): Letter {
  const { language, words, newsletters, group, index } = writing;
  const seed = seedOf(id);
  const subjects = words.subjects[subjectsOf[expectedOfGroup[group]] ?? "other"] ?? [""];
  return {
    own: writing.phrase.replaceAll(" // ", "\n"),
    // One word needs something round it to be understood by anybody: its subject names the newsletter.
    subject: at(group === "short" ? subjects.slice(0, 2) : subjects, seed),
    language,
    words,
    newsletter: group === "thread" ? supportAnswer(words) : at(newsletters, index),
    newsletterAt: new Date(at(newslettersSentAt, seed)),
    shopAddress: `news-${language}@shop.example.test`,
    person: {
      initials: String.fromCharCode(65 + (seed % 23)),
      address: `shopper-${seed.toString(36)}@mail.example.${at(["com", "org", "net"], seed)}`,
    },
    seed,
  };
}

/** The charset is one the text can be written in; what only UTF-8 holds is sent as UTF-8. */
function encodingFor(text: string, seed: number): Encoding {
  const wanted = at(charsets, seed);
  const charset = encodeIn(wanted, text) === undefined ? "utf-8" : wanted;
  return { charset, transfer: at(transfers, Math.trunc(seed / 7)) };
}

function headersOf(letter: Letter, id: string): readonly (readonly [string, string])[] {
  const { person, seed, language } = letter;
  const name = seed % 3 === 0 ? `${person.initials}. ` : "";
  return [
    ["Return-Path", `<${person.address}>`],
    [
      "Received",
      `from mail.example.com (mail.example.com [192.0.2.${String((seed % 250) + 1)}])\r\n\tby mx.shop.example.test with ESMTPS id ${seed.toString(36)};\r\n\t${writtenAt}`,
    ],
    ["From", `${name}<${person.address}>`],
    ["To", `<support-${language}@shop.example.test>`],
    ["Date", writtenAt],
    ["Message-ID", `<${id.replaceAll("/", ".")}@mail.example.com>`],
  ];
}

/** The id our newsletter went out under, which an answer names. */
const newsletterId = (letter: Letter): string =>
  `<newsletter.${letter.language}.${String(letter.newsletterAt.getTime())}@shop.example.test>`;

function writtenMail(writing: Writing, style: string, render: ClientStyle): CorpusMail {
  const { group, language, part, index } = writing;
  const id = `${part}/${language}/${group}/${String(index)}/${style}`;
  const letter = letterOf(writing, id);
  const { subject, text, html, isReply } = render(letter);
  const whole = `${text ?? ""}${html ?? ""}`;
  const answered = newsletterId(letter);
  return {
    ...about(writing, id, style),
    raw: rawMessage({
      headers: [
        ...headersOf(letter, id),
        ["Subject", encodeHeader(subject)],
        ...(isReply
          ? ([
              ["In-Reply-To", answered],
              ["References", answered],
            ] as const)
          : []),
      ],
      text,
      html,
      encoding: encodingFor(whole, letter.seed),
      boundary: `=_${letter.seed.toString(36)}`,
    }),
  };
}

function about(writing: Writing, id: string, style: string): Omit<CorpusMail, "raw"> {
  const { group, language } = writing;
  const also: readonly CorpusKind[] = group === "both" ? ["opt-out"] : [];
  return { id, language, style, group, expected: expectedOfGroup[group], also };
}

/** Answers by machine come with a header that says so and, from old or careless programs, without. */
function automatic(writing: Writing): readonly CorpusMail[] {
  const phrase = readAutomaticPhrase(writing.phrase);
  const isAnswer = phrase.form === "vacation" || phrase.form === "receipt";
  return (isAnswer ? [true, false] : [true]).map((isMarked) =>
    automaticForm(writing, phrase, isMarked),
  );
}

function automaticForm(writing: Writing, phrase: AutomaticPhrase, isMarked: boolean): CorpusMail {
  const style = isMarked ? phrase.form : `${phrase.form}-unmarked`;
  const id = `${writing.part}/${writing.language}/automatic/${String(writing.index)}/${style}`;
  const letter = letterOf({ ...writing, phrase: phrase.body }, id);
  return {
    ...about(writing, id, style),
    raw: automaticMail({
      phrase: { ...phrase, body: letter.own },
      letter,
      isMarked,
      headers: headersOf(letter, id),
      encoding: encodingFor(`${phrase.body}${letter.newsletter.body}`, letter.seed),
      boundary: `=_${letter.seed.toString(36)}`,
    }),
  };
}

function mailsOf(writing: Writing): readonly CorpusMail[] {
  if (writing.group === "automatic") return automatic(writing);
  const styles = stylesOfGroup[writing.group] ?? wishStyles;
  return Object.entries(styles(writing)).map(([style, render]) =>
    writtenMail(writing, style, render),
  );
}

function settingOf(part: CorpusPart, language: CorpusLanguage): Setting {
  const words = readClientWords(language);
  if (part === "open")
    return { part, language, words, newsletters: words.newsletters, heldOut: {} };
  const heldOutWords = readHeldOutWords(language);
  return {
    part,
    language,
    words,
    newsletters: [heldOutWords.newsletter],
    heldOut: heldOutStyles(heldOutWords),
  };
}

const isGroup = (name: string): name is CorpusGroup => Object.hasOwn(expectedOfGroup, name);

/**
 * The mails of one part, the same bytes each time: every phrase in the styles its group is written in.
 * "open" is for tuning. "held-out" has its own phrases, newsletters and three mail programs more.
 */
export function buildMailCorpus(params: {
  readonly part: CorpusPart;
  readonly languages?: readonly CorpusLanguage[];
}): readonly CorpusMail[] {
  return (params.languages ?? corpusLanguages).flatMap((language) => {
    const setting = settingOf(params.part, language);
    return Object.entries(readPhrases(params.part, language)).flatMap(([group, phrases]) => {
      if (!isGroup(group)) throw new Error(`no such group: ${group}`);
      return phrases.flatMap((phrase, index) => mailsOf({ ...setting, group, index, phrase }));
    });
  });
}

/** The texts of the newsletters the shop has sent, as the reader of mails may know them. */
export function corpusNewsletters(params: {
  readonly part: CorpusPart;
  readonly language: CorpusLanguage;
}): readonly Newsletter[] {
  return settingOf(params.part, params.language).newsletters;
}
