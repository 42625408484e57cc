import type { Desk } from "./desk.ts";

/**
 * The small button by which a choice is changed, on every page (GDPR 7(3)), unless the merchant has only the
 * link; not beside the notice itself.
 */
export function showReopen({ config, state }: Desk): void {
  const shown = document.querySelector(".lagom-reopen");
  if (state.isAsking || config.design.reopen !== "button") shown?.remove();
  else if (!shown) {
    const template = document.querySelector<HTMLTemplateElement>("template#lagom-template");
    const button = template?.content.lastElementChild;
    if (button) document.body.append(button.cloneNode(true));
  }
}
