import { localDateOf, parseDate } from "../shared/calendar.ts";
import { err, ok } from "../shared/result.ts";
import type { RequestAction } from "./change-request.ts";
import { dueAtOf } from "./deadline.ts";
import { isOpen } from "./views.ts";

/**
 * Enters the earlier day on which the person asked the shop itself (null takes
 * it back) and counts the deadline anew. A later day is refused: the clock never
 * gains time by hand.
 */
export function enterReceipt(
  receivedOn: string | null,
): RequestAction<"not-a-date" | "not-earlier" | "not-open"> {
  return {
    permission: "approve",
    name: "data-request.receipt-entered",
    decide: (state) => {
      const { receivedAt, timeZone } = state;
      if (!isOpen(state.status)) return err("not-open");
      if (receivedOn !== null && parseDate(receivedOn) === undefined) return err("not-a-date");
      if (receivedOn !== null && receivedOn >= localDateOf(receivedAt, timeZone)) {
        return err("not-earlier");
      }
      const dueAt = dueAtOf({ receivedAt, receivedOn, timeZone });
      return ok({ change: { receivedOn, dueAt }, detail: { receivedOn } });
    },
  };
}
