import type { InstallationId, ShopDomain } from "../shared/ids.ts";
import type { Result } from "../shared/result.ts";
import type { ScanReport } from "./types.ts";

/** Buttons of a cookie notice Lagom does not know, as CSS selectors of the merchant's. */
export type NoticeSelectors = { readonly refuse: string; readonly accept: string };

/** A storefront as a scan needs it. */
export type StorefrontToScan = {
  /** Where it begins: scheme and host. */
  readonly origin: string;
  /** Hosts that are the store's own; no other may be opened as a page. */
  readonly hosts: readonly string[];
  /** For a store behind a password. */
  readonly password: string | null;
  /** The store's own language, as BCP 47 writes it. */
  readonly language: string;
  readonly selectors: NoticeSelectors | null;
};

/** Why a scan saw nothing at all. */
export const scanTroubles = [
  "no-browser", // no Chromium on the machine
  "browser-not-started",
  "browser-failed",
  "not-reachable",
  "locked-store", // behind a password nobody told
  "wrong-password",
  "cancelled",
  "time-up",
  "interrupted", // the process ended in the middle
] as const;
export type ScanTrouble = (typeof scanTroubles)[number];

export type ScanRun = {
  readonly signal: AbortSignal;
  /** Told after every page. */
  readonly onProgress: (done: number, total: number) => Promise<void>;
};

/** Looks at a storefront as a visitor's browser would. */
export type StorefrontScanner = {
  readonly scan: (
    store: StorefrontToScan,
    run: ScanRun,
  ) => Promise<Result<ScanReport, ScanTrouble>>;
};

export const scanStatuses = ["waiting", "running", "finished", "failed"] as const;
export type ScanStatus = (typeof scanStatuses)[number];

/** A scan without what it saw, for lists. */
export type ScanHead = {
  readonly id: string;
  readonly cause: "asked" | "scheduled";
  /** `system` or `staff:<id>`. */
  readonly author: string;
  readonly status: ScanStatus;
  readonly pagesDone: number;
  readonly pagesTotal: number;
  readonly failureReason: ScanTrouble | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

export type StoredScan = ScanHead & {
  readonly installationId: InstallationId;
  readonly report: ScanReport | null;
};

export type ScannedShop = {
  readonly installationId: InstallationId;
  readonly shop: ShopDomain;
};

/** Scans of every shop; one at a time in each. */
export type ScanStore = {
  /** Answers its id; its job is enqueued in the same transaction. */
  readonly start: (scan: {
    readonly installationId: InstallationId;
    readonly cause: "asked" | "scheduled";
    readonly author: string;
    readonly at: Date;
  }) => Promise<Result<string, "scan-running" | "too-many-scans">>;
  /** From waiting to running. Undefined when it is over, gone, or was begun by a process that ended. */
  readonly begin: (id: string, at: Date) => Promise<ScannedShop | undefined>;
  /** False when it was cancelled meanwhile. */
  readonly progress: (id: string, done: number, total: number) => Promise<boolean>;
  /** With its line in the evidence; an end that was written stays. */
  readonly finish: (
    id: string,
    end: { readonly report: ScanReport; readonly undeclared: number; readonly at: Date },
  ) => Promise<void>;
  readonly fail: (id: string, reason: ScanTrouble, at: Date) => Promise<void>;
  readonly cancel: (installationId: InstallationId, id: string, at: Date) => Promise<void>;
  /** The newest first. */
  readonly list: (installationId: InstallationId) => Promise<readonly ScanHead[]>;
  readonly find: (installationId: InstallationId, id: string) => Promise<StoredScan | undefined>;
  /** The newest that came to its end. */
  readonly findLast: (installationId: InstallationId) => Promise<StoredScan | undefined>;
};

/** Scans of one shop within a day: each opens a dozen pages or more of the store. */
export const mostScansADay = 24;
