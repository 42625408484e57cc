/**
 * Shopify's own notice, as far as others meet it: its ids, `window.privacyBanner`, the link that
 * brings it back, its place above everything. It has the Customer Privacy API within itself. Look
 * and words are ours.
 */
import { createCustomerPrivacy } from "./customer-privacy.ts";

const api = createCustomerPrivacy();

function showNotice(): void {
  if (document.getElementById("shopify-pc__banner") !== null) return;
  const notice = document.createElement("div");
  notice.id = "shopify-pc__banner";
  notice.setAttribute("role", "dialog");
  notice.setAttribute("aria-label", "Cookies");
  notice.style.cssText =
    "position:fixed;inset:auto 16px 16px 16px;z-index:2000000;padding:16px;background:#fff;color:#111;border:1px solid #767676;font:16px/1.4 sans-serif";
  const text = document.createElement("p");
  text.textContent = "Får vi mäta hur butiken används?";
  notice.append(
    text,
    button("shopify-pc__banner__btn-accept", "Acceptera", true),
    " ",
    button("shopify-pc__banner__btn-decline", "Neka", false),
  );
  document.body.append(notice);
}

function button(id: string, label: string, isAccepting: boolean): HTMLButtonElement {
  const made = document.createElement("button");
  made.id = id;
  made.type = "button";
  made.textContent = label;
  made.style.cssText = "padding:8px 16px;min-height:44px";
  made.addEventListener("click", () => choose(isAccepting));
  return made;
}

function choose(isAccepting: boolean): void {
  document.getElementById("shopify-pc__banner")?.remove();
  const order = { analytics: isAccepting, marketing: isAccepting, preferences: isAccepting };
  void api.setTrackingConsent(order).catch(console.warn);
}

const banner = {
  loadBanner: () => {
    if (api.shouldShowBanner()) showNotice();
  },
  showBanner: showNotice,
  showPreferences: showNotice,
};
Object.assign(window, { privacyBanner: banner });
document.addEventListener("click", (event) => {
  const { target } = event;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link?.href.endsWith("#shopifyReshowConsentBanner") !== true) return;
  event.preventDefault();
  showNotice();
});
banner.loadBanner();
