/**
 * A new copy of what is not seen at first, in the page's language: the second layer, what is said after a
 * withdrawal, and what a held-back frame says (snippets/notice-choices.liquid prints these three).
 */
export function copyWords(): readonly [HTMLDialogElement, HTMLElement, HTMLElement] {
  const { content } = document.getElementById("lagom-words") as HTMLTemplateElement;
  return [...document.importNode(content, true).children] as never;
}
