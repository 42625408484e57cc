// Deferred: makes the notice answer. What follows a choice comes in files of its own.
import { choose, type Wish } from "./choose.ts";
import type { Desk } from "./desk.ts";
import { takeOver } from "./handover.ts";
import { keepChoice } from "./keep-choice.ts";
import { publish } from "./public-api.ts";

const { consent = "", choices = "" } = document.currentScript?.dataset ?? {};

const loadConsent = (): Promise<typeof import("./consent.ts")> => import(consent);
const loadChoices = (): Promise<typeof import("./choices.ts")> => import(choices);

const nextPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function serve(desk: Desk): void {
  const decide = async (wish: Wish): Promise<readonly string[]> => {
    const made = choose(desk, wish);
    await nextPaint();
    return (await loadConsent()).finish(desk, made);
  };
  const open = async (): Promise<void> => {
    try {
      const { showChoices } = await loadChoices();
      showChoices(desk, decide);
    } catch {
      // The file did not come: the policy says how to choose.
      location.assign(document.getElementById("lagom-words")?.dataset["policy"] ?? "/");
    }
  };
  /** Whether what was clicked is the notice's business. */
  const answer = (target: EventTarget | null): boolean => {
    const part =
      target instanceof Element &&
      target.closest<HTMLElement>("[data-lagom],[data-lagom-choices],[href$='#lagom-choices']");
    if (!part) return false;
    const act = part.dataset["lagom"];
    if (act === "accept" || act === "refuse") {
      const isYes = act === "accept";
      const granted = isYes ? desk.config.ask.map(([letter]) => letter).join("") : "";
      void decide({ act, granted, sale: desk.state.regime === "opt-out" ? isYes : null });
    } else void open();
    return true;
  };
  document.addEventListener("click", (event) => {
    if (answer(event.target)) event.preventDefault();
  });
  if (!answer(desk.clicked) && location.hash === "#lagom-choices") void open();
  publish(desk, open);
  const begin = async (): Promise<void> => {
    (await loadConsent()).start(desk);
  };
  // Safari has no idle callbacks. What waits to be let go does not wait for them.
  if (desk.gate.held.length > 0) void begin();
  else if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 2000 });
  else setTimeout(begin, 300);
}

const given = takeOver();
if (given) serve(Object.assign(given, { notes: "", keep: keepChoice }));
