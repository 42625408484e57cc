import type { WebPixel } from "../online-store/page-settings.ts";

/**
 * The page inside a pixel's frame: hands its code `analytics`, `init` and `customerPrivacy`
 * (shopify.dev, Web Pixels API), each with the part of them that has to do with consent.
 */
export function writePixelFrame({ code }: WebPixel): string {
  return `<!doctype html><meta charset="utf-8"><title>Pixel</title><script>
(() => {
  const listeners = {}, privacyListeners = [];
  const hear = (list) => (event) => list.forEach((listener) => listener(event));
  const analytics = { subscribe: (name, listener) => (listeners[name] ??= []).push(listener) };
  const customerPrivacy = {
    subscribe: (name, listener) => {
      if (name === "visitorConsentCollected") privacyListeners.push(listener);
    },
  };
  const run = (init) => { ${code.replaceAll("</script", String.raw`<\/script`)}
  };
  addEventListener("message", ({ data }) => {
    if (data.kind === "init") run({ customerPrivacy: data.customerPrivacy });
    if (data.kind === "privacy") hear(privacyListeners)({ customerPrivacy: data.customerPrivacy });
    if (data.kind === "event") {
      hear(listeners[data.event.name] ?? [])(data.event);
      hear(listeners.all_events ?? [])(data.event);
    }
  });
})();
</script>`;
}
