import { z } from "zod";

/** As much of an exported receipt as its printed form shows; the file itself is what is checked. */
const documentSchema = z.object({
  receipt: z.object({
    ...{ caseId: z.string(), reference: z.string(), kind: z.string(), shop: z.string() },
    ...{ door: z.string(), receivedAt: z.string(), dueAt: z.string(), completedAt: z.string() },
    ...{ issuedAt: z.string(), version: z.number(), isFinal: z.boolean(), logId: z.string() },
    planDigest: z.string().nullable(),
    lines: z.array(
      z.object({
        ...{ place: z.string(), field: z.string(), fate: z.string(), count: z.number() },
        because: z.string().nullable(),
        until: z.string().nullable(),
        subject: z.string().nullable(),
      }),
    ),
    refused: z.array(z.object({ code: z.string(), count: z.number() })),
    shopifyErasure: z
      .object({
        handedOverAt: z.string(),
        readBackAt: z.string().nullable(),
        remaining: z.number().nullable(),
      })
      .nullable(),
    residue: z.object({ searched: z.number(), found: z.number() }).nullable(),
    copiesUnreadableBy: z.string().nullable(),
    more: z.record(z.string(), z.unknown()),
  }),
  line: z.object({
    seq: z.number(),
    hash: z.string(),
    facts: z.object({ receiptDigest: z.string() }),
  }),
  checkpoint: z.object({ at: z.string() }),
  publicKey: z.string(),
});

export type ReceiptDocument = z.infer<typeof documentSchema>;
export type ReceiptBody = ReceiptDocument["receipt"];

/** Reads an exported receipt (`exportReceipt`). Throws when it is none. */
export function readReceiptDocument(text: string): ReceiptDocument {
  return documentSchema.parse(JSON.parse(text));
}
