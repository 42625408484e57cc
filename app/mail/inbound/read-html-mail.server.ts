import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Longer HTML is a newsletter's, and what a person wrote stands above it. */
const maxHtml = 400_000;
/** Deeper than any mail program nests; what is below is not read. */
const maxDepth = 120;

const skipped = new Set(
  "head script style noscript template svg math iframe object video audio canvas title".split(" "),
);
const blocks = new Set(
  "p div section article header footer blockquote pre ul ol li dl dt dd table tr h1 h2 h3 h4 h5 h6 body center form address".split(
    " ",
  ),
);
/** Blocks with an empty line behind them. */
const spaced = new Set(["p", "blockquote", "table", "ul", "ol"]);
const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)/iu;
/** What mail programs put around the mail that is answered: class or id. */
const quoteMark =
  /gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|tutanota_quote|zmail_extra|WordSection1_quote|gmx_quote|quote-header|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message|isForwardContent|replySplit|ydp[0-9a-f]+yahoo_quoted|elided-text|cite-prefix|x_divRplyFwdMsg|ms-outlook-mobile-reference-message|aolReplacedBody|quoted-text/iu;
/** After these the rest of the mail is the one that is answered. */
const quoteBegins = /divRplyFwdMsg|appendonsend|ms-outlook-mobile-reference-message/iu;

interface State {
  lines: string[];
  line: string;
  quote: number;
  /** Everything from here on is quoted. */
  isRestQuoted: boolean;
}

/**
 * The text of an HTML mail, as its plain part would read: quotes begin with `>`, what is hidden is
 * left out, and an address follows the words that link to it, so that a footer's link is not read
 * as a person's word.
 */
export function readHtmlMail(html: string): string {
  const state: State = { lines: [], line: "", quote: 0, isRestQuoted: false };
  walk(parse(html.slice(0, maxHtml)).childNodes, state, 0);
  breakLine(state);
  return state.lines
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

function walk(nodes: readonly Node[], state: State, depth: number): void {
  if (depth > maxDepth) return;
  for (const node of nodes) {
    if (node.nodeName === "#text") {
      state.line += (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/gu, " ");
    } else if ("tagName" in node && !isHidden(node)) walkElement(node, state, depth);
  }
}

function walkElement(element: Element, state: State, depth: number): void {
  const { tagName } = element;
  if (tagName === "br" || tagName === "hr") {
    breakAt(tagName, state);
    return;
  }
  const isQuote = isQuoteElement(element);
  if (isQuote || blocks.has(tagName)) walkBlock(element, state, { depth, isQuote });
  else walkInside(element, state, depth);
}

/** Begins and ends a line of its own, marked where it is quoted. */
function walkBlock(
  element: Element,
  state: State,
  { depth, isQuote }: { readonly depth: number; readonly isQuote: boolean },
): void {
  breakLine(state);
  if (quoteBegins.test(marksOf(element))) state.isRestQuoted = true;
  if (isQuote) state.quote += 1;
  walkInside(element, state, depth);
  breakLine(state);
  if (isQuote) state.quote -= 1;
  if (spaced.has(element.tagName)) state.lines.push(prefixed("", state));
}

function walkInside(element: Element, state: State, depth: number): void {
  walk(element.childNodes, state, depth + 1);
  state.line += behind(element);
}

function breakAt(tagName: "br" | "hr", state: State): void {
  breakLine(state);
  if (tagName === "hr") state.lines.push(prefixed("_".repeat(32), state));
}

/** What is read behind an element: the address a link leads to, the space between two cells. */
function behind(element: Element): string {
  const isLink = element.tagName === "a" && /^https?:/iu.test(attribute(element, "href"));
  if (isLink) return " https://link ";
  return element.tagName === "td" || element.tagName === "th" ? " " : "";
}

function isQuoteElement(element: Element): boolean {
  const isCite =
    element.tagName === "blockquote" &&
    !/^(?:margin-left:40px|webkit-indent)/iu.test(attribute(element, "style"));
  return isCite || quoteMark.test(marksOf(element));
}

function marksOf(element: Element): string {
  return `${attribute(element, "class")} ${attribute(element, "id")} ${attribute(element, "name")}`;
}

function isHidden(element: Element): boolean {
  return (
    skipped.has(element.tagName) ||
    hiddenStyle.test(attribute(element, "style")) ||
    element.attrs.some((one) => one.name === "hidden")
  );
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? "";
}

function breakLine(state: State): void {
  const line = state.line.trim();
  if (line !== "") state.lines.push(prefixed(line, state));
  state.line = "";
}

function prefixed(line: string, state: State): string {
  return state.quote > 0 || state.isRestQuoted ? `> ${line}` : line;
}
