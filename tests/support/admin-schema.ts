import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

const fieldSchema = z.looseObject({ name: z.string(), isProtected: z.boolean().nullish() });

const typeSchema = z.looseObject({
  name: z.string(),
  fields: z.array(fieldSchema).nullish(),
});

const fileSchema = z.looseObject({
  data: z.looseObject({
    __schema: z.looseObject({ types: z.array(typeSchema) }),
  }),
});

let schema: GraphQLSchema | undefined;

/** Shopify's own Admin schema as its package ships it (parsed, unchanged). */
export function readAdminIntrospection(): z.infer<typeof fileSchema> {
  const file = path.resolve(import.meta.dirname, "../../.cache", "admin-2026-10.json.gz");
  return fileSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
}

/** The same as a schema that documents can be checked against. */
export function readAdminSchema(): GraphQLSchema {
  schema ??= buildClientSchema(readAdminIntrospection().data as unknown as IntrospectionQuery);
  return schema;
}
