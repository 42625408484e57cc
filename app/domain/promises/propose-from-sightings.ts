import { createPresetPurpose } from "../register/start/preset-purposes.ts";
import {
  type NoticeCategory,
  type Purpose,
  type PurposePreset,
  purposePresets,
  type Recipient,
  type Register,
  type StorageKind,
  type StorageLifetime,
  type StoragePurpose,
  type StoredItem,
} from "../register/types.ts";
import { createItemId } from "../register/edit-register.ts";
import { findDeclaredRecipient } from "./declared.ts";
import { judgeEach } from "./judge-sightings.ts";
import type { ScanReport, Sighting } from "./types.ts";

/** What ready tables know of a stored thing. */
export type KnownThing = {
  /** A name or pattern. */
  readonly name: string;
  readonly use: StoragePurpose;
  readonly category: NoticeCategory;
  readonly preset: PurposePreset | null;
  /** Who sets it, by the ready table of recipients. */
  readonly setBy: string | null;
  readonly lifetime: StorageLifetime | null;
};

/** What ready tables know of whoever is behind a host. */
export type KnownCompany = Omit<Recipient, "id" | "purposes"> & {
  readonly category: NoticeCategory;
  readonly presets: readonly PurposePreset[];
};

export type KnownTables = {
  readonly findThing: (seen: Sighting) => KnownThing | undefined;
  readonly findCompany: (host: string) => KnownCompany | undefined;
};

/** Something seen that the register can take in, with what is known of it. */
export type ScanProposal = {
  /** The same from scan to scan. */
  readonly id: string;
  readonly kind: "stored-item" | "recipient";
  /** A stored thing's name or pattern, or a company's name. */
  readonly title: string;
  /** Of a known company's or the host alone. */
  readonly hosts: readonly string[];
  readonly seen: Sighting;
  /** The purpose that fits best: the register's id of it, or a preset it does not have yet. */
  readonly purpose: string | null;
  readonly thing: KnownThing | null;
  readonly company: KnownCompany | null;
};

/** Everything undeclared, as what the register would have to say of it; recipients first. */
export function proposeFromSightings(
  register: Register,
  report: ScanReport,
  known: KnownTables,
): readonly ScanProposal[] {
  const undeclared = judgeEach(register, report).flatMap(({ sighting, standing }) =>
    standing === "undeclared" ? [sighting] : [],
  );
  const recipients = undeclared.flatMap((seen) =>
    seen.party === "third" && findDeclaredRecipient(register, seen.host) === undefined
      ? [proposeRecipient(register, seen, known)]
      : [],
  );
  const items = undeclared.flatMap((seen) =>
    seen.kind === "request" || seen.kind === "pixel" ? [] : [proposeItem(register, seen, known)],
  );
  return joinSame([...recipients, ...items]);
}

/** A company's hosts become one recipient, a pattern's names one item. */
function joinSame(proposals: readonly ScanProposal[]): readonly ScanProposal[] {
  const joined = new Map<string, ScanProposal>();
  for (const one of proposals) {
    const known = joined.get(one.id) ?? one;
    joined.set(one.id, { ...known, hosts: [...new Set([...known.hosts, ...one.hosts])] });
  }
  return [...joined.values()];
}

function proposeRecipient(register: Register, seen: Sighting, known: KnownTables): ScanProposal {
  const company = known.findCompany(seen.host) ?? null;
  return {
    id: `recipient ${company?.name ?? seen.host}`,
    kind: "recipient",
    title: company?.name ?? seen.host,
    hosts: company?.hosts ?? [seen.host],
    purpose: findPurpose(register, company?.category, company?.presets),
    ...{ seen, company, thing: null },
  };
}

function proposeItem(register: Register, seen: Sighting, known: KnownTables): ScanProposal {
  const thing = known.findThing(seen) ?? null;
  const name = thing?.name ?? seen.name;
  return {
    id: `stored-item ${seen.kind} ${seen.party} ${name}`,
    kind: "stored-item",
    title: name,
    hosts: [seen.host],
    purpose: findPurpose(register, thing?.category, toList(thing?.preset)),
    ...{ seen, thing, company: null },
  };
}

/**
 * The purpose that fits: one of the register's with the known use, else that use's preset, which
 * would be a new purpose; where only the group is known, one of that group. Of a stranger nobody
 * guesses: what it is for the merchant has to say.
 */
function findPurpose(
  { purposes }: Register,
  category: NoticeCategory | undefined,
  presets: readonly PurposePreset[] = [],
): string | null {
  const byUse = purposes.find(({ preset }) => preset !== null && presets.includes(preset));
  const byGroup = purposes.find((purpose) => purpose.noticeCategory === category);
  return byUse?.id ?? presets[0] ?? byGroup?.id ?? null;
}

