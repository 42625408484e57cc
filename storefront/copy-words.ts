import { findWords } from "./templates.ts";

/** The second layer's style: the first text. */
export const readStyle = (): string => findWords().content.firstChild?.textContent ?? "";

/**
 * A new copy, in the page's language, of the second layer, of what is said after a withdrawal, and of what a
 * held-back frame says.
 */
export function copyWords(): readonly [HTMLDialogElement, HTMLElement, HTMLElement] {
  // The snippet prints these three.
  return [...document.importNode(findWords().content, true).children] as never;
}
