import type { StaffUserId } from "../shared/ids.ts";

/** waiting | running, then: nothing was found, something was, or it could not be carried out. */
export const selfAuditStatuses = ["waiting", "running", "passed", "failed", "broken"] as const;
export type SelfAuditStatus = (typeof selfAuditStatuses)[number];

/** How many people one audit may plant: each is a customer with a draft order. */
export const selfAuditLimits = {
  ...{ least: 1, most: 25, usual: 5 },
  /** Audits of one shop within 24 hours: each searches all there is, for everybody's account. */
  mostADay: 5,
} as const;

/** Somebody who never lived: each text is found nowhere else. */
export type ThrowAwayPerson = {
  readonly firstName: string;
  readonly lastName: string;
  /** What stands before the `@` of `example.com`. */
  readonly mailName: string;
  readonly street: string;
  readonly note: string;
  readonly metafield: string;
  readonly draftNote: string;
  readonly draftAttribute: string;
  readonly draftPoNumber: string;
};

/** As the store knows them. */
export type PlantedCustomer = {
  /** Decimal string, as webhooks carry it. */
  readonly customerId: string;
  readonly email: string;
};

/** What one search found, in counts; no token is named. */
export type SelfAuditCounts = {
  readonly tokens: number;
  readonly people: number;
  readonly findings: readonly {
    /** Kind of place; which table or file it was is for whoever runs the app. */
    readonly place: string;
    /** `plain`, `base64 > gzip > plain`, `opened > plain` … */
    readonly form: string;
    readonly tokens: number;
    readonly people: number;
  }[];
};

/** One look at everything the installation keeps. */
export type SelfAuditSearch = {
  readonly sources: readonly {
    readonly place: string;
    readonly files: number;
    readonly bytes: number;
    /** Of those, in files that held the same as another, which was searched; reports of old have none. */
    readonly sameBytes?: number | undefined;
  }[];
  /** What lies open anywhere. */
  readonly plain: SelfAuditCounts;
  /** What the database's rows open to with the keys held now. */
  readonly keyed: SelfAuditCounts;
};

/** Why an audit could not be carried out. */
export type SelfAuditTrouble =
  | "not-a-development-store"
  | "scope-not-granted"
  | "refused"
  /** The process ended in the middle; what was planted is removed. */
  | "interrupted"
  | "access-not-answered"
  | "erasure-not-finished"
  | "could-not-run";

export type SelfAuditReport = {
  readonly tokens: number;
  /** Null when it did not come so far. */
  readonly before: SelfAuditSearch | null;
  readonly after: SelfAuditSearch | null;
  readonly trouble: SelfAuditTrouble | null;
};

/** A run as the admin shows it. */
export type SelfAuditView = {
  readonly id: string;
  readonly status: SelfAuditStatus;
  readonly startedBy: StaffUserId;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly people: number;
  readonly report: SelfAuditReport | null;
};
