import { createHmac, hkdfSync } from "node:crypto";
import { normaliseEmail } from "../domain/shared/email-address.ts";
import type { Sealed } from "./envelope.server.ts";

/** What a person can be found by. */
export type LookupKind = "customer-id" | "email" | "phone";

/** A shop's look-up key, made from its data key, so that it goes with it. */
export function deriveLookupKey(shopDataKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", shopDataKey, "", "lagom look-up key 1", 32));
}

/**
 * The key opt-outs of a shop are remembered under: it outlives every lifetime of the
 * app there, so that a shop which comes back mails nobody who had opted out.
 *
 * @param secret the app's secret of the erasure ledger
 */
export function deriveSuppressionKey(secret: Uint8Array, shopDomain: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, shopDomain, "lagom suppression key 1", 32));
}

/** HMAC-SHA-256 under the shop's look-up key. `area` keeps equal values of different kinds apart. */
export function digest(lookupKey: Uint8Array, area: string, value: string | Uint8Array): Sealed {
  const hmac = createHmac("sha256", lookupKey).update(`${area}\0`).update(value);
  return new Uint8Array(hmac.digest());
}

/**
 * The digest a person is found by. E-mails and phone numbers are normalised
 * first; undefined when nothing is left to look up.
 */
export function lookupDigest(
  lookupKey: Uint8Array,
  kind: LookupKind,
  value: string,
): Sealed | undefined {
  const normal = normalise(kind, value);
  return normal === undefined || normal === "" ? undefined : digest(lookupKey, kind, normal);
}

function normalise(kind: LookupKind, value: string): string | undefined {
  switch (kind) {
    case "email":
      return normaliseEmail(value);
    case "phone":
      // Shopify writes E.164; what staff type carries blanks and brackets.
      return value.normalize("NFKC").replace(/[^\d+]/gu, "");
    case "customer-id":
      return value.trim();
  }
}
