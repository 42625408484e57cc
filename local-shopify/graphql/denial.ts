import { GraphQLError, type GraphQLResolveInfo, isNonNullType } from "graphql";
import type { ProtectedKind } from "../contract.ts";
import type { RequestContext } from "./request-context.ts";
import type { ScopeRule } from "./scope-rule.ts";

/**
 * Answers a field the token's scopes do not reach: null with an error beside
 * it; where the schema forbids null, GraphQL passes it up to the parent.
 */
export function denyField(
  rule: ScopeRule,
  context: RequestContext,
  info: GraphQLResolveInfo,
): null {
  const error = denialOf(rule, info, pathOf(info));
  if (isNonNullType(info.returnType)) throw error;
  context.errors.push(error);
  return null;
}

/** The same for one item of a list whose items may be null. */
export function denyItem(
  rule: ScopeRule,
  context: RequestContext,
  at: { readonly info: GraphQLResolveInfo; readonly index: number },
): null {
  context.errors.push(denialOf(rule, at.info, [...pathOf(at.info), at.index]));
  return null;
}

function denialOf(
  rule: ScopeRule,
  info: GraphQLResolveInfo,
  path: readonly (string | number)[],
): GraphQLError {
  return new GraphQLError(
    `Access denied for ${info.fieldName} field. Required access: ${rule.text}`,
    {
      nodes: info.fieldNodes,
      path,
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/api/usage/access-scopes",
        requiredAccess: rule.text,
      },
    },
  );
}

/**
 * Answers a field of protected customer data the app is not approved for:
 * always with an error; null, or an empty text or list where the schema
 * forbids null (Shopify redacts those rather than failing the whole record).
 */
export function withholdField(
  kind: ProtectedKind,
  context: RequestContext,
  info: GraphQLResolveInfo,
): unknown {
  context.errors.push(
    new GraphQLError(
      `This app is not approved to use the ${info.fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
      {
        nodes: info.fieldNodes,
        path: pathOf(info),
        extensions: {
          code: "ACCESS_DENIED",
          documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data",
          protectedContent: kind,
        },
      },
    ),
  );
  if (!isNonNullType(info.returnType)) return null;
  return String(info.returnType).startsWith("[") ? [] : "";
}

/** The response path as GraphQL writes it. */
export function pathOf(info: GraphQLResolveInfo): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: GraphQLResolveInfo["path"] | undefined = info.path; step; step = step.prev)
    keys.unshift(step.key);
  return keys;
}
