import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { foldSpace } from "./fold-text.ts";
import type { Block, Link } from "./types.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Not read by a visitor, or not part of the text: forms, pictures, navigation. */
const skipped = new Set(
  "head script style noscript template svg math iframe object video audio canvas nav select textarea button input dialog map datalist".split(
    " ",
  ),
);
const blockNames = new Set(
  "p div section article main header footer aside address blockquote pre ul ol li dl dt dd table thead tbody tfoot tr td th caption form fieldset legend figure figcaption details summary hr h1 h2 h3 h4 h5 h6 body html center".split(
    " ",
  ),
);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/iu;
const hiddenClass = /(?:^|\s)(?:hidden|d-none|visually-hidden|sr-only)(?:\s|$)/iu;
const longestBoldHeading = 90;

type State = {
  readonly blocks: Block[];
  text: string;
  boldText: string;
  links: Link[];
  /** What the next block is. */
  kind: Block["kind"];
  level: number;
  readonly depth: { list: number; bold: number };
};

/**
 * An HTML page or fragment as blocks: headings, paragraphs, list items and table rows, without what
 * a visitor does not see. parse5 reads it as browsers do (HTML standard, 13.2), so nothing is refused.
 */
export function readHtml(html: string): readonly Block[] {
  const depth = { list: 0, bold: 0 };
  const state: State = {
    ...{ blocks: [], text: "", boldText: "", links: [], kind: "paragraph", level: 0, depth },
  };
  walk(parse(html).childNodes, state);
  flush(state);
  return state.blocks;
}

function walk(nodes: readonly Node[], state: State): void {
  for (const node of nodes) {
    if (node.nodeName === "#text") addText((node as DefaultTreeAdapterTypes.TextNode).value, state);
    else if ("tagName" in node && !isHidden(node)) walkElement(node, state);
  }
}

function addText(text: string, state: State): void {
  state.text += text.replace(/[\t\n\f\r ]+/gu, " ");
  if (state.depth.bold > 0) state.boldText += text;
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

function isHidden(element: Element): boolean {
  return (
    skipped.has(element.tagName) ||
    attribute(element, "hidden") !== undefined ||
    attribute(element, "aria-hidden") === "true" ||
    hiddenStyle.test(attribute(element, "style") ?? "") ||
    hiddenClass.test(attribute(element, "class") ?? "")
  );
}

const walkers: Readonly<Record<string, (element: Element, state: State) => void>> = {
  br: (_element, state) => {
    state.text += "\n";
  },
  a: walkLink,
  b: walkBold,
  strong: walkBold,
  ul: walkList,
  ol: walkList,
  tr: walkRow,
};

function walkElement(element: Element, state: State): void {
  const { tagName } = element;
  const own = walkers[tagName];
  if (own !== undefined) own(element, state);
  else if (blockNames.has(tagName)) walkBlock(element, state);
  else walk(element.childNodes, state);
}

function walkLink(element: Element, state: State): void {
  const start = state.text.length;
  walk(element.childNodes, state);
  const href = attribute(element, "href") ?? "";
  if (href !== "") state.links.push({ text: foldSpace(state.text.slice(start)), href });
}

function walkBold(element: Element, state: State): void {
  state.depth.bold += 1;
  walk(element.childNodes, state);
  state.depth.bold -= 1;
}

function walkList(element: Element, state: State): void {
  flush(state);
  state.depth.list += 1;
  walk(element.childNodes, state);
  flush(state);
  state.depth.list -= 1;
}

function walkBlock(element: Element, state: State): void {
  flush(state);
  const kind = kindOf(element.tagName, state);
  const outer = { kind: state.kind, level: state.level };
  if (kind !== undefined) Object.assign(state, kind);
  walk(element.childNodes, state);
  flush(state);
  Object.assign(state, outer);
}

function kindOf(
  tagName: string,
  state: State,
): { readonly kind: Block["kind"]; readonly level: number } | undefined {
  if (/^h[1-6]$/u.test(tagName)) return { kind: "heading", level: Number(tagName.slice(1)) };
  if (tagName === "li") return { kind: "item", level: Math.max(1, state.depth.list) };
  if (["dt", "summary", "caption", "legend"].includes(tagName))
    return { kind: "heading", level: 6 };
  return undefined;
}

/** Ends the block that was being read; a line that is bold throughout and short is a heading. */
function flush(state: State): void {
  const { text, links, kind, level } = state;
  const isBold = foldSpace(state.boldText) === foldSpace(text);
  Object.assign(state, { text: "", boldText: "", links: [] });
  if (foldSpace(text) === "") return;
  const looksLikeHeading =
    kind === "paragraph" && isBold && foldSpace(text).length <= longestBoldHeading;
  const shown = looksLikeHeading
    ? ({ kind: "heading", level: 6 } as const)
    : { kind, level: kind === "paragraph" ? 0 : level };
  for (const part of splitBullets(text)) {
    const isItem = part !== text && bullet.test(part);
    const own = isItem ? { kind: "item" as const, level: Math.max(1, level + 1) } : shown;
    state.blocks.push({ ...own, text: part.replace(bullet, ""), cells: [], links });
  }
}

const bullet = /^\s*[•·●◦▪‣○■*–-]\s+/u;

/** Lines that were given bullets by hand are items; else a paragraph stays whole. */
function splitBullets(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => foldSpace(line) !== "");
  return lines.some((line) => bullet.test(line)) ? lines : [text];
}

