import { foldText } from "./fold-text.ts";
import {
  dashedLine,
  forwardLine,
  fromLine,
  labelLine,
  ruleLine,
  wroteLine,
} from "./letter-forms.ts";

/** A line of a mail, and whether it is of an earlier one. */
export interface MarkedLine {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A header that was wrapped goes over so many lines. */
const maxHeaderLines = 4;
const quoteMark = /^\s{0,3}[>|](?!\s?\S{0,40}@)/u;
const hasAddress = /[^\s<>()]{1,80}@[^\s<>()]{1,80}/u;
const hasTime = /\b\d{1,2}[:.h]\s?\d{2}\b|\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/u;

/**
 * Marks quoted lines: those with `>`, and all that follows the line or block in which a mail
 * program names the quoted mail. Below a quote with marks the writer may go on; below one without
 * marks nobody can tell, so the rest counts as quoted.
 */
export function findQuotes(lines: readonly string[]): readonly MarkedLine[] {
  const folded = lines.map((line) => foldText(line));
  const isQuoted = lines.map((line) => quoteMark.test(line));
  const header = findMarkedHeader(folded, isQuoted);
  if (header !== undefined) isQuoted.fill(true, header);
  for (let index = 0; index < lines.length; index += 1) {
    if (isQuoted[index] === true) continue;
    const border = findBorder(folded, index);
    if (border === undefined) continue;
    const end = endOfQuote(isQuoted, lines, index + border);
    isQuoted.fill(true, index, end);
    index = end - 1;
  }
  return lines.map((text, index) => ({ text, isQuoted: isQuoted[index] === true }));
}

/** Some web mailers mark only the header of the quoted mail, and nothing of what it said. */
function findMarkedHeader(
  folded: readonly string[],
  isQuoted: readonly boolean[],
): number | undefined {
  const start = isQuoted.indexOf(true);
  if (start < 0) return undefined;
  const next = isQuoted.indexOf(false, start);
  const run = folded
    .slice(start, next < 0 ? undefined : next)
    .filter((line) => /[^\s>|]/u.test(line));
  const labels = run.filter((line) => labelLine.test(line));
  const isHeader = labels.length >= 3 && run.length - labels.length <= 2;
  return isHeader && run.some((line) => fromLine.test(line)) ? start : undefined;
}

/** Where the quote below a border ends: at its header when marks follow, else with the mail. */
function endOfQuote(isQuoted: readonly boolean[], lines: readonly string[], after: number): number {
  let next = after;
  while (next < lines.length && lines[next]?.trim() === "") next += 1;
  return isQuoted[next] === true ? after : lines.length;
}

/** How many lines name the quoted mail, if it begins here. */
function findBorder(folded: readonly string[], index: number): number | undefined {
  const line = folded[index] ?? "";
  if (line.trim() === "") return undefined;
  if (forwardLine.test(line) || dashedLine.test(line)) return 1;
  if (isLabelBlock(folded, index)) return countLabels(folded, index);
  if (ruleLine.test(line) && isLabelBlock(folded, nextWritten(folded, index + 1))) return 1;
  return findWroteLine(folded, index);
}

function nextWritten(folded: readonly string[], from: number): number {
  let next = from;
  while (next < folded.length && (folded[next] ?? "").trim() === "") next += 1;
  return next;
}

/** `From:`, `Sent:`, `To:`, `Subject:` in one block, in any order, one of them naming the sender. */
function isLabelBlock(folded: readonly string[], index: number): boolean {
  const block = folded.slice(index, index + countLabels(folded, index));
  const labels = block.filter((line) => labelLine.test(line));
  return labels.length >= 2 && labels.some((line) => fromLine.test(line));
}

/** Values may be wrapped, so that a line between two labels belongs to the first. */
function countLabels(folded: readonly string[], index: number): number {
  if (!labelLine.test(folded[index] ?? "")) return 0;
  let last = index;
  for (let next = index + 1; next <= last + 2 && next < folded.length; next += 1) {
    if (labelLine.test(folded[next] ?? "")) last = next;
  }
  return last - index + 1;
}

/** `On Monday, 3 March 2025 at 10:12, Shop <news@…> wrote:`, wrapped or not. */
function findWroteLine(folded: readonly string[], index: number): number | undefined {
  for (let count = 1; count <= maxHeaderLines; count += 1) {
    const lines = folded.slice(index, index + count);
    const last = lines.at(-1) ?? "";
    if (last.trim() === "" || last.length > 240 || (count > 1 && quoteMark.test(last))) return;
    // The writer's last line may stand right above the header: then it begins below.
    if (isWroteLine(lines)) return isWroteLine(lines.slice(1)) ? undefined : count;
  }
  return undefined;
}

function isWroteLine(lines: readonly string[]): boolean {
  const line = lines.map((one) => one.trim()).join(" ");
  if (!/:\s*$/u.test(line) || line.length > 400) return false;
  const marks = [hasAddress.test(line), hasTime.test(line), wroteLine.test(line)];
  return marks.filter(Boolean).length >= 2 || (wroteLine.test(line) && line.length < 60);
}
