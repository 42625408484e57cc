import { err, ok } from "../shared/result.ts";
import type { RequestAction } from "./change-request.ts";
import type { RequestState } from "./admin-ports.ts";

/**
 * What Lagom does not carry out itself: the merchant does, and says so. An erasure is never closed
 * by hand: Lagom would go on holding what it has on the person.
 */
export function isByHand({ kind, status }: Pick<RequestState, "kind" | "status">): boolean {
  return kind === "unreadable" || (kind !== "erasure" && status === "needs-attention");
}

/**
 * The merchant states that they did by hand what Lagom does not do; this ends the
 * clock. A body nobody could read has served its end then: it may name a person,
 * and no erasure would ever find it.
 */
export const closeByHand: RequestAction<"not-by-hand"> = {
  permission: "approve",
  name: "data-request.closed-by-hand",
  decide: (state, now) =>
    isByHand(state) && state.status !== "completed"
      ? ok({
          change: {
            ...{ status: "completed", completedAt: now },
            ...(state.kind === "unreadable" ? { forgetBody: true } : {}),
          },
          detail: {},
        })
      : err("not-by-hand"),
};

/** Takes `closeByHand` back: the clock runs again. The body that was dropped does not come back. */
export const reopen: RequestAction<"not-by-hand"> = {
  permission: "approve",
  name: "data-request.reopened",
  decide: (state) =>
    isByHand(state) && state.status === "completed"
      ? ok({
          change: {
            status: state.kind === "unreadable" ? "needs-attention" : "received",
            completedAt: null,
          },
          detail: {},
        })
      : err("not-by-hand"),
};
