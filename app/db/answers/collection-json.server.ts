import { z } from "zod";
import type { MissingItem } from "../../domain/data-map/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

/** What was parsed as JSON is JSON all the way down: only its kind is in question. */
export const jsonObjectSchema = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

const inputJsonSchema = z.custom<Prisma.InputJsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** JSON as Prisma takes it. */
export function toInputJson(value: JsonObject): Prisma.InputJsonObject {
  return inputJsonSchema.parse(value);
}

/** The stored form of a missing item: the place is the row's. */
export function toMissingCode({ code, subject, count }: MissingItem): Prisma.InputJsonObject {
  return {
    code,
    ...(subject === undefined ? {} : { subject }),
    ...(count === undefined ? {} : { count }),
  };
}
