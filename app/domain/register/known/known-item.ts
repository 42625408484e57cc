import type {
  NoticeCategory,
  PurposePreset,
  StorageKind,
  StorageLifetime,
  StoragePurpose,
  StoredItem,
} from "../types.ts";

/** Something known to be stored on visitors' devices, by whom, what for and for how long. */
export type KnownStoredItem = Pick<StoredItem, "name" | "kind" | "party" | "use" | "lifetime"> & {
  /** Id of the ready table's recipient; null when it is the store's own or its setter is not in the table. */
  readonly setBy: string | null;
  /** Who sets it where the ready table of recipients has no row. */
  readonly setByName: string | null;
  readonly purpose: PurposePreset;
  readonly noticeCategory: NoticeCategory;
  /** For what stores may keep it themselves or not at all: hosts it is set on, by pattern. */
  readonly hosts: readonly string[];
  /** Where name and lifetime are stated. */
  readonly source: string;
};

type Unit = "minutes" | "hours" | "days" | "months" | "years";
/** `2 years`; the store's or the tool's own statement. */
export type LifetimeText = "session" | "until-removed" | "unknown" | `${number} ${Unit}`;

/** One row: a cookie unless another kind is named. */
export type ItemRow = readonly [
  name: string,
  use: StoragePurpose,
  lifetime: LifetimeText,
  more?: { readonly kind?: StorageKind; readonly party?: StoredItem["party"] },
];

/** Items of one setter for one purpose, from one source. */
export type ItemGroup = {
  readonly setBy: string | null;
  readonly purpose: PurposePreset;
  readonly noticeCategory: NoticeCategory;
  readonly source: string;
  /** Hosts the items are set on; needed for third parties' with names others use as well. */
  readonly hosts?: readonly string[];
  readonly rows: readonly ItemRow[];
};

/** Fills a group's rows with what they have in common. */
export function toKnownItems(group: ItemGroup): readonly KnownStoredItem[] {
  const { rows, hosts = [], ...shared } = group;
  return rows.map(([name, use, lifetime, more = {}]) => ({
    ...{ ...shared, hosts, name, use, setByName: null },
    ...{ kind: more.kind ?? "cookie", party: more.party ?? (hosts.length > 0 ? "third" : "first") },
    lifetime: toLifetime(lifetime),
  }));
}

/** Reads `2 years` as the register keeps it; unknown is null, a gap. */
export function toLifetime(text: LifetimeText): StorageLifetime | null {
  if (text === "unknown") return null;
  if (text === "session" || text === "until-removed") return { kind: text };
  const [amount = "", word = ""] = text.split(" ");
  const unit = units.find((known) => known === word);
  return unit === undefined ? null : { kind: "period", amount: Number(amount), unit };
}

const units: readonly Unit[] = ["minutes", "hours", "days", "months", "years"];
