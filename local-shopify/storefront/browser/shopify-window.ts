/** What scripts of Shopify's and of apps find under `window.Shopify`. */
export type ShopifyWindow = {
  shop?: string;
  loadFeatures?: unknown;
  customerPrivacy?: object | undefined;
  trackingConsent?: object;
  designMode?: boolean;
};

/** `window.Shopify`, made if it is not there. */
export function shopifyWindow(): ShopifyWindow {
  const there: unknown = Reflect.get(window, "Shopify");
  if (typeof there === "object" && there !== null) return there;
  const made: ShopifyWindow = {};
  Object.assign(window, { Shopify: made });
  return made;
}
