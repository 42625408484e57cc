import {
  type Notice,
  type NoticeGroup,
  type NoticePurpose,
  printNotice,
} from "../policy/print-notice.ts";
import { toLine } from "../policy/speech.ts";
import { noticeSentenceKeys } from "../policy/texts/sentences.ts";
import type { Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import { categoryLetters } from "./notice-letters.ts";
import { createNoticeSpeech, type NoticeSpeech } from "./notice-speech.ts";
import type { NoticeWords, NoticeWordsGroup } from "./types.ts";

export type NoticeWordsToPrint = {
  readonly register: Register;
  readonly language: Language | "ar";
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** Bytes of one language's words: a metafield in a page is not to weigh more (docs/theme-blocks.md). */
export const mostNoticeBytes = 60_000;

/** What is left out, step by step, until the words fit; the policy's cookie table has all of it. */
type Cut = {
  readonly hasUses: boolean;
  readonly itemsEach: number;
  readonly gettersEach: number;
  readonly textLength: number;
  readonly nameLength: number;
};

const allItems = 500;
const short = { hasUses: false, itemsEach: allItems, gettersEach: 200, nameLength: 100 };
const cuts: readonly Cut[] = [
  { ...short, hasUses: true, textLength: 20_000, nameLength: 200 },
  { ...short, textLength: 2_000 },
  { ...short, textLength: 400 },
];
const shortest: Cut = { ...short, gettersEach: 10, nameLength: 60, textLength: 120 };

/**
 * Every word of the notice in one language. In Arabic the notice speaks Arabic and the register its main
 * language. A register too large for a page is said in short, and where how many more things are told of.
 */
export function printNoticeWords({ register, language, digest }: NoticeWordsToPrint): NoticeWords {
  const registerLanguage = language === "ar" ? register.mainLanguage : language;
  const notice = printNotice({ register, language: registerLanguage, digest });
  const speech = createNoticeSpeech(language);
  const texts = printTexts(notice, speech);
  const words = (cut: Cut): NoticeWords => ({
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    registerLanguage,
    texts,
    groups: notice.groups.map((group) => printGroup(group, speech, cut)),
  });
  return toSafe(cutToFit(words));
}

/** The fullest words that fit: rather short texts than missing cookies, and as many of those as go in. */
function cutToFit(words: (cut: Cut) => NoticeWords): NoticeWords {
  const fits = (cut: Cut) => noticeBytes(words(cut)) <= mostNoticeBytes;
  const cut = cuts.find(fits);
  if (cut !== undefined) return words(cut);
  const last = cuts.at(-1) ?? shortest;
  const shape = fits({ ...last, itemsEach: 10 }) ? last : shortest;
  let [fitting, tooMany] = [0, allItems + 1];
  while (tooMany - fitting > 1) {
    const itemsEach = Math.floor((fitting + tooMany) / 2);
    if (fits({ ...shape, itemsEach })) fitting = itemsEach;
    else tooMany = itemsEach;
  }
  return words({ ...shape, itemsEach: fitting });
}

/** How much something weighs as it is written into a metafield. */
export function noticeBytes(content: object): number {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}

/** Sentences said elsewhere, each with what belongs into it. */
const saidApart: readonly string[] = ["notice.body", "notice.body-necessary", "notice.more"];

/** Each sentence under its key without the first part: `notice.policy-link` → `policyLink`. */
function printTexts(notice: Notice, speech: NoticeSpeech): NoticeWords["texts"] {
  const { name } = notice.controller;
  const said = noticeSentenceKeys
    .filter((key) => !saidApart.includes(key))
    .map((key) => [toName(key), speech.say(key, { name })] as const);
  return { ...Object.fromEntries(said), body: sayBody(notice, speech) };
}

function sayBody({ controller, language, groups, texts }: Notice, speech: NoticeSpeech): string {
  if (speech.language === language) return texts.body;
  const optional = groups.filter(({ isRequired }) => !isRequired);
  const { name } = controller;
  if (optional.length === 0) return speech.say("notice.body-necessary", { name });
  const names = optional.map(({ id }) => speech.say(`category.${id}.name`));
  return speech.say("notice.body", { name, categories: speech.list(names) });
}

function toName(key: string): string {
  return key
    .replace(/^notice\./u, "")
    .replace(/[-.](\w)/gu, (_match, letter: string) => letter.toUpperCase());
}

function printGroup(group: NoticeGroup, speech: NoticeSpeech, cut: Cut): NoticeWordsGroup {
  return {
    id: group.id === "necessary" ? "n" : categoryLetters[group.id],
    name: speech.say(`category.${group.id}.name`),
    text: speech.say(`category.${group.id}.text`),
    purposes: group.purposes.map((purpose) => printPurpose(purpose, speech, cut)),
  };
}

function printPurpose(
  { name, description, getters, items }: NoticePurpose,
  speech: NoticeSpeech,
  cut: Cut,
): NoticeWordsGroup["purposes"][number] {
  const line = (text: string) => shorten(text, cut.nameLength);
  const left = items.length - Math.min(items.length, cut.itemsEach);
  return {
    name: line(name),
    text: shorten(description, cut.textLength),
    getters: getters.slice(0, cut.gettersEach).map((getter) => line(getter.name)),
    items: items
      .slice(0, cut.itemsEach)
      .map(
        (item) =>
          [line(item.name), line(item.setBy), cut.hasUses ? item.use : "", item.lifetime] as const,
      ),
    more: left === 0 ? "" : speech.say("notice.more", { number: left }),
  };
}

/** At most so many characters, never cut inside one. */
function shorten(text: string, length: number): string {
  const characters = Array.from(toLine(text));
  return characters.length <= length
    ? characters.join("")
    : `${characters.slice(0, length - 1).join("")}…`;
}

/**
 * Signs that could turn the direction of what follows, or that no page may hold, are shown as U+FFFD
 * (as `escapeHtml` does), so that one merchant's words cannot change how the notice's own read.
 */
function toSafe(words: NoticeWords): NoticeWords {
  // What goes out of JSON comes back as the same shape: only characters in strings were exchanged.
  return JSON.parse(JSON.stringify(words), (_key, value: unknown) =>
    typeof value === "string" ? toSafeText(value) : value,
  ) as NoticeWords;
}

function toSafeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
