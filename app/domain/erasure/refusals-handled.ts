import type { RequestAction } from "../data-requests/change-request.ts";
import type { RequestState } from "../data-requests/admin-ports.ts";
import { err, ok } from "../shared/result.ts";

/** Whether an erasure has ended with writes that Shopify refused, and nobody has dealt with them. */
export function hasRefusals({
  kind,
  status,
  attentionReason,
}: Pick<RequestState, "kind" | "status" | "attentionReason">): boolean {
  return kind === "erasure" && status === "completed" && attentionReason === "writes-refused";
}

/** The merchant states that they removed by hand what Shopify refused to let Lagom write. */
export const refusalsHandled: RequestAction<"nothing-refused"> = {
  permission: "approve",
  name: "erasure.refusals-handled",
  decide: (state) =>
    hasRefusals(state)
      ? ok({ change: { attentionReason: null }, detail: {} })
      : err("nothing-refused"),
};
