import type { InstallationId, ShopDomain } from "../../shared/ids.ts";

/** How far people's own links are written into a shop's customers. */
export type FieldRun = {
  /** `due`: whole, with somebody new since. */
  readonly state: "running" | "due" | "done" | "stopped";
  /** Where the shop's system goes on; null before the first page. */
  readonly cursor: string | null;
  readonly written: number;
  readonly total: number | null;
  /** Why it stopped. */
  readonly code: string | null;
  readonly startedAt: Date;
  readonly movedAt: Date;
  /** When everybody was seen to last. */
  readonly endedAt: Date | null;
};

export type FieldRunStore = {
  readonly find: (installation: InstallationId) => Promise<FieldRun | undefined>;
  readonly save: (installation: InstallationId, run: FieldRun) => Promise<void>;
};

/** A subscriber, with the link that is written already. */
export type FieldOwner = {
  readonly ownerId: string;
  readonly email: string;
  readonly link: string | null;
};

export type FieldPage = {
  readonly owners: readonly FieldOwner[];
  readonly nextCursor: string | null;
  readonly total: number | null;
};

export type FieldWrite =
  { readonly kind: "written" } | { readonly kind: "refused"; readonly code: string };

/** Where the links are written: Shopify's customers. Throws where a later try may help. */
export type FieldPlace = {
  /** Makes the field known, closed to the storefront; again is harmless. */
  readonly prepare: (installation: InstallationId, signal: AbortSignal) => Promise<FieldWrite>;
  /** Subscribers, those changed since where a time is given. */
  readonly readPage: (
    installation: InstallationId,
    from: { readonly cursor: string | null; readonly since: Date | null },
    signal: AbortSignal,
  ) => Promise<FieldPage>;
  readonly write: (
    installation: InstallationId,
    links: readonly { readonly ownerId: string; readonly link: string }[],
    signal: AbortSignal,
  ) => Promise<FieldWrite>;
};

/** The link out of everything, for an address. */
export type LinkMaker = (shop: ShopDomain, email: string) => Promise<string>;
