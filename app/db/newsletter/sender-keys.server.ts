import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { toMs } from "../../domain/shared/duration.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import type { MarketingShops } from "./marketing-shops.server.ts";

/** A call of the shop's own sending system, as it came in. */
export type SignedCall = {
  readonly shop: ShopDomain;
  /** Seconds since 1970, as it was signed. */
  readonly timestamp: string;
  readonly body: string;
  /** Hex. */
  readonly signature: string;
};

const tolerance = { minutes: 5 } as const;

/** What a call is signed with: HMAC-SHA-256 (hex) over the time, a dot and the body. */
export function signCall(key: string, { timestamp, body }: Pick<SignedCall, "timestamp" | "body">) {
  return createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
}

/**
 * The key by which a shop's own sending system asks for links. Made from the shop's data key, so nothing
 * is stored, and it ends with the lifetime of the app.
 */
export function createSenderKeys(shops: Pick<MarketingShops, "know">) {
  const keyOf = async (shop: ShopDomain): Promise<string | undefined> => {
    const known = await shops.know(shop);
    if (known === undefined) return undefined;
    const bytes = hkdfSync("sha256", known.dataKey.bytes, shop, "lagom sender key 1", 32);
    return Buffer.from(bytes).toString("base64url");
  };
  return {
    keyOf,
    isSigned: async (call: SignedCall, now: Date): Promise<boolean> => {
      const key = await keyOf(call.shop);
      const signedMs = Number(call.timestamp) * 1_000;
      const isFresh = Math.abs(now.getTime() - signedMs) <= toMs(tolerance);
      if (key === undefined || !isFresh) return false;
      const expected = Buffer.from(signCall(key, call), "utf8");
      const given = Buffer.from(call.signature, "utf8");
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
