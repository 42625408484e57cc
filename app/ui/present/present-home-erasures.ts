import type { ErasureCounts } from "../../domain/erasure/views.ts";
import { counted } from "./dates.ts";
import type { Label } from "./request-words.ts";

/** What erasures wait for, for Home; nothing when none waits. */
export type ShownWaitingErasures = {
  readonly id: keyof ErasureCounts;
  readonly status: Label;
  readonly text: string;
};

/** Turns the counts into lines, what needs a look first. */
export function presentWaitingErasures(counts: ErasureCounts): readonly ShownWaitingErasures[] {
  const rows: readonly ShownWaitingErasures[] = [
    {
      id: "overdue",
      status: { text: "Overdue", tone: "warning" },
      text: `${counted(counts.overdue, "erasure")}: Shopify has not erased its part within 30 days.`,
    },
    {
      id: "waitingForAccess",
      status: { text: "Waiting for an answer", tone: "attention" },
      text: `${counted(counts.waitingForAccess, "erasure")}: the person’s own answer comes first. Hand it over, or erase at once.`,
    },
    {
      id: "waitingForShopify",
      status: { text: "Waiting for Shopify", tone: "info" },
      text: `${counted(counts.waitingForShopify, "erasure")}: Lagom’s part is done and Shopify’s own is watched.`,
    },
  ];
  return rows.filter(({ id }) => counts[id] > 0);
}
