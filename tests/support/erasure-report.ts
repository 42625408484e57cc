import { z } from "zod";

const lineSchema = z.object({
  place: z.string(),
  field: z.string(),
  fate: z.string(),
  because: z.string().nullable(),
  until: z.string().nullable(),
  count: z.number(),
});

/** A row of a stored plan, as far as tests look. */
export type StoredLine = z.infer<typeof lineSchema>;

/** The rows of a stored plan; none where nothing is planned. */
export function linesOf(plan: unknown): readonly StoredLine[] {
  const stored = z
    .object({ lines: z.array(lineSchema) })
    .nullable()
    .parse(plan);
  return stored?.lines ?? [];
}

const receiptSchema = z.object({
  kind: z.string(),
  reference: z.string(),
  planDigest: z.string().nullable(),
  refused: z.array(z.object({ code: z.string(), count: z.number() })),
  shopifyErasure: z.object({ readBackAt: z.string().nullable(), remaining: z.number() }).nullable(),
  more: z.record(z.string(), z.unknown()),
});

/** What tests look at in a receipt's facts. */
export function receiptOf(body: string | undefined): z.infer<typeof receiptSchema> {
  const written = z
    .looseObject({ facts: receiptSchema.optional() })
    .parse(JSON.parse(body ?? "{}"));
  return receiptSchema.parse(written.facts ?? written);
}

/** A signal that nobody gives. */
export function signalOf(): AbortSignal {
  return new AbortController().signal;
}
