import type { BridgeButton } from "../../app-bridge/browser/messages.ts";

/** The element with an id, of the expected kind. */
export function getElement<E extends HTMLElement>(id: string, kind: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}`);
  return element;
}

/** A button that stands for one of the app's. */
export function createButton(button: BridgeButton, press: (id: string) => void): HTMLElement {
  const element = document.createElement("button");
  const style =
    button.tone === "critical" ? "critical" : button.variant === "primary" ? "primary" : "plain";
  element.className = `button button--${style}`;
  element.textContent = button.label;
  element.disabled = button.disabled;
  element.addEventListener("click", () => press(button.id));
  return element;
}

/** Shows a message at the lower edge for a while. */
export function showToast(toast: {
  readonly id: string;
  readonly message: string;
  readonly isError: boolean;
  readonly durationMs: number;
  readonly action?: HTMLElement;
}): void {
  const element = document.createElement("p");
  element.id = toast.id;
  element.className = toast.isError ? "toast--error" : "";
  element.append(toast.message);
  if (toast.action !== undefined) element.append(toast.action);
  getElement("toasts", HTMLElement).append(element);
  setTimeout(() => element.remove(), toast.durationMs);
}
