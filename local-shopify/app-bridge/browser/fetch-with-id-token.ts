import type { BridgeConfig } from "./bridge-config.ts";
import type { FrameChannel } from "./frame-channel.ts";

/**
 * Replaces `fetch` by one that sends an id token to the app's own origin, and
 * asks once more with a fresh one when the app says the token did not hold.
 */
export function installFetch(config: BridgeConfig, channel: FrameChannel): void {
  const plainFetch = window.fetch.bind(window);
  const bearer = async (): Promise<string> => `Bearer ${await channel.ask("idToken", null)}`;

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isOwn(new URL(request.url), config)) return plainFetch(request);
    const isTokenOurs = !request.headers.has("Authorization");
    if (isTokenOurs) request.headers.set("Authorization", await bearer());
    setIfMissing(request.headers, "X-Requested-With", "XMLHttpRequest");
    setIfMissing(request.headers, "Accept-Language", config.locale);
    const secondTry = request.clone();
    let response = await plainFetch(request);
    if (isTokenOurs && response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
      secondTry.headers.set("Authorization", await bearer());
      response = await plainFetch(secondTry);
    }
    const reauthorizeUrl = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (reauthorizeUrl === null) return response;
    const url = new URL(reauthorizeUrl, location.href).href;
    await channel.ask("redirect", { url, isNewContext: false });
    // The page is on its way out: nobody is to see this response.
    return new Promise<Response>(() => undefined);
  };
}

/**
 * On the bounce page (`?shopify-reload=`) fetches the wanted document with a
 * fresh id token and writes it in place.
 *
 * @returns true when this page is a bounce page
 */
export function followBounce(): boolean {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("shopify-reload");
  if (wanted === null || query.has("id_token")) return false;
  void writeWantedDocument(new URL(wanted, location.origin));
  return true;
}

async function writeWantedDocument(url: URL): Promise<void> {
  if (url.origin !== location.origin) {
    throw new Error("App Bridge: shopify-reload must stay on the app's origin");
  }
  history.replaceState(null, "", url.href);
  const headers = { accept: "text/html", "X-Shopify-Bounce": "1" };
  const response = await fetch(url.href, { headers });
  const text = await response.text();
  document.open();
  // The only way to replace a document by a fetched one and run its scripts.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.write(text);
  document.close();
}

function isOwn(url: URL, config: BridgeConfig): boolean {
  const isSameSite =
    url.protocol === location.protocol &&
    (url.hostname === location.hostname || url.hostname.endsWith(`.${location.hostname}`));
  return isSameSite || config.appOrigins.includes(url.origin);
}

function setIfMissing(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
