import type { PolicyContext } from "./policy-context.ts";
import { counted } from "./dates.ts";
import type { ShownOpen } from "./shown-policy.ts";

/**
 * What taking back a planned edition means for those who were told of it; null where nobody was.
 * Nothing is sent by itself: a mail that takes back what was said is the merchant's to write.
 */
export function sayTakingBack({
  sent,
  waiting,
}: NonNullable<PolicyContext["notices"]>): ShownOpen["told"] {
  if (sent + waiting === 0) return null;
  return [
    ...(sent === 0
      ? []
      : [
          `${counted(sent, "mail")} about it ${sent === 1 ? "has" : "have"} gone out. Whoever got one is not told by Lagom that it was taken back: write to them if it matters.`,
        ]),
    ...(waiting === 0
      ? []
      : [`${counted(waiting, "mail")} not sent yet will say nothing of it any more.`]),
    "The next edition you publish or plan is told to everybody it concerns, even with the same text.",
  ];
}
