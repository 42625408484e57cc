import type { ChoiceAct } from "../app/domain/consent/types.ts";
import type { Known } from "./decide.ts";
import { type Desk, findNotice, toChoices } from "./desk.ts";
import { followChoice } from "./gate/follow-choice.ts";
import { showReopen } from "./reopen.ts";
import { speakFor } from "./speak-for.ts";

/**
 * Brings the page in line with what holds now: what waits is let go or held, those who take signals are
 * told, the notice goes or comes, and `lagom:choice` is fired. Without an act nobody clicked.
 */
export function settle(desk: Desk, known: Known, act?: ChoiceAct): void {
  const { gate, state: before } = desk;
  const state = (desk.state = desk.decide(desk.config, known));
  if (act ?? (state.granted !== before.granted || state.sale !== before.sale)) {
    followChoice(gate, state);
    desk.tell(state);
  }
  const isOther = state.regime !== before.regime;
  if (!state.isAsking || isOther) findNotice()?.remove();
  if (!findNotice()) desk.attach(state);
  speakFor(document, state.regime);
  showReopen(desk);
  announce(desk, act);
}

/** Fires `lagom:choice` on the document. */
export function announce({ state }: Desk, act: ChoiceAct | null = null): void {
  const { region, regime } = state;
  const detail = { choices: toChoices(state), region, regime, act };
  document.dispatchEvent(new CustomEvent("lagom:choice", { detail }));
}
