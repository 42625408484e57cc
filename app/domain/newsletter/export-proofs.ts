import { protectCell, toCsvHead, toCsvLine } from "../shared/csv-line.ts";
import type { ShownProof } from "./views.ts";

type Marked = ShownProof & { readonly mark: string };

const columns = [
  "id",
  "received_at",
  "channel",
  "address_mark",
  "wish",
  "outcome",
  "door",
  "reason",
  "before",
  "after",
  "shown_by",
  "systems",
] as const;

/**
 * Proofs as a table any spreadsheet opens, a piece at a time; no cell can be run as a formula. Times are
 * UTC. The address is not in it: its keyed mark is the same in all rows of one address.
 */
export async function* exportProofs(proofs: AsyncIterable<Marked>): AsyncGenerator<string> {
  yield toCsvHead(columns);
  for await (const proof of proofs) yield toCsvLine(cellsOf(proof).map(protectCell));
}

function cellsOf(proof: Marked): readonly string[] {
  const { id, receivedAt, channel, mark, wish, outcome, door, reason, shownBy } = proof;
  return [
    ...[id, receivedAt.toISOString(), channel, mark, wish, outcome, door, reason],
    ...[proof.before.join(" "), proof.after.join(" "), shownBy ?? ""],
    proof.effects.map(sayEffect).join("\n"),
  ];
}

function sayEffect(effect: Marked["effects"][number]): string {
  const { system, wanted, state, inEffectAt, drifts, code } = effect;
  const words = [
    `${system}: ${wanted}, ${state}`,
    ...(inEffectAt === null ? [] : [`since ${inEffectAt.toISOString()}`]),
    ...(drifts === 0 ? [] : [`turned round ${String(drifts)} times, put right`]),
    ...(code === null ? [] : [code]),
  ];
  return words.join(", ");
}
