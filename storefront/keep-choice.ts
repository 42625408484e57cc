import { choiceName } from "./choice-text.ts";
import { findChoiceText } from "./kept-choice.ts";

/**
 * Keeps a choice for so many days, whether it was yes or no: in a first-party cookie, and where the browser
 * refuses cookies in local storage. Where neither is to be had it holds for this page.
 */
export function keepChoice(text: string, days: number): void {
  try {
    document.cookie = `${choiceName}=${text}; Path=/; Max-Age=${days * 86_400}; SameSite=Lax; Secure`;
    if (findChoiceText() !== text) localStorage.setItem(choiceName, text);
  } catch {
    // A sandboxed frame or storage switched off: the choice holds for this page.
  }
}
