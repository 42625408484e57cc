import type { Desk } from "./desk.ts";
import { findWords } from "./templates.ts";

/**
 * The small button by which a choice is changed, on every page (GDPR 7(3)), unless the merchant has only the
 * link (then Liquid prints none); not beside the notice itself.
 */
export function showReopen({ state }: Desk): void {
  const shown = document.querySelector(".lagom-reopen");
  if (state.isAsking) shown?.remove();
  else if (!shown) {
    const button = findWords().content.querySelector(".lagom-reopen");
    if (button) document.body.append(button.cloneNode(true));
  }
}
