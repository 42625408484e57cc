import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { DocumentNode, ExecutionResult } from "graphql";
import { moment } from "../../store/records/money.ts";
import type { BulkSlice, RequestContext } from "../request-context.ts";
import type { BulkPlan } from "./document-rules.ts";
import type { BulkJob } from "./job.ts";
import { linesOf } from "./lines.ts";
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
  readonly failAfter: number | null;
};

const SLICE = 50;

class BulkStop extends Error {
  readonly reason: "canceled" | "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR";

  constructor(reason: BulkStop["reason"]) {
    super(reason);
    this.name = "BulkStop";
    this.reason = reason;
  }
}

/** Runs one operation to its end, writes the file as it goes, then tells `bulk_operations/finish`. Never rejects. */
export async function runJob(job: BulkJob, task: BulkTask, ground: BulkGround): Promise<void> {
  await wait(ground.bulkMs / 3);
  if (job.status === "CREATED") job.status = "RUNNING";
  const rest = wait((ground.bulkMs * 2) / 3);
  try {
    await pipeline(Readable.from(writeLines(job, task, ground)), createWriteStream(job.path));
    await rest;
    finish(job, ground, job.status === "CANCELING" ? "CANCELED" : "COMPLETED");
  } catch (error) {
    await rest;
    const reason = error instanceof BulkStop ? error.reason : "INTERNAL_SERVER_ERROR";
    if (reason === "canceled") finish(job, ground, "CANCELED");
    else {
      job.errorCode = reason;
      finish(job, ground, "FAILED");
    }
  }
}

async function* writeLines(
  job: BulkJob,
  task: BulkTask,
  ground: BulkGround,
): AsyncGenerator<string> {
  for (let offset = 0, more = true; more; offset += SLICE) {
    const slice: BulkSlice = { offset, size: SLICE, more: false };
    const result = await ground.runSlice(task.document, task.context, slice);
    const stop = stopReason(result);
    if (stop) throw stop;
    let text = "";
    for (const line of linesOf(result.data, task.plan.connections, task.grouped)) {
      if (task.failAfter !== null && job.objects >= task.failAfter) {
        if (text !== "") yield text;
        throw new BulkStop("INTERNAL_SERVER_ERROR");
      }
      job.objects += 1;
      if (line.root) job.roots += 1;
      job.bytes += Buffer.byteLength(line.json);
      text += line.json;
    }
    if (text !== "") yield text;
    // Other requests of the stand-in get their turn between slices.
    await nextTurn();
    if (job.status === "CANCELING") throw new BulkStop("canceled");
    more = slice.more;
  }
}

/** A missing scope ends the operation; a withheld protected field is only null. */
function stopReason(result: ExecutionResult): BulkStop | undefined {
  for (const { extensions } of result.errors ?? []) {
    if (extensions["code"] !== "ACCESS_DENIED") return new BulkStop("INTERNAL_SERVER_ERROR");
    if (extensions["requiredAccess"] !== undefined) return new BulkStop("ACCESS_DENIED");
  }
  return undefined;
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
