// Loaded where something held back may go, or a frame waits to say why it is empty.
import { watchDatabases } from "./gate/answer-database.ts";
import type { Gate, Held } from "./gate/gate-state.ts";
import { fillFrame } from "./gate/placeholders.ts";
import { runHeld } from "./gate/run-held.ts";

/** What is being let go: what comes next waits for it. */
let turn: Promise<void> | undefined;
const filled = new WeakSet<Held>();

/** Lets go what is allowed, in the order it came, and writes into held-back frames; also of what comes later. */
export function letGo(gate: Gate): void {
  if (!turn) watchDatabases(gate);
  // A script may be about to finish what it has just made.
  gate.onHold = () => setTimeout(letGo, 0, gate);
  const { held } = gate;
  const free = held.filter(([letters]) => !gate.missing(letters));
  held.splice(0, held.length, ...held.filter((entry) => !free.includes(entry)));
  turn = Promise.resolve(turn).then(() => runHeld(gate, free));
  for (const entry of held.filter((one) => !filled.has(one))) {
    filled.add(entry);
    fillFrame(gate, entry);
  }
}
