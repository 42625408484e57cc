import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from "graphql";
import { z } from "zod";
import { isWrapper } from "../../local-shopify/graphql/query-cost.ts";
import { isConnectionName, recordTypeOf } from "../../local-shopify/graphql/schema.ts";

/** A record as an answer's `data.json` has it. */
export const answerRecordSchema = z.object({
  kind: z.string(),
  id: z.string(),
  parentId: z.string().nullable(),
  place: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export type AnswerRecord = z.infer<typeof answerRecordSchema>;

type Types = readonly GraphQLObjectType[];

const gidType = /^gid:\/\/shopify\/(\w+)\//u;
/** Records Shopify gives no id: the owner's gid, the way from the root, a number. */
const unnamed = /^(gid:\/\/shopify\/\w+\/[^#]+)#([^#]+)#[^#]*$/u;
/** Not Shopify's: reading them costs no points. */
const ownPlaces: readonly string[] = ["lagom", "merged-customers"];

/**
 * What Shopify must be paid at least for what stands in an answer: a point per
 * object, scalars free, plain lists one (shopify.dev, "rate limits"). Counted
 * from the answer and Shopify's schema alone, whatever the app asked for.
 * Throws on a record whose type the schema does not have.
 */
export function objectPoints(schema: GraphQLSchema, records: readonly AnswerRecord[]): number {
  return records
    .filter(({ place }) => !ownPlaces.includes(place))
    .reduce(
      (sum, record) => sum + 1 + pointsWithin(schema, typesOf(schema, record.id), record.data),
      0,
    );
}

function typesOf(schema: GraphQLSchema, id: string): Types {
  const [, owner, via] = unnamed.exec(id) ?? [];
  const named = schema.getType(gidType.exec(owner ?? id)?.[1] ?? "");
  if (!isObjectType(named)) throw new Error(`no type of Shopify's: ${id}`);
  return via === undefined ? [named] : follow(schema, named, via.split("/").at(-1) ?? "");
}

/** The types at the end of a dotted path of fields. */
function follow(schema: GraphQLSchema, from: GraphQLObjectType, path: string): Types {
  return path.split(".").reduce<Types>(
    (types, step) => {
      const field = findField(types, step);
      if (field === undefined) throw new Error(`no field ${path} on ${from.name}`);
      return possible(schema, field);
    },
    [from],
  );
}

function possible(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Types {
  const named = recordTypeOf(field);
  if (isAbstractType(named)) return schema.getPossibleTypes(named);
  return isObjectType(named) ? [named] : [];
}

function findField(types: Types, name: string): GraphQLField<unknown, unknown> | undefined {
  return types.map((type) => type.getFields()[name]).find((field) => field !== undefined);
}

function pointsWithin(schema: GraphQLSchema, types: Types, data: object): number {
  let points = 0;
  for (const [name, value] of Object.entries(data)) {
    const field = findField(types, name);
    if (field !== undefined) points += pointsOfField(schema, field, value);
  }
  return points;
}

function pointsOfField(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  value: unknown,
): number {
  const named = getNamedType(field.type);
  if (!isCompositeType(named) || typeof value !== "object" || value === null) return 0;
  const types = possible(schema, field);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const objects = items.filter((item) => typeof item === "object" && item !== null);
  const inner = objects.reduce((sum, item) => sum + pointsWithin(schema, types, item), 0);
  if (isWrapper(named.name)) return inner;
  const sized = isConnectionName(named.name) || field.args.some((one) => one.name === "first");
  return inner + (sized ? objects.length : Math.min(1, objects.length));
}
