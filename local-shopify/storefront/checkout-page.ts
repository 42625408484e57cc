import { writeConsentToken } from "./consent/consent-token.ts";
import { visitorConsent } from "./consent/visitor-consent.ts";
import { escapeHtml } from "./liquid/escape-html.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { redirect, type ShopCall } from "./shop-call.ts";

/**
 * A checkout that sells nothing and says which consent reached it. On Shopify it is a page of
 * Shopify's own, without theme and without app embeds.
 */
export function answerCheckout(call: ShopCall): boolean {
  const { path, storefront, visitor, response } = call;
  if (path === "/checkout") {
    redirect(call, "/checkouts/cn/local");
    return true;
  }
  if (!path.startsWith("/checkouts/")) return false;
  const state = visitorConsent(storefront.online.consent, visitor);
  const { choices, allowed, region } = state;
  const json = JSON.stringify(
    { choices, allowed, region, token: writeConsentToken(state) },
    null,
    2,
  );
  sendPacked(response, {
    status: 200,
    body:
      `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kassa</title></head><body><main><h1>Kassa</h1>` +
      `<pre id="consent">${escapeHtml(json)}</pre><a href="/cart">Varukorg</a></main></body></html>`,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "set-cookie": visitor.setCookieLines(),
    },
  });
  return true;
}
