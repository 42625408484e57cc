/**
 * What Shopify must have granted to publish into its own privacy policy (shopify.dev, Admin GraphQL
 * reference of each call). The theme blocks' metafields are the app's own and need nothing.
 */
export function scopesToPublish(wanted: {
  readonly languages: number;
  readonly isShopifyManaged: boolean;
}): readonly string[] {
  return [
    ...["read_locales", "read_privacy_settings", "read_legal_policies", "write_legal_policies"],
    ...(wanted.languages > 1 ? ["read_translations", "write_translations"] : []),
    ...(wanted.isShopifyManaged ? ["write_privacy_settings"] : []),
  ];
}

/**
 * What the cookie notice needs: whether Shopify shows one of its own is read before ours stands beside it;
 * that one is switched off, and Shopify's rules by region are set, only when the merchant says so.
 */
export const scopesForNotice: readonly string[] = [
  "read_privacy_settings",
  "write_privacy_settings",
];

/** Those of them that are not granted. A scope that writes reads as well. */
export function missingScopes(
  needed: readonly string[],
  granted: readonly string[],
): readonly string[] {
  return needed.filter(
    (scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/u, "write_")),
  );
}
