import { z } from "zod";
import type {
  LedgerKeeping,
  MissedErasure,
  MissedKeepings,
  MissedMarks,
  MissedSuppression,
} from "../domain/erasure/ledger-ports.ts";
import type { PlannedKeeping } from "../domain/erasure/types.ts";
import { asOrderId } from "../domain/shared/ids.ts";
import type { LedgerLine, LedgerMark } from "./ledger-line.server.ts";

type Box = {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
};

const keepingsSchema = z.array(
  z.strictObject({
    orderId: z.string().transform(asOrderId),
    field: z.string(),
    ground: z.string(),
    keptUntil: z.string(),
    bookedOn: z.string().optional(),
  }),
);

/** What Shopify erases sooner does not wait for anything, so it is not among it. */
export function sealKeepings(box: Box, planned: readonly PlannedKeeping[]): string | null {
  const keepings = planned
    .filter(({ shopifyErasesSooner }) => !shopifyErasesSooner)
    .map(({ shopifyErasesSooner: _sooner, ...keeping }) => keeping);
  return keepings.length === 0 ? null : box.seal(JSON.stringify(keepings));
}

function openKeepings(box: Box, sealed: string): readonly LedgerKeeping[] {
  return keepingsSchema.parse(JSON.parse(box.open(sealed)));
}

/** Sums up lines: what became of each person, installation, opt-out and kept field. */
export function collectMissed(lines: readonly LedgerLine[], box: Box): MissedMarks {
  const people = new Map<string, MissedErasure>();
  const removedInstallations = new Set<string>();
  let suppressions: readonly MissedSuppression[] = [];
  const keepings: MissedKeepings[] = [];
  for (const line of lines) {
    if (line.kind === "header") continue;
    const { kind, installation, suppressions: digests, keepings: kept } = line;
    if (kind === "installation-removed") removedInstallations.add(installation);
    notePerson(people, line);
    const since = new Date(line.at);
    suppressions = followWish(suppressions, { kind, missed: { installation, digests, since } });
    // One that is only begun makes its own entries when it ends.
    if (kept !== null && kind === "erasure-completed") {
      keepings.push({ installation, keepings: openKeepings(box, kept), since });
    }
  }
  return { people, removedInstallations, suppressions, keepings };
}

/** Whoever left and came back, both after the backup, is not suppressed by the first of it. */
function followWish(
  before: readonly MissedSuppression[],
  { kind, missed }: { readonly kind: LedgerMark["kind"]; readonly missed: MissedSuppression },
): readonly MissedSuppression[] {
  const { digests, installation } = missed;
  if (digests.length === 0) return before;
  if (kind !== "returned")
    return [...before, kind === "left" ? { ...missed, hasLeft: true } : missed];
  const back = new Set(digests);
  return before.map((one) =>
    one.installation === installation && one.hasLeft === true
      ? { ...one, digests: one.digests.filter((mark) => !back.has(mark)) }
      : one,
  );
}

function notePerson(people: Map<string, MissedErasure>, line: LedgerMark): void {
  const { kind, person, request } = line;
  if (person === null) return;
  const before = people.get(person);
  const requests = new Set(before?.requests);
  if (request !== null) requests.add(request);
  const isComplete = kind === "erasure-completed" || before?.isComplete === true;
  people.set(person, { requests, isComplete });
}
