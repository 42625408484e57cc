import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes, parse, serialize } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A shop's page of which nothing runs, loads frames or leads anywhere; `mark` stands where the head begins. */
export type QuietPage = { readonly before: string; readonly after: string };

/** What would run, load something that runs, or fight with the preview's own head. */
const dropped = new Set([
  "script",
  "noscript",
  "iframe",
  "frame",
  "object",
  "embed",
  "base",
  "portal",
]);
const addresses = new Set(["href", "src", "action", "formaction", "xlink:href"]);
const mark = "lagom-preview-head";

/** Takes out of a page whatever is not its look. */
export function quietPage(html: string): QuietPage {
  const document = parse(html);
  quieten(document);
  const head = findHead(document);
  const comment = tree.createCommentNode(mark);
  const [first] = head.childNodes;
  if (first === undefined) tree.appendChild(head, comment);
  else tree.insertBefore(head, comment, first);
  const text = serialize(document);
  const at = text.indexOf(`<!--${mark}-->`);
  return { before: text.slice(0, at), after: text.slice(at + mark.length + 7) };
}

function quieten(parent: Parent): void {
  for (const node of [...parent.childNodes]) {
    if (tree.isCommentNode(node)) tree.detachNode(node);
    if (!tree.isElementNode(node)) continue;
    if (isDropped(node)) {
      tree.detachNode(node);
      continue;
    }
    node.attrs = node.attrs.filter((attribute) => isKept(attribute));
    quieten(node);
    if ("content" in node) quieten(node.content);
  }
}

function isDropped(element: Element): boolean {
  const valueOf = (name: string) => element.attrs.find((one) => one.name === name)?.value ?? "";
  // A notice that is switched on already: the preview brings the one that is being made.
  if (valueOf("id").startsWith("lagom-")) return true;
  if (element.tagName === "meta") return valueOf("http-equiv") !== "";
  if (element.tagName === "link") return !/\bstylesheet\b|\bicon\b/iu.test(valueOf("rel"));
  return dropped.has(element.tagName);
}

function isKept({ name, value }: Element["attrs"][number]): boolean {
  if (name.startsWith("on") || name === "srcdoc" || name === "nonce") return false;
  // Browsers pass over control characters and blanks in an address's scheme.
  const address = value.replaceAll(/[\u0000-\u0020]/gu, "");
  return !addresses.has(name) || !/^(?:javascript|vbscript):/iu.test(address);
}

function findHead(document: DefaultTreeAdapterTypes.Document): Parent {
  const html = document.childNodes.find((node) => node.nodeName === "html");
  const head =
    html !== undefined && "childNodes" in html
      ? html.childNodes.find((node) => node.nodeName === "head")
      : undefined;
  // The parser puts a head into every document.
  if (head === undefined || !("childNodes" in head)) throw new Error("The page has no head");
  return head;
}
