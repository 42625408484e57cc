import { matchStoredItem } from "../register/known/match-stored-item.ts";
import type { Register } from "../register/types.ts";
import { categoryOf, findDeclaredItem, findDeclaredRecipient } from "./declared.ts";
import type { Drift, ScanReport, Sighting } from "./types.ts";

/** What the register says of a sighting. */
export type Standing =
  | "declared"
  /** Nothing in the register fits it. */
  | "undeclared"
  /** Declared, needs a yes, and was there before anybody could say one. */
  | "before-choice"
  /** Declared, needs a yes, and was there although the visitor said no. */
  | "after-refusing";

export type JudgedSighting = {
  readonly sighting: Sighting;
  readonly standing: Standing;
  /** Names of the register's recipient or item it was found to be; null where it has none. */
  readonly declaredAs: string | null;
};

/**
 * What the register says of everything a scan saw. What only asks a host (a script, a font) stores
 * nothing: for it the host has to belong to a recipient, no more.
 */
export function judgeEach(register: Register, report: ScanReport): readonly JudgedSighting[] {
  return report.sightings.map((sighting) => judgeOne(register, sighting));
}

function judgeOne(register: Register, sighting: Sighting): JudgedSighting {
  const item = findDeclaredItem(register, sighting);
  if (item !== undefined) {
    const standing = standingOf(register, sighting, [item.purpose]);
    return { sighting, standing, declaredAs: item.name };
  }
  const recipient =
    isStored(sighting) || sighting.party === "first"
      ? undefined
      : findDeclaredRecipient(register, sighting.host);
  if (recipient === undefined) return { sighting, standing: "undeclared", declaredAs: null };
  const standing = standingOf(register, sighting, recipient.purposes);
  return { sighting, standing, declaredAs: recipient.name };
}

/**
 * Where what a scan saw differs from the register, each once: things nothing in the register fits,
 * hosts of nobody it names, and what needs a yes and did not wait for one (ePrivacy Directive 5(3);
 * LEK 2022:482 ch. 9 s. 28).
 *
 * @param fix where in the admin it is put right
 */
export function judgeSightings(
  register: Register,
  report: ScanReport,
  fix: string,
): readonly Drift[] {
  const seenAt = new Date(report.finishedAt);
  const drifts = judgeEach(register, report).flatMap(({ sighting, standing }) =>
    driftsOf(sighting, standing).map((code) => {
      const subject = code === "undeclared-recipient" ? sighting.host : sighting.name;
      return { code, subject, seenAt, fix };
    }),
  );
  return [...new Map(drifts.map((one) => [`${one.code} ${one.subject}`, one])).values()];
}

/** A pixel stores nothing by itself, but whoever sent it gets something: who it is must be said. */
function isStored({ kind }: Sighting): boolean {
  return kind !== "request" && kind !== "pixel";
}

function standingOf(register: Register, seen: Sighting, purposes: readonly string[]): Standing {
  const needsYes = purposes.every((id) => categoryOf(register, id) !== "necessary");
  return needsYes ? (tooEarly(seen) ?? "declared") : "declared";
}

/** A script that is only loaded has not yet read or stored anything. */
function tooEarly({ kind, phases }: Sighting): "before-choice" | "after-refusing" | undefined {
  if (kind === "request") return undefined;
  return (["before-choice", "after-refusing"] as const).find((phase) => phases.includes(phase));
}

function driftsOf(sighting: Sighting, standing: Standing): readonly Drift["code"][] {
  switch (standing) {
    case "declared":
      return [];
    case "undeclared": {
      // What is well known to need a yes needs one whether or not it is declared.
      const early = isKnownOptional(sighting) ? tooEarly(sighting) : undefined;
      return [
        isStored(sighting) ? "undeclared-storage" : "undeclared-recipient",
        ...(early === undefined ? [] : [`storage-${early}` as const]),
      ];
    }
    case "before-choice":
    case "after-refusing":
      return [`storage-${standing}`];
  }
}

function isKnownOptional({ kind, name, host, party }: Sighting): boolean {
  const known = matchStoredItem(name, party === "third" ? host : null);
  return known?.kind === kind && known.party === party && known.noticeCategory !== "necessary";
}
