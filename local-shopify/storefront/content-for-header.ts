import { createHash } from "node:crypto";
import { toScriptJson } from "./liquid/filters.ts";
import type { PageOrder } from "./render-page.ts";

/** Where Shopify's own notice is served. */
export const noticeScriptUrl =
  "https://cdn.shopify.com/shopifycloud/privacy-banner/storefront-banner.js";

/** Where it has the script that runs web pixels. */
export const webPixelsPath = "/cdn/shopifycloud/storefront/assets/storefront/web-pixels.js";

/** How Shopify's own inline scripts begin. */
export const platformScriptMark = "<script>window.Shopify = ";

/** Where the shop's own host has `Shopify.loadFeatures`. */
export const loadFeaturesPath = "/cdn/shopifycloud/storefront/assets/storefront/load_feature.js";

/** What Shopify itself writes into the head of each page: as much of it as themes and apps read. */
export function contentForHeader({ head, locale, rootUrl, designMode }: PageOrder): string {
  const facts = {
    shop: head.shop,
    locale,
    currency: { active: "SEK", rate: "1.0" },
    country: head.country,
    designMode,
    routes: { root: rootUrl },
    theme: { name: "Hemslöjd", id: 1, role: "main" },
  };
  const features = { accessToken: storefrontToken(head.shop), locale };
  return [
    `<script id="shopify-features" type="application/json">${toScriptJson(features)}</script>`,
    `${platformScriptMark}Object.assign(window.Shopify || {}, ${toScriptJson(facts)});</script>`,
    // Deferred as on Shopify: scripts that run while the page is read find no loadFeatures.
    `<script src="${loadFeaturesPath}" defer="defer" crossorigin="anonymous"></script>`,
    head.pixels.length === 0 ? "" : pixelTags(head.pixels),
    head.hasNotice ? `<script src="${noticeScriptUrl}" defer="defer"></script>` : "",
  ].join("\n");
}

function pixelTags(pixels: PageOrder["head"]["pixels"]): string {
  const config = toScriptJson(pixels.map(({ id, kind }) => ({ id, kind })));
  return (
    `<script id="web-pixels-config" type="application/json">${config}</script>` +
    `<script src="${webPixelsPath}" defer="defer"></script>`
  );
}

/** The public token with which pages of a shop ask its own interface. */
function storefrontToken(shop: string): string {
  return createHash("md5").update(`storefront of ${shop}`).digest("hex");
}
