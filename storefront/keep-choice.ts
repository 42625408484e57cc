import { choiceName, daysOf } from "./choice-text.ts";
import type { Desk } from "./desk.ts";

/**
 * Keeps a choice for as long as it holds, whether it was yes or no: in a first-party cookie, and where the browser
 * refuses cookies in local storage. Where neither is to be had it holds for this page.
 */
export function keepChoice({ config, readFacts }: Desk, text: string): void {
  try {
    const seconds = daysOf(config, text.endsWith(".0")) * 86_400;
    document.cookie = `${choiceName}=${text}; Path=/; Max-Age=${seconds}; SameSite=Lax; Secure`;
    if (readFacts().text !== text) localStorage.setItem(choiceName, text);
  } catch {
    // A sandboxed frame or storage switched off: the choice holds for this page.
  }
}
