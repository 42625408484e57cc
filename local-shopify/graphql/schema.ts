import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isObjectType,
} from "graphql";
import type { ProtectedKind } from "../contract.ts";
import { createScopeRule, type ScopeRule } from "./scope-rule.ts";

type ScopeItem = {
  readonly type: "type" | "field";
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
  readonly offlineScopes: readonly string[];
};

type FlaggedType = {
  readonly name: string;
  readonly fields?:
    | readonly {
        readonly name: string;
        readonly isProtected?: boolean;
        readonly protectedContent?: string;
      }[]
    | null;
};

/** The schema file of npm package @shopify/dev-mcp: introspection, flags on fields, scopes. */
type SchemaFile = {
  readonly data: IntrospectionQuery & {
    readonly __schema: { readonly types: readonly FlaggedType[] };
  };
  readonly offline_scopes: { readonly items: readonly ScopeItem[] };
};

/** Shopify's Admin schema with what it demands for each type and field. */
export type AdminSchema = {
  readonly schema: GraphQLSchema;
  readonly typeRule: (typeName: string) => ScopeRule | undefined;
  readonly fieldRule: (typeName: string, fieldName: string) => ScopeRule | undefined;
  readonly protectedKind: (typeName: string, fieldName: string) => ProtectedKind | undefined;
};

const KINDS: readonly string[] = ["name", "email", "phone", "address"];

const loaded = new Map<string, AdminSchema>();

/** Reads and builds the schema: about 0.4 s, so once per file and process. Throws when the file is missing or damaged. */
export function loadAdminSchema(schemaFile: string): AdminSchema {
  const schema = loaded.get(schemaFile) ?? buildAdminSchema(readSchemaFile(schemaFile));
  loaded.set(schemaFile, schema);
  return schema;
}

function readSchemaFile(schemaFile: string): SchemaFile {
  const content: unknown = JSON.parse(gunzipSync(readFileSync(schemaFile)).toString("utf8"));
  if (!isSchemaFile(content)) throw new Error(`${schemaFile} is no schema of @shopify/dev-mcp`);
  return content;
}

/** Looks at the top only: eleven megabytes, and their checksum was verified when they were fetched. */
function isSchemaFile(content: unknown): content is SchemaFile {
  return (
    typeof content === "object" &&
    content !== null &&
    "data" in content &&
    "offline_scopes" in content
  );
}

function buildAdminSchema(file: SchemaFile): AdminSchema {
  const types = new Map<string, ScopeRule>();
  const fields = new Map<string, ScopeRule>();
  for (const item of file.offline_scopes.items) {
    const rule = createScopeRule(item.offlineScopes, item.requiredAccess);
    if (rule === undefined) continue;
    if (item.type === "type") types.set(item.typeName, rule);
    else fields.set(`${item.typeName}.${item.fieldName ?? ""}`, rule);
  }
  const kinds = readProtectedKinds(file.data.__schema.types);
  return {
    schema: buildClientSchema(file.data, { assumeValid: true }),
    typeRule: (typeName) => types.get(typeName),
    fieldRule: (typeName, fieldName) => fields.get(`${typeName}.${fieldName}`),
    protectedKind: (typeName, fieldName) => kinds.get(`${typeName}.${fieldName}`),
  };
}

function readProtectedKinds(types: readonly FlaggedType[]): ReadonlyMap<string, ProtectedKind> {
  const kinds = new Map<string, ProtectedKind>();
  for (const type of types) {
    for (const field of type.fields ?? []) {
      if (isKind(field.protectedContent))
        kinds.set(`${type.name}.${field.name}`, field.protectedContent);
    }
  }
  return kinds;
}

function isKind(content: string | undefined): content is ProtectedKind {
  return content !== undefined && KINDS.includes(content);
}

/** The type whose records a field gives: the node of a connection, else the named type itself. */
export function recordTypeOf(field: GraphQLField<unknown, unknown>): GraphQLNamedType {
  const named = getNamedType(field.type);
  if (!isObjectType(named) || !isConnectionName(named.name)) return named;
  const nodes = named.getFields()["nodes"];
  return nodes ? getNamedType(nodes.type) : named;
}

export function isConnectionName(typeName: string): boolean {
  return typeName.endsWith("Connection");
}
