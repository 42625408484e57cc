import type { Register } from "../register/types.ts";
import type { BoardFacts, LastScan } from "./board-facts.ts";
import { judgeEach, judgeSightings } from "./judge-sightings.ts";
import { asksStrangers, judgeWritten, listWrittenDrifts } from "./judge-written.ts";
import type { Drift, ScanPhase } from "./types.ts";
import { keptAt, nothingShown, type Verdict } from "./verdict.ts";

/** A look at the storefront says nothing about today after so many days. */
const freshMs = 35 * 86_400_000;

/** Everything a scan found, by code; the page of the scan is where it is put right. */
function driftsOf(
  { register, scan }: BoardFacts,
  code: Drift["code"],
): readonly Drift[] | undefined {
  if (register === null || scan === null) return undefined;
  const fix = `/app/scans/${scan.id}`;
  return judgeSightings(register, scan.report, fix).filter((drift) => drift.code === code);
}

function judgeByScan(facts: BoardFacts, code: Drift["code"], phase: ScanPhase): Verdict {
  const drifts = driftsOf(facts, code);
  if (drifts === undefined) return nothingShown;
  if (drifts.length > 0) return { drifts, shownAt: null };
  return keptAt(hasPhase(facts.scan, phase) ? freshDate(facts) : null);
}

function hasPhase(scan: LastScan | null, phase: ScanPhase): boolean {
  return scan?.report.visited.some((visit) => visit.phase === phase) ?? false;
}

function freshDate({ now, scan }: BoardFacts): Date | null {
  return scan === null || now.getTime() - scan.at.getTime() > freshMs ? null : scan.at;
}

/** Everything seen on a visitor's device is in the register, whichever choice was made. */
export function judgeDeclared(facts: BoardFacts): Verdict {
  return judgeByScan(facts, "undeclared-storage", "before-choice");
}

/** What needs a yes waits for one. */
export function judgeWaiting(facts: BoardFacts): Verdict {
  return judgeChoice(facts, "storage-before-choice", "before-choice");
}

/** Nothing that needs a yes comes after a no. */
export function judgeRefusal(facts: BoardFacts): Verdict {
  return judgeChoice(facts, "storage-after-refusing", "after-refusing");
}

/** Of what is in no register nobody can say whether it may be there: then nothing is shown. */
function judgeChoice(facts: BoardFacts, code: Drift["code"], phase: ScanPhase): Verdict {
  const verdict = judgeByScan(facts, code, phase);
  const { register, scan } = facts;
  if (register === null || scan === null || verdict.drifts.length > 0) return verdict;
  const isUnclear = judgeEach(register, scan.report).some(
    ({ sighting, standing }) =>
      standing === "undeclared" && sighting.kind !== "request" && sighting.phases.includes(phase),
  );
  return isUnclear ? nothingShown : verdict;
}

/** The theme itself writes nothing into its pages that asks somebody who needs a yes. */
export function judgeTheme(facts: BoardFacts): Verdict {
  const { register, scan, toldRecipients } = facts;
  if (register === null || scan === null) return nothingShown;
  const drifts = listWrittenDrifts(judgeWritten(register, scan.report, toldRecipients), {
    ...{ seenAt: scan.at, fix: `/app/scans/${scan.id}` },
  });
  if (drifts.length > 0) return { drifts, shownAt: null };
  if (asksStrangers(register, scan.report)) return nothingShown;
  return keptAt(hasPhase(scan, "before-choice") ? freshDate(facts) : null);
}

/** Whoever is asked by the storefront, or was sent data by Lagom itself, is named. */
export function judgeRecipients(facts: BoardFacts): Verdict {
  const sent = findUnnamed(facts);
  const seen = judgeByScan(facts, "undeclared-recipient", "before-choice");
  const drifts = [...sent, ...seen.drifts];
  return drifts.length > 0 ? { drifts, shownAt: null } : seen;
}

/** The store itself is no recipient. */
const ownCode = "merchant";

function findUnnamed({ register, transmittedTo }: BoardFacts): readonly Drift[] {
  if (register === null) return [];
  const named = new Set(register.recipients.flatMap(({ id, knownAs }) => [id, knownAs]));
  if (namesMailCarrier(register)) named.add("mail-server");
  return transmittedTo
    .filter(({ recipient }) => recipient !== ownCode && !named.has(recipient))
    .map(({ recipient, lastAt }) => ({
      ...{ code: "undeclared-recipient" as const, subject: recipient },
      ...{ seenAt: lastAt, fix: "/app/register" },
    }));
}

/** Mail about requests goes through somebody: whoever gets data for that purpose, by whatever name. */
function namesMailCarrier({ purposes, recipients }: Register): boolean {
  const own = purposes.filter(({ preset }) => preset === "privacy-requests").map(({ id }) => id);
  return recipients.some((recipient) => recipient.purposes.some((id) => own.includes(id)));
}

/** Visitors are asked where something needs a yes, and can say no as easily. */
export function judgeNotice(facts: BoardFacts): Verdict {
  const { register, scan } = facts;
  if (register === null || scan === null) return nothingShown;
  const code = findNoticeTrouble(scan);
  if (code === null) return keptAt(hasPhase(scan, "after-refusing") ? freshDate(facts) : null);
  // A store that stores only what is necessary need not ask.
  if (code === "notice-absent" && !needsNotice(facts)) return keptAt(freshDate(facts));
  const subject = "cookie notice";
  return {
    drifts: [{ code, subject, seenAt: scan.at, fix: "/app/scans/" + scan.id }],
    shownAt: null,
  };
}

function findNoticeTrouble({
  report,
}: LastScan): "notice-absent" | "notice-without-refusal" | null {
  const reasons = report.leftOut.map(({ reason }) => reason);
  if (reasons.includes("no-notice-found")) return "notice-absent";
  return reasons.includes("no-refuse-button") ? "notice-without-refusal" : null;
}

function needsNotice({ register, scan }: BoardFacts): boolean {
  if (register === null || scan === null) return false;
  const isSeen = judgeEach(register, scan.report).some(
    ({ sighting, standing }) => sighting.kind !== "request" && standing !== "declared",
  );
  const optional = new Set(
    register.purposes.flatMap(({ id, noticeCategory }) =>
      noticeCategory === "necessary" ? [] : [id],
    ),
  );
  return isSeen || register.storedItems.some(({ purpose }) => optional.has(purpose));
}
