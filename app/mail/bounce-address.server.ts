import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { asMailId, type MailId } from "../domain/shared/ids.ts";

/** Makes and reads envelope senders that tell which mail a bounce is about (VERP). */
export type BounceAddresses = {
  readonly of: (id: MailId) => string;
  /** The mail an address was made for; undefined for anybody else's address or a forged one. */
  readonly read: (address: string) => MailId | undefined;
};

const macCharacters = 16;
const pattern = /^bounces\+([0-9a-f]{32})\.([0-9a-f]{16})@/iu;

/**
 * `bounces+<mail id>.<mac>@<domain>`: the mac is keyed with `secret`, so that
 * nobody can turn other mails red by guessing. Lower-case letters and digits
 * only, for some mail servers change the case; 57 characters before the @, of
 * the 64 allowed.
 */
export function createBounceAddresses(secret: string, domain: string): BounceAddresses {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "lagom bounce addresses", 32));
  const macOf = (hex: string): string =>
    createHmac("sha256", key).update(hex).digest("hex").slice(0, macCharacters);
  return {
    of: (id) => {
      const hex = id.replaceAll("-", "");
      return `bounces+${hex}.${macOf(hex)}@${domain}`;
    },
    read: (address) => {
      const [, hex, mac] = pattern.exec(address.toLowerCase()) ?? [];
      if (hex === undefined || mac === undefined) return undefined;
      const equal = timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(hex)));
      return equal ? asMailId(toUuid(hex)) : undefined;
    },
  };
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
