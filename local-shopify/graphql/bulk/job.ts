import { createHash } from "node:crypto";
import path from "node:path";

export type BulkStatus = "CREATED" | "RUNNING" | "CANCELING" | "CANCELED" | "COMPLETED" | "FAILED";

/** One bulk operation while it runs and afterwards. */
export type BulkJob = {
  readonly id: string;
  readonly query: string;
  /** In the address of the result: not to be guessed from the id. */
  readonly fileId: string;
  readonly path: string;
  readonly createdAtMs: number;
  completedAtMs: number | null;
  status: BulkStatus;
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  objects: number;
  roots: number;
  bytes: number;
};

export function createJob(given: {
  readonly query: string;
  readonly at: Date;
  readonly serial: number;
  readonly folder: string;
  readonly shop: string;
}): BulkJob {
  const number = 4_200_000_000_001 + given.serial;
  const fileId = createHash("sha256")
    .update(`${given.shop}/${String(number)}/${String(given.at.getTime())}`)
    .digest("hex")
    .slice(0, 32);
  return {
    id: `gid://shopify/BulkOperation/${String(number)}`,
    query: given.query,
    fileId,
    path: path.join(given.folder, `${fileId}.jsonl`),
    createdAtMs: given.at.getTime(),
    completedAtMs: null,
    status: "CREATED",
    errorCode: null,
    objects: 0,
    roots: 0,
    bytes: 0,
  };
}

/** Still counts against the number allowed at once. */
export function isLive(job: BulkJob): boolean {
  return job.status === "CREATED" || job.status === "RUNNING" || job.status === "CANCELING";
}
