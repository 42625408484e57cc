import { gate, guard, hold, host } from "./gate.ts";

/** Elements that fetch what an attribute names. A link of the reader (`a`) is not among them. */
const carriers = "script,img,iframe,link";
const addresses = ["src", "srcset", "href"];
const inText =
  /<(?:script|img|iframe|link)\b[^>]*?\s(?=(?:src|srcset|href)\s*=\s*["']?([^"'\s>]+))/giu;

/** Holds back elements: as the page is read, by their setters, and by what makes elements of text. */
export function holdElements(): void {
  new MutationObserver((changes) => {
    // The parser tells of each node: what lies in one of them has been searched with it.
    const added = new Set<Node | null>();
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!added.has(node.parentNode)) search(node);
        added.add(node);
      }
  }).observe(document, { childList: true, subtree: true });

  guard(
    "HTMLScriptElement HTMLImageElement HTMLIFrameElement HTMLLinkElement:src srcset href",
    ([value]) => host(value),
  );
  guard(
    "Element:setAttribute",
    ([name, value], self: Element) =>
      addresses.includes(String(name).toLowerCase()) && self.matches(carriers) && host(value),
  );
  guard(
    "Element Range Document:innerHTML outerHTML insertAdjacentHTML createContextualFragment write",
    (args, self: Element) => {
      // The text is the last argument. Only the attribute's name is changed, so nothing is read otherwise
      // than it was written; what is not a string was made by a policy of Trusted Types, and stays.
      const last = args.length - 1;
      const text = args[last];
      if (typeof text === "string")
        args[last] = text.replace(inText, (all, value) => all + (host(value) && "data-lagom-"));
      queueMicrotask(() => search(self));
      return "";
    },
  );
  // What was cloned has been through no setter.
  guard(
    "Node Element:appendChild insertBefore replaceChild append prepend before after replaceWith",
    (args) => {
      args.forEach(search);
      return "";
    },
  );
}

/** Finds in a tree what must wait. */
function search(tree: unknown): void {
  const node = tree as Partial<Element> | null;
  if (node?.matches?.(carriers)) check(node as Element);
  node?.querySelectorAll?.(carriers).forEach(check);
}

/** Puts an element's address or its type aside where it must wait, and holds it. */
function check(element: Element): void {
  const read = (name: string) => element.getAttribute(name);
  const putAside = (name: string) => {
    const value = read(name);
    if (value === null) return;
    element.setAttribute(`data-lagom-${name}`, value);
    element.removeAttribute(name);
  };
  const mark = read("data-lagom-category");
  const letters =
    mark === null
      ? host(read("src") ?? read("href") ?? read("data-lagom-src"))
      : mark.replace(/\B\w+|\W/gu, "");
  if (!letters || gate.held.some(([, , target]) => target === element)) return;
  const isScript = element.localName === "script";
  // A script that waits by its type already keeps what `data-lagom-type` says.
  (isScript ? (mark ? [] : ["type"]) : addresses).forEach(putAside);
  if (isScript) element.setAttribute("type", "text/plain");
  hold(letters, undefined, element);
}
