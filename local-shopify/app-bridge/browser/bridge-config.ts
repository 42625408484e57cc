/** What App Bridge knows of the app and the shop it runs in. */
export type BridgeConfig = {
  readonly apiKey: string;
  /** Base64 of the shop's admin address. */
  readonly host: string;
  readonly shop: string;
  readonly locale: string;
  readonly appOrigins: readonly string[];
};

const storageKey = "app-bridge-config";

/** Query parameters that are the admin's business and stay out of its address. */
const internalParameters = [
  "hmac",
  "locale",
  "protocol",
  "session",
  "id_token",
  "shop",
  "timestamp",
  "host",
  "embedded",
  "appLoadId",
  "link_source",
];

/**
 * Gathers the configuration as App Bridge does: what an earlier page of the
 * session kept, the script's `data-*`, `<meta name="shopify-*">`, the address.
 */
export function readBridgeConfig(): BridgeConfig {
  const query = new URLSearchParams(location.search);
  const script = document.currentScript;
  const found: Record<string, string> = {
    ...readKept(),
    ...(script instanceof HTMLScriptElement ? definedOnly(script.dataset) : {}),
    ...readMetaTags(),
  };
  for (const name of ["shop", "host", "locale"]) {
    const value = query.get(name);
    if (value !== null && value !== "") found[name] = value;
  }
  const { apiKey, host, shop = "", locale = "en", appOrigins = "" } = found;
  if (!apiKey || !host) {
    throw new Error("App Bridge: missing required configuration fields: apiKey, host");
  }
  keep(found);
  return {
    apiKey,
    host,
    shop,
    locale,
    appOrigins: appOrigins.split(",").filter((origin) => origin !== ""),
  };
}

/** Path and query of a page of the app, as the admin shows them. */
export function adminPath(href: string): string {
  const url = new URL(href, location.href);
  for (const name of internalParameters) url.searchParams.delete(name);
  return `${url.pathname}${url.search}`;
}

function readMetaTags(): Record<string, string> {
  const tags = document.querySelectorAll<HTMLMetaElement>('meta[name^="shopify-"]');
  return Object.fromEntries(
    [...tags].map((tag) => [
      tag.name
        .slice("shopify-".length)
        .replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase()),
      tag.content,
    ]),
  );
}

/** Third-party storage may be blocked, as in a private window. */
function readKept(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "{}");
    return typeof kept === "object" && kept !== null ? definedOnly(kept) : {};
  } catch {
    return {};
  }
}

function keep(found: Record<string, string>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(found));
  } catch {
    // Without storage every page brings its parameters along.
  }
}

function definedOnly(values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]: [string, unknown]) =>
      typeof value === "string" ? [[key, value] as const] : [],
    ),
  );
}
