import type { RequestAction } from "../data-requests/change-request.ts";
import { err, ok } from "../shared/result.ts";

/**
 * The merchant does not want an erasure to wait for the person's access request
 * any longer. What was not handed over by then cannot be answered any more.
 */
export const eraseNow: RequestAction<"not-waiting"> = {
  permission: "approve",
  name: "data-request.erase-now",
  decide: ({ kind, status }) =>
    kind === "erasure" && status === "received"
      ? ok({ change: { attentionReason: null, enqueue: "erase" }, detail: {} })
      : err("not-waiting"),
};
