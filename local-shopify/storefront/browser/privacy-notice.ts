/**
 * Shopify's own notice, as far as others meet it: its ids, its cookie and the event it
 * tells the page by (shopify.dev, Customer Privacy API). Look and words are ours.
 */
function showNotice(): void {
  const notice = document.createElement("div");
  notice.id = "shopify-pc__banner";
  notice.setAttribute("role", "dialog");
  notice.setAttribute("aria-label", "Cookies");
  notice.style.cssText =
    "position:fixed;inset:auto 16px 16px 16px;padding:16px;background:#fff;color:#111;border:1px solid #767676;font:16px/1.4 sans-serif";
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
  const mark = isAccepting ? "1" : "0";
  const value = JSON.stringify({ con: { CMP: { a: mark, m: mark, p: mark, s: "" } }, v: "2.1" });
  document.cookie = `_tracking_consent=${encodeURIComponent(value)}; path=/; max-age=31536000; secure; samesite=lax`;
  document.getElementById("shopify-pc__banner")?.remove();
  const detail = {
    analyticsAllowed: isAccepting,
    marketingAllowed: isAccepting,
    preferencesAllowed: isAccepting,
    saleOfDataAllowed: isAccepting,
  };
  document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail }));
}

showNotice();
