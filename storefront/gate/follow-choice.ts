import type { NoticeState } from "../types.ts";
import type { Gate, Held } from "./gate-state.ts";

/**
 * Brings what is held back in line with what is allowed now; called once at the start and after each
 * change. What is allowed goes in the order it came, each once; what is refused stays, for a later yes.
 * The script that lets go, and says in held-back frames why they are empty, comes only where it has work.
 */
export function followChoice(gate: Gate, state: NoticeState): void {
  gate.state = state;
  const letGo = async (entries: readonly Held[]): Promise<void> => {
    const hasWork = entries.some(
      ([letters, , target]) => !gate.missing(letters) || target instanceof HTMLIFrameElement,
    );
    if (hasWork) (await import("../release.ts")).letGo(gate);
  };
  // Until that script has come and listens by itself.
  gate.onHold ??= (entry) => void letGo([entry]);
  void letGo(gate.held);
  if (!state.isAsking)
    for (const [, , target] of gate.held) if (typeof target === "function") target();
}
