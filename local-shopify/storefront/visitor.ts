import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

const day = 24 * 60 * 60;

/** Cookies of one request, and those its answer sets. */
export type Visitor = {
  readonly cookie: (name: string) => string | undefined;
  /** Sets a cookie of the shop's host; `seconds` null is one for the browser's session. */
  readonly setCookie: (
    name: string,
    value: string,
    how: { readonly seconds: number | null; readonly httpOnly: boolean },
  ) => void;
  readonly dropCookie: (name: string) => void;
  /** `Set-Cookie` lines for the answer. */
  readonly setCookieLines: () => readonly string[];
};

export function createVisitor(request: IncomingMessage): Visitor {
  const sent = parseCookies(request.headers.cookie ?? "");
  const lines: string[] = [];
  return {
    cookie: (name) => sent.get(name),
    setCookie: (name, value, { seconds, httpOnly }) => {
      const age = seconds === null ? "" : `; Max-Age=${String(seconds)}`;
      const only = httpOnly ? "; HttpOnly" : "";
      lines.push(`${name}=${encodeURIComponent(value)}; Path=/${age}${only}; Secure; SameSite=Lax`);
    },
    dropCookie: (name) => {
      lines.push(`${name}=; Path=/; Max-Age=0; Secure; SameSite=Lax`);
    },
    setCookieLines: () => lines,
  };
}

function parseCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 0 ? [] : [[part.slice(0, at).trim(), decode(part.slice(at + 1).trim())]];
  });
  return new Map(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a visitor chose in Shopify's own notice, as its cookie keeps it. */
export type TrackingConsent = "accepted" | "declined" | "none";

/** Name of the cookie that keeps the choice (Shopify's, 365 days). */
export const consentCookie = "_tracking_consent";

export function trackingConsent(visitor: Visitor): TrackingConsent {
  const value = visitor.cookie(consentCookie);
  if (value === undefined) return "none";
  return /"a":"1"/u.test(value) ? "accepted" : "declined";
}

/**
 * The cookies a storefront of Shopify's sets by itself with each page: `localization` and
 * `_shopify_essential` always, `_shopify_analytics` and `_shopify_marketing` only where no consent
 * is needed or it was given (shopify.com/legal/cookies; values are opaque and so are ours).
 */
export function setOwnCookies(visitor: Visitor, isConsentNeeded: boolean): void {
  const year = 365 * day;
  const set = (name: string, httpOnly: boolean, value: string = randomUUID()) => {
    if (visitor.cookie(name) === undefined)
      visitor.setCookie(name, value, { seconds: year, httpOnly });
  };
  set("localization", false, "SE");
  set("_shopify_essential", true);
  const consent = trackingConsent(visitor);
  if (consent === "accepted" || (consent === "none" && !isConsentNeeded)) {
    set("_shopify_analytics", true);
    set("_shopify_marketing", true);
  }
}

/** How long a cart and a log-in last. */
export const cartSeconds = 14 * day;
export const loginSeconds = 365 * day;
