import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { ConsentState } from "./consent/consent-token.ts";

const day = 24 * 60 * 60;

/** Cookies of one request, and those its answer sets. */
export type Visitor = {
  /** As it came, or as the answer is about to set it. */
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
  const known = parseCookies(request.headers.cookie ?? "");
  const lines: string[] = [];
  return {
    cookie: (name) => known.get(name),
    setCookie: (name, value, { seconds, httpOnly }) => {
      known.set(name, value);
      const age = seconds === null ? "" : `; Max-Age=${String(seconds)}`;
      const only = httpOnly ? "; HttpOnly" : "";
      lines.push(`${name}=${encodeURIComponent(value)}; Path=/${age}${only}; Secure; SameSite=Lax`);
    },
    dropCookie: (name) => {
      known.delete(name);
      lines.push(`${name}=; Path=/; Max-Age=0; Secure; SameSite=Lax`);
    },
    setCookieLines: () => lines,
  };
}

function parseCookies(header: string): Map<string, string> {
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

/**
 * The cookies a storefront of Shopify's sets by itself with each page: `localization` and
 * `_shopify_essential` always, `_shopify_analytics` and `_shopify_marketing` only where no consent
 * is needed or it was given (shopify.com/legal/cookies; values are opaque and so are ours). The
 * latter two go when they are no longer allowed.
 */
export function setOwnCookies(
  visitor: Visitor,
  { allowed, region }: Pick<ConsentState, "allowed" | "region">,
): void {
  const year = 365 * day;
  const set = (name: string, httpOnly: boolean, value: string = randomUUID()) => {
    if (visitor.cookie(name) === undefined)
      visitor.setCookie(name, value, { seconds: year, httpOnly });
  };
  set("localization", false, region.slice(0, 2));
  set("_shopify_essential", true);
  for (const purpose of ["analytics", "marketing"] as const) {
    const name = `_shopify_${purpose}`;
    if (allowed[purpose]) set(name, true);
    else if (visitor.cookie(name) !== undefined) visitor.dropCookie(name);
  }
}

/** How long a cart and a log-in last. */
export const cartSeconds = 14 * day;
export const loginSeconds = 365 * day;
