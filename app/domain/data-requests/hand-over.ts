import { err, ok } from "../shared/result.ts";
import type { RequestAction } from "./change-request.ts";

/**
 * The merchant has passed the answer on. Only an answered request whose
 * answer is still there can be handed over; this ends its clock.
 */
export const handOver: RequestAction<"not-answered" | "already-handed-over"> = {
  permission: "approve",
  name: "data-request.handed-over",
  decide: (state, now) => {
    if (state.status === "handed-over") return err("already-handed-over");
    if (state.status !== "answered" || !state.hasAnswer) return err("not-answered");
    return ok({ change: { status: "handed-over", handedOverAt: now }, detail: {} });
  },
};

/** Takes `handOver` back: the request is answered again and its clock runs on. */
export const undoHandOver: RequestAction<"not-handed-over"> = {
  permission: "approve",
  name: "data-request.hand-over-undone",
  decide: (state) =>
    state.status === "handed-over"
      ? ok({ change: { status: "answered", handedOverAt: null }, detail: {} })
      : err("not-handed-over"),
};
