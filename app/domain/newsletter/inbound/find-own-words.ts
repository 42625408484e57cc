import { foldText } from "./fold-text.ts";
import { findQuotes, type MarkedLine } from "./find-quotes.ts";
import {
  closingLine,
  disclaimerWords,
  postscriptLine,
  ruleLine,
  sentFromLine,
} from "./letter-forms.ts";
import { markOwnTexts, type OwnTexts } from "./own-texts.ts";
import { type ReadingReason } from "./types.ts";

/** A mail's text without what its writer did not write for this mail. */
export interface OwnWords {
  readonly text: string;
  readonly removed: ReadonlySet<ReadingReason>;
}

const linkedWords =
  /unsub|avregistr|avmeld|afmeld|abmeld|abbestell|austrag|desab|desinscr|baja|cancel|disiscr|cancell|uitschr|frameld|peru|poist|wypis|rezygn|newsletter|nieuwsbrief|nyhe[td]sbrev|uutiskirj|boletin|prefer|descadastr|opt.?out/u;

/** Longer texts are read to here: nobody asks for something after so many words. */
const maxLength = 20_000;
const maxLines = 600;

/**
 * Takes quotes, the shop's own texts, signatures and small print away.
 *
 * A newsletter's footer holds the very words of an opt-out and comes back in every answer, so what
 * is in doubt is taken for a quote.
 */
export function findOwnWords(text: string, ownTexts: OwnTexts): OwnWords {
  const removed = new Set<ReadingReason>();
  const quoted = findQuotes(toLines(text));
  const known = markOwnTexts(quoted, ownTexts);
  if (quoted.some((line) => line.isQuoted)) removed.add("quote-removed");
  if (known.some((line, index) => line.isQuoted && quoted[index]?.isQuoted === false)) {
    removed.add("own-text-removed");
  }
  const kept = toRuns(known).flatMap((run) => {
    const lines = dropSignature(run);
    if (lines.length < run.length) removed.add("signature-removed");
    return [...lines, ""];
  });
  return { text: dropDisclaimers(kept.join("\n")).trim(), removed };
}

function toLines(text: string): readonly string[] {
  return text
    .slice(0, maxLength)
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]|\u034F/gu, "")
    .replace(/[\u00A0\u2007\u202F\t]/gu, " ")
    .split("\n")
    .slice(0, maxLines)
    .map((line) => line.trimEnd());
}

/** Lines the writer wrote one after another. */
function toRuns(lines: readonly MarkedLine[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let wasQuoted = true;
  for (const line of lines) {
    if (!line.isQuoted && wasQuoted) runs.push([]);
    if (!line.isQuoted) runs.at(-1)?.push(line.text);
    wasQuoted = line.isQuoted;
  }
  return runs;
}

/** Ends at the signature's mark, a rule, or a closing formula; a postscript is read again. */
function dropSignature(run: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let isSignature = false;
  for (const line of run) {
    const folded = foldText(line).trim();
    if (postscriptLine.test(folded)) isSignature = false;
    if (isSignature || sentFromLine.test(folded) || isLinkLine(line)) continue;
    isSignature = endsTheLetter(line, folded, kept);
    if (!isSignature) kept.push(line);
  }
  return kept;
}

function endsTheLetter(line: string, folded: string, before: readonly string[]): boolean {
  // Two dashes (RFC 3676, section 4.3), a rule, or an initial alone, as many sign.
  const isMark = /^--\s?$|^\p{L}\.?$/u.test(line) || ruleLine.test(line);
  // A greeting word on top of the mail (`Best,`) would otherwise swallow all of it.
  const hasWords = before.some((one) => foldText(one).trim() !== "");
  return hasWords && (isMark || closingLine.test(folded));
}

function dropDisclaimers(text: string): string {
  return text
    .split(/\n\s*\n/u)
    .filter((paragraph) => paragraph.length < 60 || !disclaimerWords.test(foldText(paragraph)))
    .join("\n\n");
}

/** Words with an address of the web behind them are a footer's: nobody asks for anything so. */
function isLinkLine(line: string): boolean {
  return /(?:https?:\/\/|www\.)\S/u.test(line) && foldText(line).search(linkedWords) >= 0;
}