function toList<Value>(value: Value | null | undefined): readonly Value[] {
  return value === null || value === undefined ? [] : [value];
}

/** A proposal the merchant takes, and the purpose it serves: an id, or a preset to begin. */
export type ScanPick = { readonly id: string; readonly purpose: string };

/**
 * The register with what was picked, and with the purposes that had to be begun for it. Picks of
 * other proposals or of purposes there are not are left out; what is not known stays a gap.
 */
export function addPicked(
  register: Register,
  proposals: readonly ScanProposal[],
  picks: readonly ScanPick[],
): Register {
  return picks.reduce((before, pick) => {
    const proposal = proposals.find(({ id }) => id === pick.id);
    const now = withPurpose(before, pick.purpose);
    const purpose = now.purposes.find(({ id }) => id === pick.purpose);
    if (proposal === undefined || purpose === undefined) return before;
    return proposal.kind === "recipient"
      ? { ...now, recipients: [...now.recipients, toRecipient(now, proposal, purpose)] }
      : { ...now, storedItems: [...now.storedItems, toStoredItem(now, proposal, purpose)] };
  }, register);
}

function withPurpose(register: Register, id: string): Register {
  const preset = purposePresets.find((one) => one === id);
  const { purposes, controller, publishedLanguages: languages } = register;
  if (preset === undefined || purposes.some((purpose) => purpose.id === id)) return register;
  const { country } = controller.postalAddress;
  return {
    ...register,
    purposes: [...purposes, createPresetPurpose(preset, { country, languages })],
  };
}

/** What every visit of a page tells whoever is asked. */
const unknownCompany: Omit<KnownCompany, "name" | "hosts" | "category" | "presets"> = {
  ...{ knownAs: null, country: "", role: "controller", safeguard: null, privacyUrl: "" },
  ...{ dataCategories: ["browsing", "device"], onwardTransfers: [] },
};

function toRecipient(register: Register, proposal: ScanProposal, purpose: Purpose): Recipient {
  const { company, title, hosts } = proposal;
  const { knownAs, country, role, dataCategories, safeguard, onwardTransfers, privacyUrl } =
    company ?? unknownCompany;
  return {
    id: createItemId(title, register.recipients),
    ...{ knownAs, name: title, country, role, dataCategories, safeguard, privacyUrl },
    ...{ purposes: [purpose.id], onwardTransfers, hosts },
  };
}

function toStoredItem(register: Register, proposal: ScanProposal, purpose: Purpose): StoredItem {
  const { seen, thing, title } = proposal;
  return {
    id: createItemId(title, register.storedItems),
    ...{ name: title, kind: toStorageKind(seen), party: seen.party, purpose: purpose.id },
    setBy: findSetter(register, seen, thing?.setBy ?? null),
    use: thing?.use ?? usualUse[purpose.noticeCategory],
    description: {},
    lifetime: toLifetime(seen) ?? thing?.lifetime ?? null,
  };
}

/** Who is known to set it, a third party's own, or whose script did it; null for the store itself. */
function findSetter(
  register: Register,
  { party, host, by }: Sighting,
  known: string | null,
): string | null {
  const named = register.recipients.find(({ knownAs }) => knownAs !== null && knownAs === known);
  const setter = party === "third" ? host : (by?.split("/")[0] ?? "");
  return (named ?? findDeclaredRecipient(register, setter))?.id ?? null;
}

function toStorageKind({ kind }: Sighting): StorageKind {
  return kind === "request" ? "pixel" : kind;
}

const usualUse: Readonly<Record<NoticeCategory, StoragePurpose>> = {
  necessary: "session",
  preferences: "preferences",
  statistics: "statistics",
  marketing: "ad-targeting",
};

const steps = [
  ["years", 365 * 86_400],
  ["months", 30 * 86_400],
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
] as const;

/** As people say it: the largest unit that fits a whole number of times, give or take a twentieth. */
export function toLifetime({ kind, lifetimeSeconds }: Sighting): StorageLifetime | null {
  if (kind === "local-storage" || kind === "indexed-db") return { kind: "until-removed" };
  if (lifetimeSeconds === null) return { kind: "session" };
  const fitting = steps.find(([, seconds]) => {
    const amount = Math.round(lifetimeSeconds / seconds);
    return amount >= 1 && Math.abs(amount * seconds - lifetimeSeconds) <= seconds / 20;
  });
  const [unit, seconds] = fitting ?? ["minutes", 60];
  const amount = Math.max(1, Math.round(lifetimeSeconds / seconds));
  return { kind: "period", amount, unit };
}
