import { z } from "zod";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import type { JsonObject } from "../../domain/shared/json.ts";

const lineSchema = z.object({
  place: z.string(),
  field: z.string(),
  fate: z.string(),
  because: z.string().nullable(),
  until: z.string().nullable(),
  subject: z.string().nullable(),
  count: z.number(),
});

const factsSchema = z.object({
  caseId: z.string(),
  reference: z.string(),
  kind: z.string(),
  shop: z.string(),
  door: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
  completedAt: z.string(),
  planDigest: z.string().nullable(),
  lines: z.array(lineSchema),
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
  // What a JSON parser gave is JSON all the way down.
  more: z.custom<JsonObject>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  ),
});

/** The facts of an issued receipt, from its stored text. Throws when it is none of this version's. */
export function readReceiptFacts(body: string): ReceiptFacts {
  return factsSchema.parse(JSON.parse(body));
}
