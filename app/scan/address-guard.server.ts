import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "../config/public-address.server.ts";

/** Whether a host's name or number says by itself that it is not out in the world. */
export function isClosedHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, "").toLowerCase();
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return !host.includes(".") || /\.(?:localhost|local|internal)\.?$/u.test(host);
}

/**
 * An address of a host out in the world; undefined when there is none, or one of them leads into a
 * closed network. Whoever connects uses this address, so that no second look-up can say otherwise.
 */
export async function findOpenAddress(hostname: string): Promise<string | undefined> {
  if (isClosedHost(hostname)) return undefined;
  try {
    const found = await lookup(hostname.replace(/^\[|\]$/gu, ""), { all: true });
    if (found.some(({ address }) => !isPublicAddress(address))) return undefined;
    return found[0]?.address;
  } catch {
    return undefined;
  }
}
