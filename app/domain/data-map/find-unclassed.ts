import { lagomColumns, readFates, shopifyFields } from "./find-fate.ts";
import type { FateMap } from "./types.ts";

/** As much of Shopify's introspection as the guard needs. */
export type SchemaTypes = readonly {
  readonly name: string;
  readonly fields?:
    | readonly { readonly name: string; readonly isProtected?: boolean | null | undefined }[]
    | null
    | undefined;
}[];

/** Wrappers around records: they hold nothing themselves. */
function isWrapper(type: string): boolean {
  return /(?:Connection|Edge)$/u.test(type) || type === "PageInfo" || type === "QueryRoot";
}

/**
 * Fields of Shopify's schema that nobody decided about: every protected field
 * wherever it sits, and every field of the types the collectors touch.
 *
 * @returns `Type.field`, in the schema's order; empty when the map is whole
 */
export function findUnclassedFields(
  types: SchemaTypes,
  touchedTypes: readonly string[],
  map: FateMap = shopifyFields,
): readonly string[] {
  return types.flatMap(({ name: type, fields }) => {
    const fates = map[type];
    const classed = fates === undefined ? new Map() : readFates(type, fates);
    const isTouched = touchedTypes.includes(type) && !isWrapper(type);
    return (fields ?? [])
      .filter(({ isProtected }) => isTouched || fates !== undefined || isProtected === true)
      .filter(({ name }) => !classed.has(name))
      .map(({ name }) => `${type}.${name}`);
  });
}

/** Names the map classes that the schema does not have (any more). */
export function findStaleFields(
  types: SchemaTypes,
  map: FateMap = shopifyFields,
): readonly string[] {
  const known = new Map(types.map((type) => [type.name, type.fields ?? []]));
  return Object.entries(map).flatMap(([type, fates]) =>
    [...readFates(type, fates).keys()]
      .filter((field) => known.get(type)?.some(({ name }) => name === field) !== true)
      .map((field) => `${type}.${field}`),
  );
}

/** A column of one of our own tables. */
export type Column = { readonly model: string; readonly column: string };

/**
 * Reads the columns out of `schema.prisma`; relations are no columns. A field
 * is a relation when its type is a model of the same file.
 */
export function readPrismaColumns(schema: string): readonly Column[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gmsu)];
  const names = new Set(models.map(([, name]) => name));
  return models.flatMap(([, model = "", body = ""]) =>
    body
      .split("\n")
      .map((line) => /^\s+(\w+)\s+(\w+)/u.exec(line))
      .filter((match) => match !== null)
      .filter(([, , type]) => !names.has(type))
      .map(([, column = ""]) => ({ model, column })),
  );
}

/** Columns of our own tables that nobody decided about, as `Model.column`. */
export function findUnclassedColumns(
  schema: string,
  map: FateMap = lagomColumns,
): readonly string[] {
  return readPrismaColumns(schema)
    .filter(({ model, column }) => {
      const fates = map[model];
      return fates === undefined || !readFates(model, fates).has(column);
    })
    .map(({ model, column }) => `${model}.${column}`);
}
