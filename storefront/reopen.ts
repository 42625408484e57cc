import type { Desk } from "./desk.ts";

/** The small button by which a choice is changed, on every page (GDPR 7(3)), unless the merchant has only the link. */
export function showReopen({ config }: Desk): void {
  if (config.design.reopen !== "button") return;
  const button =
    document.querySelector<HTMLTemplateElement>("template#lagom-template")?.content
      .lastElementChild;
  if (button) document.body.append(button.cloneNode(true));
}
