import type { LedgerLine, LedgerMark, NewLedgerLine } from "./ledger-line.server.ts";

/** Erasures that were begun and of whose end nothing is written: the newest line of each request and person. */
export type Begun = Map<string, LedgerMark>;

/** Takes one more line of the file into account. */
export function noteBegun(begun: Begun, line: LedgerLine): void {
  if (line.kind === "header" || line.request === null) return;
  const key = `${line.request} ${line.person ?? ""}`;
  if (line.kind === "erasure-begun") begun.set(key, line);
  else begun.delete(key);
}

/** For an erasure whose process was killed after its end and before it could say so here. */
export function toCompleted(
  line: LedgerMark,
  now: Date,
): Exclude<NewLedgerLine, { kind: "header" }> {
  const { installation, person, request, suppressions, keepings } = line;
  const marks = { installation, person, request, plan: null, suppressions, keepings };
  return { at: now.toISOString(), kind: "erasure-completed", ...marks };
}
