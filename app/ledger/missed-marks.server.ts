import type {
  MissedErasure,
  MissedMarks,
  MissedSuppression,
} from "../domain/erasure/ledger-ports.ts";
import type { LedgerLine } from "./ledger-line.server.ts";

/** Sums up lines: what became of each person, installation and opt-out. */
export function collectMissed(lines: readonly LedgerLine[]): MissedMarks {
  const people = new Map<string, MissedErasure>();
  const removedInstallations = new Set<string>();
  const suppressions: MissedSuppression[] = [];
  for (const line of lines) {
    if (line.kind === "header") continue;
    const { kind, installation, person, request, suppressions: digests } = line;
    if (kind === "installation-removed") removedInstallations.add(installation);
    if (person !== null) {
      const before = people.get(person);
      const requests = new Set(before?.requests);
      if (request !== null) requests.add(request);
      const isComplete = kind === "erasure-completed" || before?.isComplete === true;
      people.set(person, { requests, isComplete });
    }
    if (digests.length > 0) suppressions.push({ installation, digests, since: new Date(line.at) });
  }
  return { people, removedInstallations, suppressions };
}
