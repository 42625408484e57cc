import { z } from "zod";

import type { JsonObject } from "../../domain/shared/json.ts";
import { jsonObjectSchema } from "./admin-envelope.server.ts";

const listSchema = z.looseObject({ nodes: z.array(jsonObjectSchema) });

/** An object inside a record; undefined when there is none. */
export function objectWithin(node: JsonObject, field: string): JsonObject | undefined {
  return jsonObjectSchema.safeParse(node[field]).data;
}

/** The records of a connection inside a record; none when it was not asked for. */
export function nodesWithin(node: JsonObject, field: string): readonly JsonObject[] {
  return listSchema.safeParse(node[field]).data?.nodes ?? [];
}
