import type { EraserContext, StoreEraser, WriteOutcome } from "../../domain/erasure/ports.ts";
import type { ErasureAction, ErasureStep } from "../../domain/erasure/types.ts";
import type { AdminClient } from "./admin-client.server.ts";
import type { ActionEraser } from "./erase-call.server.ts";
import { commentEraser } from "./erase-comment.server.ts";
import { companyContactEraser } from "./erase-company-contact.server.ts";
import { draftEraser } from "./erase-draft.server.ts";
import { giftCardEraser } from "./erase-gift-card.server.ts";
import { metafieldsEraser } from "./erase-metafields.server.ts";
import { orderEraser } from "./erase-order.server.ts";

/** How each write is done. An action without an eraser does not compile. */
const erasers: Readonly<Record<ErasureAction, ActionEraser>> = {
  "clear-order": orderEraser,
  "delete-draft": draftEraser,
  "clear-gift-card": giftCardEraser,
  "delete-comment": commentEraser,
  "delete-company-contact": companyContactEraser,
  "delete-metafields": metafieldsEraser,
};

/** Writes erasures into Shopify, within the shop's shared cost budget. */
export function createStoreEraser({ client }: { readonly client: AdminClient }): StoreEraser {
  const read = (context: EraserContext, step: ErasureStep) =>
    erasers[step.action].read({ client, context }, step);
  return { read, write };

  async function write(context: EraserContext, step: ErasureStep): Promise<WriteOutcome> {
    const outcome = await erasers[step.action].write({ client, context }, step);
    // A call that was tried twice, or somebody else, may have removed the record before.
    const isGone = outcome.kind === "refused" && (await read(context, step)) === undefined;
    return isGone ? { kind: "written" } : outcome;
  }
}
