import { parseShopDomain, type ShopDomain } from "../../shared/ids.ts";

/** Whom an address of the inbound domain stands for. */
export type InboundAddress =
  | { readonly kind: "forwarding"; readonly name: string }
  /** The address in links of mails: whose wish it is says the token beside it. */
  | { readonly kind: "link"; readonly shop: ShopDomain };

const name = /^[\da-f]{32}$/u;
const ofLinks = /^unsubscribe\+([a-z\d-]+)(?:\.[\w-]+)?$/u;

/**
 * Reads an envelope's recipient; undefined for what is nobody here. Some servers lower the case, so
 * nothing depends on it.
 */
export function readInboundAddress(address: string, domain: string): InboundAddress | undefined {
  const at = address.lastIndexOf("@");
  if (address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return undefined;
  const local = address.slice(0, at).toLowerCase();
  if (name.test(local)) return { kind: "forwarding", name: local };
  const [, handle] = ofLinks.exec(local) ?? [];
  const shop = handle === undefined ? undefined : parseShopDomain(`${handle}.myshopify.com`);
  return shop === undefined ? undefined : { kind: "link", shop };
}

/**
 * The mail that a mail program writes for somebody who leaves (RFC 2369). The token stands in the subject:
 * a name before the `@` holds 64 letters at most (RFC 5321, section 4.5.3.1.1).
 */
export function leaveMailOf(of: {
  readonly shop: ShopDomain;
  readonly token: string;
  readonly domain: string;
}): { readonly address: string; readonly subject: string } {
  const handle = of.shop.replace(/\.myshopify\.com$/u, "");
  return { address: `unsubscribe+${handle}@${of.domain}`, subject: `unsubscribe ${of.token}` };
}
