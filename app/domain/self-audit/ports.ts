import type { ComplianceTopic } from "../compliance/topic.ts";
import type { DataRequestId, InstallationId, ShopDomain, StaffUserId } from "../shared/ids.ts";
import type { Result } from "../shared/result.ts";
import type {
  PlantedCustomer,
  SelfAuditReport,
  SelfAuditSearch,
  SelfAuditStatus,
  SelfAuditTrouble,
  SelfAuditView,
  ThrowAwayPerson,
} from "./types.ts";

export type SelfAuditRun = {
  readonly id: string;
  readonly installationId: InstallationId;
  readonly shop: ShopDomain;
  readonly startedBy: StaffUserId;
  readonly people: number;
};

export type SelfAuditStore = {
  /** Answers its id; the job is enqueued with it. */
  readonly start: (run: {
    readonly installationId: InstallationId;
    readonly startedBy: StaffUserId;
    readonly people: number;
    readonly at: Date;
  }) => Promise<Result<string, "already-running" | "too-many-today">>;
  /**
   * From waiting to running. `again`: it was running already, so a process that
   * did it has ended. Undefined when it is over or gone.
   */
  readonly begin: (
    id: string,
  ) => Promise<{ readonly run: SelfAuditRun; readonly again: boolean } | undefined>;
  /** With its line in the evidence; an end that was written stays. */
  readonly finish: (
    id: string,
    end: {
      readonly status: SelfAuditStatus;
      readonly report: SelfAuditReport;
      readonly at: Date;
    },
  ) => Promise<void>;
  /** The newest first. */
  readonly list: (installationId: InstallationId) => Promise<readonly SelfAuditView[]>;
};

/** Where an audit's requests stand. */
export type AuditedRequest = {
  readonly id: DataRequestId;
  readonly kind: string;
  readonly status: string;
};

/** What of one person is looked for. */
export type SoughtPerson = {
  readonly tokens: readonly string[];
  /** Must lie open nowhere. Under keys it stays while Shopify's own erasure is watched. */
  readonly customerId: string;
};

/** What one search looks for in all that is kept. */
export type SelfAuditWanted = {
  readonly run: SelfAuditRun;
  readonly people: readonly SoughtPerson[];
  /** Names of all data keys the people were ever known to be sealed under. */
  readonly keyIds: readonly string[];
};

export type SelfAuditDeps = {
  readonly store: SelfAuditStore;
  readonly throwAway: ThrowAwayPeople;
  /** So many people nobody has thought of before. */
  readonly invent: (count: number) => readonly ThrowAwayPerson[];
  /** Takes a request in, as if Shopify had sent it; answers its delivery's id. */
  readonly receive: (request: {
    readonly run: SelfAuditRun;
    readonly topic: ComplianceTopic;
    readonly customer: PlantedCustomer;
  }) => Promise<string>;
  readonly requestsOf: (
    run: SelfAuditRun,
    deliveryIds: readonly string[],
  ) => Promise<readonly AuditedRequest[]>;
  readonly handOver: (run: SelfAuditRun, id: DataRequestId) => Promise<void>;
  /** Names of the data keys that the people of these requests are sealed under now. */
  readonly keysOf: (ids: readonly DataRequestId[]) => Promise<readonly string[]>;
  readonly search: (wanted: SelfAuditWanted, signal: AbortSignal) => Promise<SelfAuditSearch>;
  readonly clock: { readonly now: () => Date };
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Plants people in a development store and removes all that were ever planted there. */
export type ThrowAwayPeople = {
  readonly plant: (
    run: SelfAuditRun,
    people: readonly ThrowAwayPerson[],
    signal: AbortSignal,
  ) => Promise<Result<readonly PlantedCustomer[], SelfAuditTrouble>>;
  readonly remove: (run: SelfAuditRun, signal: AbortSignal) => Promise<void>;
};
