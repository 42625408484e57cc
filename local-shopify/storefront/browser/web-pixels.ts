/**
 * Runs web pixels beside the page: each in a frame of its own that reaches neither page nor cookies.
 * An app's pixel starts once analytics and marketing are allowed, a custom one at once and hears
 * everything, as on Shopify.
 */
import { createCustomerPrivacy } from "./customer-privacy.ts";

type Pixel = { readonly id: string; readonly kind: "app" | "custom" };

const api = createCustomerPrivacy();

/** The names pixels know consent by. */
const privacyNow = () => ({
  analyticsProcessingAllowed: api.analyticsProcessingAllowed(),
  marketingAllowed: api.marketingAllowed(),
  preferencesProcessingAllowed: api.preferencesProcessingAllowed(),
  saleOfDataAllowed: api.saleOfDataAllowed(),
});

const running = new Map<string, HTMLIFrameElement>();

function start({ id }: Pixel): void {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.name = `web-pixel-${id}`;
  frame.src = `/wpm/${id}`;
  frame.addEventListener("load", () => {
    tell(frame, { kind: "init", customerPrivacy: privacyNow() });
    tell(frame, { kind: "event", event: { name: "page_viewed", id: crypto.randomUUID() } });
  });
  running.set(id, frame);
  document.body.append(frame);
}

function tell(frame: HTMLIFrameElement, message: object): void {
  frame.contentWindow?.postMessage(message, "*");
}

function startAllowed(pixels: readonly Pixel[]): void {
  const isOpen = api.analyticsProcessingAllowed() && api.marketingAllowed();
  for (const pixel of pixels)
    if (!running.has(pixel.id) && (pixel.kind === "custom" || isOpen)) start(pixel);
}

const text = document.getElementById("web-pixels-config")?.textContent ?? "[]";
const pixels = JSON.parse(text) as readonly Pixel[];
startAllowed(pixels);
document.addEventListener("visitorConsentCollected", () => {
  for (const frame of running.values())
    tell(frame, { kind: "privacy", customerPrivacy: privacyNow() });
  startAllowed(pixels);
});
