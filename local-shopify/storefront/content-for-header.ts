import { toScriptJson } from "./liquid/filters.ts";
import type { PageOrder } from "./render-page.ts";

/** Where Shopify's own notice is served. */
export const noticeScriptUrl =
  "https://cdn.shopify.com/shopifycloud/privacy-banner/storefront-banner.js";

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
  return [
    `<script id="shopify-features" type="application/json">${toScriptJson({ accessToken: "", locale })}</script>`,
    `<script>window.Shopify = Object.assign(window.Shopify || {}, ${toScriptJson(facts)});</script>`,
    head.hasNotice ? `<script src="${noticeScriptUrl}" defer="defer"></script>` : "",
  ].join("\n");
}
