import { err, ok } from "../shared/result.ts";
import type { RequestAction } from "./change-request.ts";

/**
 * Puts a failed request back to work. It goes on at the page it had reached;
 * what was collected before stays.
 */
export const retry: RequestAction<"not-failed"> = {
  permission: "approve",
  name: "data-request.retried",
  decide: (state) =>
    state.status === "failed"
      ? ok({
          change: {
            status: "received",
            failureReason: null,
            attentionReason: null,
            enqueue: "fulfil",
          },
          detail: {},
        })
      : err("not-failed"),
};
