import { defaultTreeAdapter as tree, parseFragment, serialize } from "parse5";
import type { DefaultTreeAdapterMap } from "parse5";

type Parent = DefaultTreeAdapterMap["parentNode"];
type Element = DefaultTreeAdapterMap["element"];

/** Elements whose whole content goes, because it is no text for a reader. */
const droppedElements = new Set([
  ...["script", "style", "iframe", "object", "embed", "form", "input", "button", "select"],
  ...["textarea", "template", "link", "meta", "base", "svg", "math"],
]);

const addressAttributes = new Set(["href", "src", "action", "formaction"]);
const safeAddress = /^(https?:|mailto:|tel:|[/#?]|[^:]*$)/iu;

/**
 * HTML as the shop keeps it after somebody wrote a legal text.
 *
 * No page of Shopify's says what exactly is taken out; our reading of what its editor keeps: no
 * scripts, frames or form fields, no comments, no event attributes, links to http(s), mailto and
 * tel only, and everything else as a browser would write it again. What comes back is therefore not
 * byte for byte what was sent.
 */
export function sanitiseHtml(html: string): string {
  const fragment = parseFragment(html);
  clean(fragment);
  return serialize(fragment);
}

function clean(parent: Parent): void {
  for (const node of [...parent.childNodes]) {
    if (tree.isCommentNode(node)) tree.detachNode(node);
    if (!tree.isElementNode(node)) continue;
    if (droppedElements.has(node.tagName)) {
      tree.detachNode(node);
      continue;
    }
    node.attrs = node.attrs.filter((attribute) => isKept(attribute));
    clean(node);
  }
}

function isKept({ name, value }: Element["attrs"][number]): boolean {
  if (name.startsWith("on")) return false;
  return !addressAttributes.has(name) || safeAddress.test(value.trim());
}