const cellNames = new Set(["td", "th"]);

/** A row of short cells is read as a whole; a table used for layout as what is in its cells. */
function walkRow(row: Element, state: State): void {
  const cells = row.childNodes.filter(
    (node): node is Element => "tagName" in node && cellNames.has(node.tagName) && !isHidden(node),
  );
  if (cells.length < 2 || cells.some(holdsFlow)) {
    walkBlock(row, state);
    return;
  }
  flush(state);
  // A row of column headings is read with the rows below it.
  if (cells.every(isColumnHeading)) return;
  const links: Link[] = [];
  const texts = cells.map((cell) => inlineText(cell, links));
  const text = texts.join(" ");
  if (foldSpace(text) === "") return;
  const columns = columnsOf(row);
  const own = texts.map((one, at) => ({ column: columns[at] ?? "", text: foldSpace(one) }));
  state.blocks.push({ kind: "row", level: 0, text, cells: own, links });
}

/** A heading cell, or one that is bold throughout. */
function isColumnHeading(cell: Element): boolean {
  if (cell.tagName === "th") return true;
  const shown = cell.childNodes.filter((node) => foldSpace(inlineText(node, [])) !== "");
  return shown.length > 0 && shown.every((node) => ["b", "strong"].includes(node.nodeName));
}

/** Several paragraphs, a list or a heading: not a cell of data. */
function holdsFlow(cell: Element): boolean {
  const names = cell.childNodes.flatMap((node) => ("tagName" in node ? [node.tagName] : []));
  const blocks = names.filter((name) => blockNames.has(name));
  return blocks.length > 1 && blocks.some((name) => name !== "p" && name !== "div");
}

/** What the cells of a table's first row say. */
function columnsOf(row: Element): readonly string[] {
  const isElement = (node: Node): node is Element => "tagName" in node;
  const body = row.parentNode;
  const table =
    body !== null && "tagName" in body && body.tagName !== "table" ? body.parentNode : body;
  const rows = (table?.childNodes ?? []).flatMap((part) =>
    isElement(part) ? (part.tagName === "tr" ? [part] : part.childNodes.filter(isElement)) : [],
  );
  const [first] = rows.filter(({ tagName }) => tagName === "tr");
  if (first === undefined || first === row) return [];
  return first.childNodes
    .filter((node) => cellNames.has(node.nodeName))
    .map((cell) => foldSpace(inlineText(cell, [])));
}

/** What is shown of an element in one line; its links are added to `links`. */
function inlineText(node: Node, links: Link[]): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!("tagName" in node) || isHidden(node)) return "";
  const text = node.childNodes.map((child) => inlineText(child, links)).join("");
  const href = node.tagName === "a" ? (attribute(node, "href") ?? "") : "";
  if (href !== "") links.push({ text: foldSpace(text), href });
  return node.tagName === "br" || blockNames.has(node.tagName) ? ` ${text} ` : text;
}
