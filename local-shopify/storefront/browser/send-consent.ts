import { type Purpose, purposes } from "../consent/consent-token.ts";

/** What `setTrackingConsent` takes, checked. */
export type ConsentOrder = Partial<Record<Purpose, boolean>> & {
  readonly email?: string;
  readonly metafields?: readonly { readonly key: string; readonly value: string | null }[];
  readonly checkoutRootDomain?: string;
  readonly storefrontAccessToken?: string;
};

/** Thrown for an order that is none. */
export class ConsentValidationError extends TypeError {
  override readonly name = "ConsentValidationError";
}

const knownKeys = new Set<string>([
  ...purposes,
  "email",
  "metafields",
  "headlessStorefront",
  "checkoutRootDomain",
  "storefrontRootDomain",
  "storefrontAccessToken",
  "rootDomain",
  "isExtensionToken",
  "customerAccountRequestInfo",
]);

/**
 * Checks what was handed to `setTrackingConsent`. A boolean is the old way to say analytics and
 * marketing at once.
 *
 * @throws ConsentValidationError for anything but a boolean or an object of known keys
 */
export function checkOrder(order: unknown, callback: unknown): ConsentOrder {
  if (callback !== undefined && typeof callback !== "function")
    throw new ConsentValidationError("The second argument must be a function");
  if (typeof order === "boolean") return { analytics: order, marketing: order };
  if (typeof order !== "object" || order === null)
    throw new ConsentValidationError("The first argument must be a boolean or an object");
  const keys = Object.keys(order);
  if (keys.length === 0) throw new ConsentValidationError("The consent object must not be empty");
  const unknown = keys.find((key) => !knownKeys.has(key));
  if (unknown !== undefined)
    throw new ConsentValidationError(`The consent object has an unknown key: ${unknown}`);
  return order;
}

/** What the shop answers, as far as it is read. */
export type ConsentReply = {
  readonly data: {
    readonly consentManagement: {
      readonly cookies: { readonly trackingConsentCookie: string };
      readonly customerAccountUrl: string | null;
    };
  };
};

/** What a callback gets when it did not work. */
export class ConsentCallError extends Error {
  readonly statusCode: number | undefined;
  constructor(message: string, statusCode?: number) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** Tells the shop what the visitor chose: one call of its own interface. */
export async function sendConsent(
  order: ConsentOrder,
  config: { readonly consentDomain?: string; readonly storefrontAccessToken?: string },
): Promise<ConsentReply> {
  const host = config.consentDomain ?? order.checkoutRootDomain ?? location.host;
  const isPlain = ["localhost", "127.0.0.1"].includes(location.hostname);
  const token = order.storefrontAccessToken ?? config.storefrontAccessToken ?? readPageToken();
  if (token === undefined) console.warn("[CustomerPrivacy] There is no storefront access token");
  const response = await fetch(
    `${isPlain ? "http:" : "https:"}//${host}/api/unstable/graphql.json`,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { "x-shopify-storefront-access-token": token }),
      },
      body: JSON.stringify({ query: writeQuery(order) }),
    },
  );
  if (!response.ok) throw new ConsentCallError(response.statusText, response.status);
  return (await response.json()) as ConsentReply;
}

function readPageToken(): string | undefined {
  const text = document.getElementById("shopify-features")?.textContent ?? "";
  try {
    const features: unknown = JSON.parse(text);
    if (typeof features !== "object" || features === null) return undefined;
    const token: unknown = Reflect.get(features, "accessToken");
    return typeof token === "string" && token !== "" ? token : undefined;
  } catch {
    return undefined;
  }
}

function writeQuery(order: ConsentOrder): string {
  const { analytics, marketing, preferences, sale_of_data: saleOfData } = order;
  const metafields = order.metafields?.map(
    ({ key, value }) => `{key: ${JSON.stringify(key)}, value: ${JSON.stringify(value)}}`,
  );
  const consent = writeArguments({
    ...{ marketing, analytics, preferences, saleOfData },
    metafields: metafields === undefined ? undefined : `[${metafields.join(", ")}]`,
  });
  const all = writeArguments({
    visitorConsent: `{${consent}}`,
    visitorEmail: quoted(order.email),
    origReferrer: quoted(document.referrer),
    landingPage: quoted(location.pathname),
  });
  return `query { consentManagement { cookies(${all}) { trackingConsentCookie cookieDomain landingPageCookie origReferrerCookie } customerAccountUrl } }`;
}

const quoted = (text: string | undefined) => (text ? JSON.stringify(text) : undefined);

/** Undefined and empty ones are left out. */
function writeArguments(values: Readonly<Record<string, string | boolean | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(", ");
}
