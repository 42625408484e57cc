import { createReadStream } from "node:fs";
import type { DocumentNode } from "graphql";
import type { LocalClock, StoreWebhook } from "../../contract.ts";
import type { StoreRecord } from "../../store/parts.ts";
import { moment } from "../../store/records/money.ts";
import type { CheckedDocument } from "../documents.ts";
import { userError } from "../mutations/user-error.ts";
import type { RequestContext } from "../request-context.ts";
import type { BulkPlan } from "./document-rules.ts";
import { type BulkJob, createJob, isLive } from "./job.ts";
import { runJob, type RunSlice } from "./run.ts";

/** Most bulk queries one app may have running in one shop (since 2026-01). */
const MOST_AT_ONCE = 5;
const LINK_DAYS = 7;

/** What bulk operations of one shop stand on. */
export type BulkGround = {
  readonly shop: string;
  readonly clock: LocalClock;
  /** How long an operation takes at least, in real milliseconds. */
  readonly bulkMs: number;
  readonly folder: () => string;
  readonly checkDocument: (query: string) => CheckedDocument;
  readonly plan: (document: DocumentNode) => BulkPlan;
  readonly runSlice: RunSlice;
  readonly bulkUrl: (shop: string, fileId: string) => string;
  readonly announce: (webhook: StoreWebhook) => void;
  readonly onStart: () => void;
};

export type BulkOperations = {
  readonly start: (asked: {
    readonly query: string;
    readonly groupObjects: boolean;
    readonly context: RequestContext;
  }) => object;
  readonly cancel: (gid: string) => object;
  readonly find: (gid: string) => StoreRecord | undefined;
  /** Newest first. */
  readonly list: () => readonly StoreRecord[];
  readonly readResult: (fileId: string) => NodeJS.ReadableStream | undefined;
  /** Makes the next operation break off after so many lines, with what it had as `partialDataUrl`. */
  readonly failNext: (afterObjects: number) => void;
};

/** The bulk operations of one shop. */
export function createBulkOperations(ground: BulkGround): BulkOperations {
  const jobs: BulkJob[] = [];
  let failAfter: number | null = null;
  const show = (job: BulkJob): StoreRecord => describeJob(job, ground);
  const byId = (gid: string): BulkJob | undefined => jobs.find((job) => job.id === gid);
  return {
    start: ({ query, groupObjects, context }) => {
      const planned = planQuery(ground, query);
      if (!planned.ok) return refusal(["query"], planned.message, "INVALID");
      if (jobs.filter(isLive).length >= MOST_AT_ONCE) {
        return refusal(null, ALREADY_RUNNING, "OPERATION_IN_PROGRESS");
      }
      const job = openJob(ground, query, jobs.length);
      jobs.unshift(job);
      ground.onStart();
      const task = { ...planned, grouped: groupObjects, context, failAfter };
      failAfter = null;
      void runJob(job, task, ground);
      return { bulkOperation: show(job), userErrors: [] };
    },
    cancel: (gid) => {
      const job = byId(gid);
      if (!job) return refusal(["id"], "Bulk operation does not exist");
      const refused = `A bulk operation cannot be canceled when it is ${job.status.toLowerCase()}`;
      if (!isLive(job)) return { ...refusal(null, refused), bulkOperation: show(job) };
      job.status = "CANCELING";
      return { bulkOperation: show(job), userErrors: [] };
    },
    find: (gid) => {
      const job = byId(gid);
      return job && show(job);
    },
    list: () => jobs.map(show),
    readResult: (fileId) => {
      const job = jobs.find((known) => known.fileId === fileId);
      return job && isReadable(job, ground.clock) ? createReadStream(job.path) : undefined;
    },
    failNext: (afterObjects) => {
      failAfter = afterObjects;
    },
  };
}

const ALREADY_RUNNING = "A bulk query operation for this app and shop is already in progress.";

function refusal(field: readonly string[] | null, message: string, code?: string): object {
  return { bulkOperation: null, userErrors: [userError(field, message, code)] };
}

function openJob(ground: BulkGround, query: string, serial: number): BulkJob {
  const { shop } = ground;
  return createJob({ query, serial, shop, at: ground.clock.now(), folder: ground.folder() });
}

function isReadable(job: BulkJob, clock: LocalClock): boolean {
  return job.objects > 0 && !isLive(job) && !isExpired(job, clock);
}

type Planned = {
  readonly ok: true;
  readonly document: DocumentNode;
  readonly plan: Extract<BulkPlan, { ok: true }>;
};

function planQuery(
  ground: BulkGround,
  query: string,
): Planned | { readonly ok: false; readonly message: string } {
  const checked = ground.checkDocument(query);
  if (!checked.ok)
    return {
      ok: false,
      message: `Invalid bulk query: ${JSON.stringify(checked.errors.slice(0, 3))}`,
    };
  const plan = ground.plan(checked.document);
  return plan.ok ? { ok: true, document: checked.document, plan } : plan;
}

function isExpired(job: BulkJob, clock: LocalClock): boolean {
  return (
    job.completedAtMs !== null && clock.now().getTime() > job.completedAtMs + LINK_DAYS * 86_400_000
  );
}

function describeJob(job: BulkJob, ground: BulkGround): StoreRecord {
  const expired = isExpired(job, ground.clock);
  const link = job.objects > 0 && !expired ? ground.bulkUrl(ground.shop, job.fileId) : null;
  return {
    __typename: "BulkOperation",
    id: job.id,
    query: job.query,
    type: "QUERY",
    status: expired && job.status === "COMPLETED" ? "EXPIRED" : job.status,
    errorCode: job.errorCode,
    createdAt: moment(job.createdAtMs),
    completedAt: job.completedAtMs === null ? null : moment(job.completedAtMs),
    objectCount: String(job.objects),
    rootObjectCount: String(job.roots),
    fileSize: job.completedAtMs === null ? null : String(job.bytes),
    url: job.status === "COMPLETED" ? link : null,
    partialDataUrl: job.status === "FAILED" || job.status === "CANCELED" ? link : null,
  };
}
