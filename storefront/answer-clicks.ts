import { choose } from "./choose.ts";
import type { Desk } from "./desk.ts";

type Consent = typeof import("./consent.ts");

/** Half a second after a page has loaded its own scripts have had their turn. */
const patienceMs = 500;

/**
 * Makes the notice answer, and whatever opens the choices. What follows a choice comes in a file of its own,
 * once the page is done, or with the first click that asks for it.
 *
 * @param file address of that file (consent.ts)
 * @param policy where to read how to choose, if the file does not come
 */
export function answerClicks(desk: Desk, file: string, policy: string): void {
  const { gate } = desk;
  const load = (): Promise<Consent> => import(file);
  let hasBegun = false;
  const begin = async (): Promise<Consent> => {
    const consent = await load();
    if (!hasBegun) consent.start(desk);
    hasBegun = true;
    return consent;
  };
  document.addEventListener("click", async (event) => {
    const part = (event.target as Partial<Element>).closest?.<HTMLElement>(
      "[data-lagom],[data-lagom-choices],[href$='#lagom-choices']",
    );
    if (!part) return;
    event.preventDefault();
    const act = part.dataset["lagom"];
    if (act === "accept" || act === "refuse") {
      const isYes = act === "accept";
      const made = await choose(desk, {
        act,
        granted: isYes ? desk.config.ask.map(([letter]) => letter).join("") : "",
        sale: desk.state.regime === "opt-out" ? isYes : null,
      });
      (await load()).finish(desk, made);
      void begin();
    } else
      begin()
        .then(({ open }) => open(desk))
        .catch(() => location.assign(policy));
  });
  document.addEventListener("readystatechange", () => {
    // What may go does not wait.
    if (gate.held.some(([letters]) => !gate.missing(letters))) void begin();
  });
  addEventListener("load", () => setTimeout(begin, patienceMs));
}
