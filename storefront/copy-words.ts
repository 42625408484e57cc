/** What Liquid left in the page of all that is not seen at first (snippets/notice-choices.liquid). */
const words = (): DocumentFragment =>
  (document.getElementById("lagom-words") as HTMLTemplateElement).content;

/** The second layer's style: the first text. */
export const readStyle = (): string => words().firstChild?.textContent ?? "";

/**
 * A new copy, in the page's language, of the second layer, of what is said after a withdrawal, and of what a
 * held-back frame says.
 */
export function copyWords(): readonly [HTMLDialogElement, HTMLElement, HTMLElement] {
  // The snippet prints these three.
  return [...document.importNode(words(), true).children] as never;
}
