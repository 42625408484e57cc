import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { DocumentNode, ExecutionResult } from "graphql";
import { moment } from "../../store/records/money.ts";
import type { BulkSlice, RequestContext } from "../request-context.ts";
import type { BulkPlan } from "./document-rules.ts";
import type { BulkJob } from "./job.ts";
import { type BulkLine, linesOf } from "./lines.ts";
import type { BulkGround } from "./operations.ts";

/** Executes the document for one slice of its outermost connections. */
export type RunSlice = (
  document: DocumentNode,
  context: RequestContext,
  slice: BulkSlice,
) => Promise<ExecutionResult>;

export type BulkTask = {
  readonly document: DocumentNode;
  readonly plan: Extract<BulkPlan, { ok: true }>;
  readonly grouped: boolean;
  readonly context: RequestContext;
  /** Breaks off after so many lines; null: runs through. */
  readonly failAfter: number | null;
};

/** Nodes of the outermost connections read at once: what is in memory of a result. */
const SLICE = 50;

/**
 * Runs one operation to its end, writes the file as it goes, then tells
 * `bulk_operations/finish`. What was written before it broke off stays. Never rejects.
 */
export async function runJob(job: BulkJob, task: BulkTask, ground: BulkGround): Promise<void> {
  await wait(ground.bulkMs / 3);
  if (job.status === "CREATED") job.status = "RUNNING";
  const rest = wait((ground.bulkMs * 2) / 3);
  try {
    await pipeline(Readable.from(writeLines(job, task, ground)), createWriteStream(job.path));
  } catch {
    job.errorCode = "INTERNAL_SERVER_ERROR";
  }
  await rest;
  if (isCanceling(job)) finish(job, ground, "CANCELED");
  else finish(job, ground, job.errorCode === null ? "COMPLETED" : "FAILED");
}

/** Asked anew each time: the status changes while the operation runs. */
function isCanceling(job: BulkJob): boolean {
  return job.status === "CANCELING";
}

async function* writeLines(
  job: BulkJob,
  task: BulkTask,
  ground: BulkGround,
): AsyncGenerator<string> {
  for (let offset = 0; job.errorCode === null && !isCanceling(job); offset += SLICE) {
    const slice: BulkSlice = { offset, size: SLICE, more: false };
    const result = await ground.runSlice(task.document, task.context, slice);
    job.errorCode = errorCodeOf(result);
    if (job.errorCode !== null) return;
    const text = takeLines(job, task, linesOf(result.data, task.plan.connections, task.grouped));
    if (text !== "") yield text;
    if (!slice.more) return;
    // Other requests of the stand-in get their turn between slices.
    await nextTurn();
  }
}

/** Counts the lines into the job; stops at the line the job is to fail at. */
function takeLines(job: BulkJob, task: BulkTask, lines: Iterable<BulkLine>): string {
  let text = "";
  for (const line of lines) {
    if (job.objects === task.failAfter) {
      job.errorCode = "INTERNAL_SERVER_ERROR";
      break;
    }
    job.objects += 1;
    if (line.root) job.roots += 1;
    job.bytes += Buffer.byteLength(line.json);
    text += line.json;
  }
  return text;
}

/** A missing scope ends the operation; a withheld protected field is only null. */
function errorCodeOf(result: ExecutionResult): BulkJob["errorCode"] {
  for (const { extensions } of result.errors ?? []) {
    if (extensions["code"] !== "ACCESS_DENIED") return "INTERNAL_SERVER_ERROR";
    if (extensions["requiredAccess"] !== undefined) return "ACCESS_DENIED";
  }
  return null;
}

function finish(
  job: BulkJob,
  ground: BulkGround,
  status: "CANCELED" | "COMPLETED" | "FAILED",
): void {
  job.status = status;
  job.completedAtMs = ground.clock.now().getTime();
  ground.announce({
    shop: ground.shop,
    topic: "bulk_operations/finish",
    payload: {
      admin_graphql_api_id: job.id,
      completed_at: moment(job.completedAtMs),
      created_at: moment(job.createdAtMs),
      error_code: job.errorCode?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: "query",
    },
  });
}
