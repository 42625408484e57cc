import type { NoticeState } from "../types.ts";
import { gate, type Rules, setUpGate } from "./gate.ts";
import type { Gate } from "./gate-state.ts";
import { holdElements } from "./hold-elements.ts";
import { holdRequests } from "./hold-requests.ts";
import { holdStorage } from "./hold-storage.ts";

export type { Gate } from "./gate-state.ts";

/**
 * Holds back what a visitor has not allowed, from the moment it is called: requests to hosts of the
 * configuration, elements marked with a category, and what is stored under names of the configuration.
 * What is held back keeps its order and waits in `gate.held`; run-held.ts lets it go.
 * It runs inline before all else, so every byte counts: what can wait is not here.
 *
 * @param rules what the register knows; the first row of hosts and items that fits decides.
 */
export function startGate(rules: Rules, state: NoticeState): Gate {
  setUpGate(rules, state);
  holdElements();
  holdRequests();
  holdStorage();
  return gate;
}
