import { z } from "zod";

import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { AdminQueryError } from "./admin-envelope.server.ts";
import type { CollectParams } from "../../domain/data-requests/ports.ts";

const startedSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullish() })),
  }),
});

const stateSchema = z.object({
  bulkOperation: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      fileSize: z.union([z.string(), z.number()]).nullable(),
      url: z.string().nullable(),
    })
    .nullable(),
});

export type BulkState =
  | { readonly status: "running" }
  | { readonly status: "failed" }
  /** `url` is null when nothing was found. */
  | { readonly status: "completed"; readonly url: string | null; readonly bytes: number };

const START = `mutation Start($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { code message } } }`;

const STATE = `query State($id: ID!) {
  bulkOperation(id: $id) { status errorCode fileSize url } }`;

/** Starts a bulk operation; Shopify runs at most five of them at once per app and shop. */
export async function startBulkOperation(
  client: AdminClient,
  params: CollectParams,
  query: string,
): Promise<string> {
  const { data } = await client.request({
    installation: params.installationId,
    document: START,
    variables: { query },
    points: 10,
    signal: params.signal,
  });
  const started = startedSchema.parse(data).bulkOperationRunQuery;
  if (started.bulkOperation !== null) {
    return started.bulkOperation.id;
  }
  const code = started.userErrors[0]?.code ?? "";
  if (code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED") {
    throw new TransientSourceError("all bulk operations of the shop are busy", {
      retryAfterMs: toMs({ seconds: 30 }),
    });
  }
  throw new AdminQueryError(`Shopify refused the bulk query: ${code}`);
}

/** Asks how a bulk operation stands. An operation Shopify forgot counts as failed. */
export async function readBulkOperation(
  client: AdminClient,
  params: CollectParams,
  id: string,
): Promise<BulkState> {
  const { data } = await client.request({
    installation: params.installationId,
    document: STATE,
    variables: { id },
    points: 1,
    signal: params.signal,
  });
  const operation = stateSchema.parse(data).bulkOperation;
  if (operation === null) {
    return { status: "failed" };
  }
  switch (operation.status) {
    case "COMPLETED":
      return {
        status: "completed",
        url: operation.url,
        bytes: Number(operation.fileSize ?? 0),
      };
    case "CREATED":
    case "RUNNING":
      return { status: "running" };
    default:
      return { status: "failed" };
  }
}
