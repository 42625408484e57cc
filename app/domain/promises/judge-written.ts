import { findRecipientOfHost } from "../register/known/known-recipients.ts";
import {
  type NoticeCategory,
  noticeCategories,
  type Recipient,
  type Register,
} from "../register/types.ts";
import { categoryOf, findDeclaredRecipient } from "./declared.ts";
import { usualCategoryOf } from "./known-tables.ts";
import type { Drift, ScanReport, WrittenPart } from "./types.ts";

/** Something the theme writes that needs a yes and that no notice can hold back in time. */
export type JudgedPart = {
  readonly part: WrittenPart;
  /** Groups of the notice whose yes it needs, all of them. */
  readonly categories: readonly NoticeCategory[];
  /** Who is behind its host. */
  readonly recipient: string;
  /** Whether the scan's browser asked its host before any choice. */
  readonly wasAsked: boolean;
  /** A script: it set something before any choice. */
  readonly didRun: boolean;
  /** Cookies that host's answers, or the script itself, set before any choice. */
  readonly cookies: readonly string[];
};

/**
 * What stands in the theme's own HTML and asks somebody for whom a yes is needed (ePrivacy Directive
 * 5(3); EDPB Guidelines 2/2023, on pictures and links). A browser's preload reads a page ahead of all
 * its scripts: such a thing can only be changed where it is written.
 *
 * @param told ids of known recipients that may load before a choice and are told of it (advanced Consent Mode)
 */
export function judgeWritten(
  register: Register,
  report: ScanReport,
  told: readonly string[],
): readonly JudgedPart[] {
  return report.written.flatMap((part): readonly JudgedPart[] => {
    const owner = findOwner(register, part.host, told);
    if (owner === undefined) return [];
    return [{ part, ...owner, ...findTraces(report, part) }];
  });
}

/** Whether the theme asks somebody neither the register nor a ready table knows: nobody can say then what needs a yes. */
export function asksStrangers(register: Register, { written }: ScanReport): boolean {
  return written.some(
    ({ host }) =>
      findDeclaredRecipient(register, host) === undefined &&
      findRecipientOfHost(host) === undefined,
  );
}

/** The same as drifts, each host and element once. */
export function listWrittenDrifts(
  judged: readonly JudgedPart[],
  { seenAt, fix }: Pick<Drift, "seenAt" | "fix">,
): readonly Drift[] {
  const subjects = new Set(judged.map(({ part }) => part.address));
  return [...subjects].map((subject) => ({ code: "written-in-theme", subject, seenAt, fix }));
}

type Owner = Pick<JudgedPart, "categories" | "recipient">;

/** Undefined for whoever needs no yes, and for strangers: of those another line of the board speaks. */
function findOwner(register: Register, host: string, told: readonly string[]): Owner | undefined {
  const declared = findDeclaredRecipient(register, host);
  const known = findRecipientOfHost(host);
  if (told.includes(declared?.knownAs ?? known?.id ?? "")) return undefined;
  if (declared !== undefined) {
    return toOwner(declared.name, categoriesOf(register, declared));
  }
  return known === undefined ? undefined : toOwner(known.company, [usualCategoryOf(known)]);
}

function categoriesOf(register: Register, { purposes }: Recipient): readonly NoticeCategory[] {
  const named = new Set(purposes.map((id) => categoryOf(register, id)));
  return noticeCategories.filter((category) => named.has(category));
}

function toOwner(recipient: string, categories: readonly NoticeCategory[]): Owner | undefined {
  const isFree = categories.length === 0 || categories.includes("necessary");
  return isFree ? undefined : { recipient, categories };
}

type Traces = Pick<JudgedPart, "wasAsked" | "didRun" | "cookies">;

function findTraces({ sightings }: ScanReport, part: WrittenPart): Traces {
  const { host, address, isWithoutScript } = part;
  if (isWithoutScript) return { wasAsked: false, didRun: false, cookies: [] };
  const early = sightings.filter(({ phases }) => phases.includes("before-choice"));
  const ofHost = early.filter((seen) => seen.host === host);
  const ofScript = early.filter(({ by }) => part.element === "script" && by === address);
  const ofServer = ofHost.filter(({ by }) => by === "http");
  return {
    wasAsked: ofHost.some(({ kind }) => kind === "request" || kind === "pixel"),
    didRun: ofScript.length > 0,
    cookies: [...ofServer, ...ofScript].flatMap(({ kind, name }) =>
      kind === "cookie" ? [name] : [],
    ),
  };
}
