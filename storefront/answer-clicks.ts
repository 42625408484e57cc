import { templateOf } from "./attach-notice.ts";
import { choose } from "./choose.ts";
import type { Desk } from "./desk.ts";
import { isAllowed } from "./gate/is-allowed.ts";

type Consent = typeof import("./consent.ts");

/**
 * Makes the notice answer, and whatever opens the choices. What follows a choice comes in a file of its own,
 * once the page has time or the first click asks for it.
 *
 * @param address of that file (consent.ts)
 */
export function answerClicks(desk: Desk, address: string): void {
  let begun: Promise<Consent> | undefined;
  const begin = (): Promise<Consent> =>
    (begun ??= (import(address) as Promise<Consent>).then((consent) => {
      consent.start(desk);
      return consent;
    }));
  document.addEventListener("click", async (event) => {
    const part =
      event.target instanceof Element &&
      event.target.closest<HTMLElement>(
        "[data-lagom],[data-lagom-choices],[href$='#lagom-choices']",
      );
    if (!part) return;
    event.preventDefault();
    const act = part.dataset["lagom"];
    if (act === "accept" || act === "refuse") {
      const isYes = act === "accept";
      const granted = isYes ? desk.config.ask.map(([letter]) => letter).join("") : "";
      const sale = desk.state.regime === "opt-out" ? isYes : null;
      const made = await choose(desk, { act, granted, sale });
      void (await begin()).finish(desk, made);
    } else
      void begin()
        .then(({ open }) => open(desk))
        // The file did not come: the policy says how to choose.
        .catch(() =>
          location.assign(
            templateOf("lagom-template")?.querySelector("a")?.getAttribute("href") ?? "/",
          ),
        );
  });
  document.addEventListener("readystatechange", () => {
    // What may go does not wait until the page has time. Safari has no idle callbacks.
    if (desk.gate.held.some(([letters]) => isAllowed(desk.gate, letters))) void begin();
    else if (document.readyState === "complete")
      if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 2000 });
      else setTimeout(begin, 300);
  });
}
