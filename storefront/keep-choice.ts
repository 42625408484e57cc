import { choiceName } from "./choice-text.ts";
import type { Desk } from "./desk.ts";

/**
 * Keeps a choice for so many days, whether it was yes or no: in a first-party cookie, and where the browser
 * refuses cookies in local storage. Where neither is to be had it holds for this page.
 */
export function keepChoice({ config, readFacts }: Desk, text: string): void {
  try {
    document.cookie = `${choiceName}=${text}; Path=/; Max-Age=${config.days * 86_400}; SameSite=Lax; Secure`;
    if (readFacts().text !== text) localStorage.setItem(choiceName, text);
  } catch {
    // A sandboxed frame or storage switched off: the choice holds for this page.
  }
}
