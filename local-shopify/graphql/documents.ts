import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";

export type CheckedDocument =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly errors: readonly object[] };

const KEPT = 200;

/** Parses and validates documents against the schema; remembers the last ones. */
export function createDocumentCheck(schema: GraphQLSchema): (query: string) => CheckedDocument {
  const known = new Map<string, CheckedDocument>();
  return (query) => {
    const kept = known.get(query);
    if (kept) return kept;
    const checked = check(schema, query);
    if (known.size >= KEPT) known.clear();
    known.set(query, checked);
    return checked;
  };
}

function check(schema: GraphQLSchema, query: string): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, errors: [error.toJSON()] };
    throw error;
  }
  const errors = validate(schema, document);
  return errors.length === 0
    ? { ok: true, document }
    : { ok: false, errors: errors.map(describeError) };
}

/** Shopify's wording for the most common mistake; the rest as graphql-js says it. */
function describeError(error: GraphQLError): object {
  const [, fieldName, typeName] =
    /^Cannot query field "(\w+)" on type "(\w+)"/u.exec(error.message) ?? [];
  if (fieldName === undefined) return error.toJSON();
  return {
    ...error.toJSON(),
    message: `Field '${fieldName}' doesn't exist on type '${typeName ?? ""}'`,
    extensions: { code: "undefinedField", typeName, fieldName },
  };
}

/** The operation to run: by name, or the only one. */
export function findOperation(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name === null
    ? operations.length === 1
      ? operations[0]
      : undefined
    : operations.find((node) => node.name?.value === name);
}
