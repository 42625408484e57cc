// Loaded where something held back may go, or a frame waits to say why it is empty.
import { watchDatabases } from "./gate/answer-database.ts";
import type { Gate, Held } from "./gate/gate-state.ts";
import { isAllowed } from "./gate/is-allowed.ts";
import { fillFrame } from "./gate/placeholders.ts";
import { runHeld } from "./gate/run-held.ts";

/** What is being let go: what comes next waits for it. */
let turn = Promise.resolve();
const filled = new WeakSet<Held>();
let hasBegun = false;

/** Lets go what is allowed, in the order it came, and writes into held-back frames; also of what comes later. */
export function letGo(gate: Gate): void {
  if (!hasBegun) watchDatabases(gate);
  hasBegun = true;
  const { held } = gate;
  const isFree = ([letters]: Held) => isAllowed(gate, letters);
  const free = held.filter(isFree);
  held.splice(0, held.length, ...held.filter((entry) => !isFree(entry)));
  turn = turn.then(() => runHeld(gate, free));
  for (const entry of held.filter((one) => !filled.has(one))) {
    filled.add(entry);
    fillFrame(gate, entry);
  }
  // A script may be about to finish what it has just made.
  gate.onHold = () => void setTimeout(() => letGo(gate));
}
