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

/**
 * Takes `handOver` back: the request is answered again and its clock runs on. Without its answer
 * (expired, or the person was erased) nobody could ever hand it over again: it stays as it is.
 */
export const undoHandOver: RequestAction<"not-handed-over" | "answer-gone"> = {
  permission: "approve",
  name: "data-request.hand-over-undone",
  decide: ({ status, hasAnswer }) => {
    if (status !== "handed-over") return err("not-handed-over");
    if (!hasAnswer) return err("answer-gone");
    return ok({ change: { status: "answered", handedOverAt: null }, detail: {} });
  },
};
