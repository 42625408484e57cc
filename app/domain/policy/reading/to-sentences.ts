import { foldSpace, toMatchable } from "./fold-text.ts";
import { splitSentences } from "./split-sentences.ts";
import type { Block, Sentence } from "./types.ts";

/** After a line such as `We use it to:`, lines this short go on with it, with or without a bullet. */
const longestItem = 220;

const pointsBack =
  /^(?:(?:we|vi) (?:do|gör) (?:this|so|it|det)|det(?:ta)? (?:gör|sker|görs)|this happens|we get (?:it|them))/u;

type Lead = { readonly text: string; readonly level: number };
type Heading = Lead & { readonly isTitle: boolean };

const policyName =
  /privacy|polic|integritet|personuppgift|dataskydd|data protection|sekretess|gdpr|personal data/u;

/** Walks the blocks of a policy and gives each sentence the headings and the lead-in it stands under. */
export function toSentences(blocks: readonly Block[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const headings: Heading[] = [];
  let lastHeading = -1;
  const leads: Lead[] = [];
  let opened = "";
  blocks.forEach((block, index) => {
    if (block.kind === "heading") {
      enterHeading(headings, block, index === 0);
      lastHeading = index;
    }
    const leadIn = leadInOf(block, { leads, opened, headings });
    const made = sentencesOf(block, {
      leadIn,
      headings,
      index,
      isFirst: index === lastHeading + 1,
    });
    sentences.push(...made);
    opened = nextOpened(block, made, opened);
    keepLead(leads, block, made);
  });
  return sentences;
}

function enterHeading(headings: Heading[], block: Block, isFirst: boolean): void {
  while ((headings.at(-1)?.level ?? -1) >= block.level) headings.pop();
  const text = toMatchable(block.text);
  headings.push({ text, level: block.level, isTitle: isFirst && policyName.test(text) });
}

type Around = {
  readonly leads: readonly Lead[];
  readonly opened: string;
  readonly headings: readonly Heading[];
};

/** Items stand under what came before their list; rows under their columns; lines under a colon. */
function leadInOf(block: Block, { leads, opened, headings }: Around): string {
  if (block.kind === "row") return toMatchable(block.cells.map(({ column }) => column).join(" "));
  if (block.kind === "paragraph") return foldSpace(block.text).length <= longestItem ? opened : "";
  if (block.kind !== "item") return "";
  const above = leads.filter(({ level }) => level < block.level);
  const text = above.map((lead) => lead.text).join(" ");
  return text === "" ? (headings.at(-1)?.text ?? "") : text;
}

type Place = {
  readonly leadIn: string;
  readonly headings: readonly Heading[];
  readonly index: number;
  readonly isFirst: boolean;
};

function sentencesOf(
  block: Block,
  { leadIn, headings, index, isFirst }: Place,
): readonly Sentence[] {
  const isWhole = block.kind === "row" || block.kind === "heading";
  const texts = isWhole ? [block.text] : splitSentences(block.text);
  const above = withoutTitle(block.kind === "heading" ? headings.slice(0, -1) : headings);
  const question = questionOf(texts);
  return texts.map((text, position): Sentence => {
    const quote = foldSpace(text);
    const titles = [...above.map((one) => one.text), ...(position > 0 ? question : [])];
    return {
      quote,
      text: toMatchable(text),
      // What comes after the first sentence of an item explains it.
      leadIn: position === 0 || block.kind === "row" ? leadIn : "",
      before: beforeOf(texts, position),
      heading: titles.join(" / "),
      title: titles.at(-1) ?? "",
      isFirst: isFirst && position === 0,
      kind: block.kind,
      cells: block.cells.map((cell) => ({
        column: toMatchable(cell.column),
        text: toMatchable(cell.text),
      })),
      links: block.links.filter((link) => link.text !== "" && quote.includes(link.text)),
      block: index,
    };
  });
}

/** A paragraph that opens with a question answers it. */
function questionOf(texts: readonly string[]): readonly string[] {
  const [first = ""] = texts;
  return texts.length > 1 && first.trimEnd().endsWith("?") ? [toMatchable(first)] : [];
}

const longestLabel = 40;

/** `They`, `each one`, `it`: what a sentence goes on about stands at most two sentences before it. */
function beforeOf(texts: readonly string[], position: number): string {
  const [label = ""] = position > 0 ? texts : [];
  const near = texts.slice(Math.max(0, position - 2), position);
  return toMatchable((label.length <= longestLabel ? [label, ...near] : near).join(" "));
}

/** `Privacy policy` above everything says nothing of what stands below it; a section's heading does. */
function withoutTitle(headings: readonly Heading[]): readonly Heading[] {
  const [first, ...rest] = headings;
  if (first === undefined) return headings;
  return first.isTitle || (first.level === 1 && rest.length > 0) ? rest : headings;
}

/** A paragraph that ends in a colon opens a run of short lines, until a heading or a long one. */
function nextOpened(block: Block, made: readonly Sentence[], opened: string): string {
  const last = made.at(-1);
  if (block.kind === "item" || block.kind === "row") return opened;
  if (block.kind === "heading" || last === undefined) return "";
  if (last.quote.endsWith(":")) return last.text;
  const goesOn = opened !== "" && !/[.!?]$/u.test(last.quote) && last.quote.length <= longestItem;
  return goesOn ? opened : "";
}

const longestPointer = 6;

/** `For example:` leads in by what it follows. */
function leadOf(made: readonly Sentence[]): string | undefined {
  const last = made.at(-1)?.text;
  const isPointer = last?.endsWith(":") === true && last.split(" ").length <= longestPointer;
  return isPointer
    ? made
        .slice(-2)
        .map(({ text }) => text)
        .join(" ")
    : last;
}

/** What a list that follows would be led in by: the last sentence before it, or the outer item. */
function keepLead(leads: Lead[], block: Block, made: readonly Sentence[]): void {
  if (block.kind === "row") return;
  const level = block.kind === "item" ? block.level : 0;
  const kept = leads.findIndex((lead) => lead.level >= level);
  const [before] = kept === -1 ? [] : leads.splice(kept);
  const text = leadOf(made);
  if (block.kind === "heading" || text === undefined) return;
  // `We do so when you` goes on with what the list before it was led in by.
  const whole = pointsBack.test(text) && before !== undefined ? `${before.text} ${text}` : text;
  leads.push({ text: whole, level });
}
