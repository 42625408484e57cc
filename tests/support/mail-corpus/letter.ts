import type { ClientWords, Newsletter } from "./corpus-files.ts";
import type { CorpusLanguage } from "./corpus-types.ts";

/** What a mail program has before it when somebody answers a newsletter. */
export interface Letter {
  readonly own: string;
  readonly subject: string;
  readonly language: CorpusLanguage;
  readonly words: ClientWords;
  readonly newsletter: Newsletter;
  readonly newsletterAt: Date;
  readonly shopAddress: string;
  readonly person: { readonly initials: string; readonly address: string };
  readonly seed: number;
}

export interface Rendered {
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  /** False for a mail that answers nothing: then it names no message of ours. */
  readonly isReply: boolean;
}

export type ClientStyle = (letter: Letter) => Rendered;

interface Names {
  readonly weekday: string;
  readonly shortWeekday: string;
  readonly month: string;
  readonly shortMonth: string;
}

const names = new Map<string, Names>();

function partOf(
  letter: Letter,
  options: Intl.DateTimeFormatOptions,
  type: Intl.DateTimeFormatPartTypes,
): string {
  const format = new Intl.DateTimeFormat(letter.language, { ...options, timeZone: "UTC" });
  return format.formatToParts(letter.newsletterAt).find((one) => one.type === type)?.value ?? "";
}

/** Finnish has no short month beside a day in Intl; mail programs cut the long one: "lokak.". */
function shortMonthOf(letter: Letter): string {
  const short = partOf(letter, { month: "short", day: "numeric" }, "month");
  if (!/^\d+$/u.test(short)) return short;
  return partOf(letter, { month: "long", day: "numeric" }, "month").replace(/uuta$/u, ".");
}

/** As in the United States, with the narrow no-break space programs put there. */
function twelveHours(at: Date): string {
  const hours = at.getUTCHours();
  const minutes = String(at.getUTCMinutes()).padStart(2, "0");
  return `${String(hours % 12 || 12)}:${minutes}\u202F${hours < 12 ? "AM" : "PM"}`;
}

function namesOf(letter: Letter): Names {
  const key = `${letter.language} ${letter.newsletterAt.toISOString()}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const found: Names = {
    weekday: partOf(letter, { weekday: "long" }, "weekday"),
    shortWeekday: partOf(letter, { weekday: "short" }, "weekday"),
    month: partOf(letter, { month: "long", day: "numeric" }, "month"),
    shortMonth: shortMonthOf(letter),
  };
  names.set(key, found);
  return found;
}

/**
 * Puts date, name and address into a program's line: {W} weekday, {w} its short form, {d} {dd} day,
 * {M} month, {m} its short form, {mm} its number, {y} {yy} year, {t} time, {h} in twelve hours, {n}
 * name, {a} address. Versions and countries differ: " || " stands between the lines to choose from.
 */
export function fillIn(template: string, letter: Letter): string {
  const at = letter.newsletterAt;
  const two = (value: number): string => String(value).padStart(2, "0");
  const known = namesOf(letter);
  const values: Readonly<Record<string, string>> = {
    W: known.weekday,
    w: known.shortWeekday,
    M: known.month,
    m: known.shortMonth,
    d: String(at.getUTCDate()),
    dd: two(at.getUTCDate()),
    mm: two(at.getUTCMonth() + 1),
    y: String(at.getUTCFullYear()),
    yy: two(at.getUTCFullYear() % 100),
    t: `${two(at.getUTCHours())}${letter.words.clock}${two(at.getUTCMinutes())}`,
    n: letter.words.shop,
    a: letter.shopAddress,
    h: twelveHours(at),
    s: letter.newsletter.subject,
    p: letter.person.address,
  };
  const lines = template.split(" || ");
  const line = lines[letter.seed % lines.length] ?? template;
  return line.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The newsletter as the reply carries it: its words, and the footer with the way out. */
export const newsletterText = (newsletter: Newsletter): string =>
  `${newsletter.body}\n\n${newsletter.footer}`;

/** Breaks lines at blanks, as programs that send plain text do (RFC 3676 advises 78 or less). */
export function wrap(text: string, width = 76): string {
  return text
    .split("\n")
    .map((line) => {
      const rows: string[] = [""];
      for (const word of line.split(" ")) {
        const last = rows[rows.length - 1] ?? "";
        if (last !== "" && last.length + word.length + 1 > width) rows.push(word);
        else rows[rows.length - 1] = last === "" ? word : `${last} ${word}`;
      }
      return rows.join("\n");
    })
    .join("\n");
}

export const mark = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const htmlLines = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>\n");

export const replySubject = (letter: Letter): string =>
  `${letter.words.reply} ${letter.newsletter.subject}`;
