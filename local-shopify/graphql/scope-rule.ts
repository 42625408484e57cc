/** Scopes a type or field demands: at least one of each group. */
export type ScopeRule = {
  readonly groups: readonly (readonly string[])[];
  /** Shopify's own words, as they stand in the error. */
  readonly text: string;
};

/**
 * Reads a demand as the schema file states it. Several scopes are alternatives
 * ("a access scope or b access scope"); what "Also: Requires" names comes on top.
 */
export function createScopeRule(scopes: readonly string[], text: string): ScopeRule | undefined {
  if (scopes.length === 0) return undefined;
  const [first = "", ...also] = text.split("Also:");
  const added = also.flatMap((part) =>
    [...part.matchAll(/Requires `(\w+)` scope/gu)].map((match) => match[1] ?? ""),
  );
  const named = scopes.filter((scope) => first.includes(`\`${scope}\``) && !added.includes(scope));
  const anyOf = named.length > 0 ? named : scopes.filter((scope) => !added.includes(scope));
  return { groups: [...(anyOf.length > 0 ? [anyOf] : []), ...added.map((scope) => [scope])], text };
}

/** The scopes a token really has: to write is to read. */
export function expandScopes(granted: readonly string[]): ReadonlySet<string> {
  const all = new Set(granted);
  for (const scope of granted)
    if (scope.startsWith("write_")) all.add(`read_${scope.slice("write_".length)}`);
  return all;
}

/** Whether the granted scopes satisfy the rule. */
export function satisfies(granted: ReadonlySet<string>, rule: ScopeRule): boolean {
  return rule.groups.every((group) => group.some((scope) => granted.has(scope)));
}
