import type { ChoiceAct, Choices } from "../app/domain/consent/types.ts";
import { attachNotice } from "./attach-notice.ts";
import { type Known, decide } from "./decide.ts";
import { followChoice } from "./gate/follow-choice.ts";
import type { Gate } from "./gate/start-gate.ts";
import { updateSignals } from "./signals/update-signals.ts";
import type { Handover, NoticeState } from "./types.ts";

/** What the deferred script works on. */
export type Desk = Omit<Handover<Gate>, "state" | "clicked"> & { state: NoticeState };

export const findNotice = (): HTMLElement | null => document.querySelector(".lagom-notice");

/** A choice by the names the public event and the reports use. */
export function toChoices({ granted, sale }: Pick<NoticeState, "granted" | "sale">): Choices {
  return {
    preferences: granted.includes("p"),
    statistics: granted.includes("s"),
    marketing: granted.includes("m"),
    sale,
  };
}

/**
 * Brings the page in line with what holds now: what waits is let go or held, those who take signals are
 * told, the notice goes or comes, and `lagom:choice` is fired. `act` is null where nobody clicked.
 */
export function settle(desk: Desk, known: Known, act: ChoiceAct | null): void {
  const { config, gate, state: before } = desk;
  const state = decide(config, known);
  desk.state = state;
  if (state.granted !== before.granted || state.sale !== before.sale || act) {
    followChoice(gate, config, state);
    updateSignals(config, state);
  }
  const notice = findNotice();
  if (!state.isAsking || state.regime !== before.regime) notice?.remove();
  if (state.isAsking && !notice?.isConnected) attachNotice(state);
  announce(state, act);
}

/** Fires `lagom:choice` on the document. */
export function announce(state: NoticeState, act: ChoiceAct | null): void {
  const { region, regime } = state;
  const detail = { choices: toChoices(state), region, regime, act };
  document.dispatchEvent(new CustomEvent("lagom:choice", { detail }));
}
