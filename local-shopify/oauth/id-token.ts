import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";

import { z } from "zod";

import type { AppCredentials } from "./app-credentials.ts";
import type { ShopUser } from "./shop-users.ts";

/** Shopify's id tokens live a minute. */
const lifeSeconds = 60;

const claimsSchema = z.object({
  aud: z.string(),
  dest: z.string(),
  sub: z.string(),
  exp: z.number(),
});

/**
 * Makes the id token App Bridge hands to the app. Its times are real ones,
 * because the app checks them by its own clock.
 */
export function createIdToken(app: AppCredentials, shop: string, user: ShopUser): string {
  const now = Math.floor(Date.now() / 1000);
  const header = encode({ alg: "HS256", typ: "JWT" });
  const claims = encode({
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: app.apiKey,
    sub: user.id,
    exp: now + lifeSeconds,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
    sig: randomBytes(32).toString("hex"),
  });
  return `${header}.${claims}.${sign(app, `${header}.${claims}`)}`;
}

/**
 * Checks an id token handed in for token exchange.
 *
 * @returns the user's id, or undefined when the token does not hold
 */
export function verifyIdToken(
  app: AppCredentials,
  shop: string,
  token: string,
): string | undefined {
  const [header, claims, signature] = token.split(".");
  if (!header || !claims || !signature) return undefined;
  if (!isEqual(signature, sign(app, `${header}.${claims}`))) return undefined;
  const parsed = claimsSchema.safeParse(decode(claims));
  if (!parsed.success) return undefined;
  const { aud, dest, sub, exp } = parsed.data;
  const holds = aud === app.apiKey && dest === `https://${shop}` && exp * 1000 > Date.now();
  return holds ? sub : undefined;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function sign(app: AppCredentials, text: string): string {
  return createHmac("sha256", app.apiSecret).update(text).digest("base64url");
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
