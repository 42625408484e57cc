import { z } from "zod";
import { delimiters, type ListPlan } from "../../domain/newsletter/list/plan-list.ts";
import type { ListCounts } from "../../domain/newsletter/list/row-words.ts";

/** The field of a checked piece's head that says what was found. */
export const pieceField = "lagom-list";

const planSchema = z.object({
  delimiter: z.enum(delimiters),
  column: z.int().min(0).max(10_000),
  hasHeader: z.boolean(),
});
const count = z.int().min(0);
const foundSchema = z.object({
  plan: planSchema,
  counts: z.object({ rows: count, left: count, someTopics: count, noAddress: count }),
});

/** What was found in a piece, and how to read the next. */
export type FoundInPiece = { readonly plan: ListPlan; readonly counts: ListCounts };

/** As the field holds it. */
export function writeFound(found: FoundInPiece): string {
  return encodeURIComponent(JSON.stringify(found));
}

/** @throws for a field that is not ours */
export function readFound(field: string | null): FoundInPiece {
  return foundSchema.parse(JSON.parse(decodeURIComponent(field ?? "")));
}

/** The plan in an address; undefined for the first piece. @throws for one that is not ours */
export function readPlan(text: string | null): ListPlan | undefined {
  return text === null ? undefined : planSchema.parse(JSON.parse(text));
}
