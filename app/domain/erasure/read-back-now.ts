import type { RequestAction } from "../data-requests/change-request.ts";
import { err, ok } from "../shared/result.ts";

/** The merchant wants to know at once whether Shopify's own erasure has come. */
export const readBackNow: RequestAction<"not-watching"> = {
  permission: "approve",
  name: "shopify-erasure.read-back-asked",
  decide: ({ status }) =>
    status === "watching"
      ? ok({ change: { enqueue: "read-back" }, detail: {} })
      : err("not-watching"),
};
