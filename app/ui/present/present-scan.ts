import {
  type JudgedSighting,
  judgeEach,
  type Standing,
} from "../../domain/promises/judge-sightings.ts";
import { type ScanProposal, toLifetime } from "../../domain/promises/propose-from-sightings.ts";
import {
  type ScanPhase,
  scanPhases,
  type ScanReport,
  type Sighting,
} from "../../domain/promises/types.ts";
import { purposePresets, type Register } from "../../domain/register/types.ts";
import { counted } from "./dates.ts";
import { leftOutWords, phaseWords, scanPageWords } from "./promise-words.ts";
import { purposeName } from "./present-gaps.ts";
import { sayLifetime } from "./say-register-value.ts";
import { presetWords } from "./register-words.ts";
import type { Label } from "./request-words.ts";

export type ShownSighting = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly setBy: string;
  readonly when: string;
  readonly where: string;
  readonly lifetime: string;
  readonly status: Label;
  readonly phases: readonly ScanPhase[];
  readonly isOk: boolean;
};

export type ShownProposal = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  /** What the form begins with; empty where the merchant has to choose. */
  readonly purpose: string;
};

export type ShownScanReport = {
  readonly summary: string;
  readonly leftOut: readonly string[];
  readonly sightings: readonly ShownSighting[];
  readonly proposals: readonly ShownProposal[];
  readonly purposes: readonly { readonly value: string; readonly label: string }[];
};

const standings: Readonly<Record<Standing, Label>> = {
  declared: { text: "In the register", tone: "success" },
  undeclared: { text: "Not in the register", tone: "critical" },
  "before-choice": { text: "Came before a choice", tone: "critical" },
  "after-refusing": { text: "Came after a no", tone: "critical" },
};

const kinds: Readonly<Record<Sighting["kind"], string>> = {
  cookie: "Cookie",
  "local-storage": "Local storage",
  "session-storage": "Session storage",
  "indexed-db": "Browser database",
  pixel: "Pixel",
  request: "Contacted",
};

/** Everything a scan saw, what is wrong first. */
export function presentScanReport(
  report: ScanReport,
  register: Register | null,
  proposals: readonly ScanProposal[],
): ShownScanReport {
  const judged = register === null ? report.sightings.map(unjudged) : judgeEach(register, report);
  const sightings = judged.map(presentSighting);
  return {
    summary: toSummary(report),
    leftOut: report.leftOut.map(
      ({ phase, reason }) => `${phaseWords[phase]}: ${leftOutWords[reason] ?? "not looked at"}.`,
    ),
    sightings: [...sightings.filter(({ isOk }) => !isOk), ...sightings.filter(({ isOk }) => isOk)],
    proposals: proposals.map(presentProposal),
    purposes: register === null ? [] : listPurposes(register, proposals),
  };
}

/** The register's purposes, and those a known thing would begin. */
function listPurposes(
  register: Register,
  proposals: readonly ScanProposal[],
): ShownScanReport["purposes"] {
  const own = register.purposes.map((purpose) => ({
    value: purpose.id,
    label: purposeName(purpose, register),
  }));
  const missing = purposePresets.filter(
    (preset) =>
      proposals.some(({ purpose }) => purpose === preset) &&
      !own.some(({ value }) => value === preset),
  );
  return [
    ...own,
    ...missing.map((preset) => ({
      value: preset,
      label: `${presetWords[preset].label} (new purpose)`,
    })),
  ];
}

function unjudged(sighting: Sighting): JudgedSighting {
  return { sighting, standing: "undeclared", declaredAs: null };
}

function toSummary({ visited, sightings }: ScanReport): string {
  const phases = scanPhases.filter((phase) => visited.some((visit) => visit.phase === phase));
  const pages = new Set(visited.map(({ page }) => page)).size;
  const stored = sightings.filter(({ kind }) => kind !== "request" && kind !== "pixel").length;
  const hosts = new Set(sightings.flatMap(({ host, party }) => (party === "third" ? [host] : [])));
  return `${counted(pages, "page")} looked at, ${phases.length === 1 ? "once" : counted(phases.length, "time")} each: ${counted(
    stored,
    "thing",
  )} stored, ${counted(hosts.size, "other host")} contacted.`;
}

function presentSighting({ sighting, standing }: JudgedSighting): ShownSighting {
  const { kind, name, host, party, phases, pages } = sighting;
  return {
    id: `${kind} ${name} ${host} ${party}`,
    name,
    kind: party === "third" && kind !== "request" ? `${kinds[kind]}, third party` : kinds[kind],
    setBy: toSetBy(sighting),
    when: phases.length === scanPhases.length ? "Always" : phases.map(toPhase).join(", "),
    where:
      pages.length > 4
        ? "on every page"
        : `on: ${pages.map((page) => scanPageWords[page]).join(", ")}`,
    lifetime: isKept(sighting) ? sayLifetime(toLifetime(sighting)) : "",
    status: standings[standing],
    phases,
    isOk: standing === "declared",
  };
}

function toPhase(phase: ScanPhase): string {
  return phaseWords[phase];
}

function isKept({ kind }: Sighting): boolean {
  return kind !== "request" && kind !== "pixel";
}

/** Who did it, as far as a browser can tell. */
function toSetBy({ kind, by, host }: Sighting): string {
  const verb = kind === "request" || kind === "pixel" ? "Asked for" : "Set";
  if (by === null) return `${verb} by a script that could not be told`;
  if (by === "http") return `Set by the server ${host}`;
  return `${verb} by ${by}`;
}

function presentProposal({
  id,
  kind,
  title,
  seen,
  purpose,
  company,
  thing,
}: ScanProposal): ShownProposal {
  const isKnown = thing !== null || (company?.knownAs ?? null) !== null;
  const what = kind === "recipient" ? "Gets data" : kinds[seen.kind];
  return {
    id,
    title,
    kind: what,
    text: `${toSetBy(seen)}${isKnown ? ". Lagom knows it." : ""}`,
    purpose: isKnown ? (purpose ?? "") : "",
  };
}
