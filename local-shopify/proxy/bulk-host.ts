import { pipeline } from "node:stream/promises";
import { text as readText } from "node:stream/consumers";

import type { AdminApi } from "../contract.ts";
import { applyFault, truncate } from "../control/faults.ts";
import type { Faults } from "../control/faults.ts";
import { requestUrl, sendText } from "./http-messages.ts";
import type { HostHandler } from "./http-messages.ts";

/** Host that hands out results of bulk operations, as Shopify's does. */
export const bulkHost = "storage.googleapis.com";

const bulkPath = /^\/local-bulk-results\/([^/]+)\/([^/]+)\.jsonl$/;

/** Address under which a finished bulk operation can be read. */
export function bulkResultUrl(shop: string, fileId: string): string {
  const path = `/local-bulk-results/${shop}/${encodeURIComponent(fileId)}.jsonl`;
  return `https://${bulkHost}${path}`;
}

/** Answers for the host of bulk results. */
export function createBulkHost(api: AdminApi, faults: Faults): HostHandler {
  return async (request, response) => {
    const url = requestUrl(request);
    const [, shop, fileId] = bulkPath.exec(url.pathname) ?? [];
    const result =
      fileId === undefined ? undefined : api.readBulkResult(decodeURIComponent(fileId));
    if (result === undefined || shop === undefined) {
      sendText(response, { status: 404, body: "There is no such result." });
      return;
    }
    const fault = faults.take("bulk", shop, url.pathname);
    if (await applyFault(fault, response)) return;
    const headers = { "content-type": "application/jsonl" };
    if (fault?.truncateBody !== undefined) {
      const body = truncate(await readText(result), fault);
      sendText(response, { status: 200, body, headers });
      return;
    }
    response.writeHead(200, headers);
    await pipeline(result, response);
  };
}
