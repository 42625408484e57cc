import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Networks a storefront has no business in: this machine, its neighbours, cloud metadata (RFC 6890). */
const closed = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  closed.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  closed.addSubnet(network, prefix, "ipv6");
}

/** Whether a host's name or number says by itself that it is not out in the world. */
export function isClosedHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, "").toLowerCase();
  if (isIP(host) !== 0) return isClosedAddress(host);
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
    if (found.some(({ address }) => isClosedAddress(address))) return undefined;
    return found[0]?.address;
  } catch {
    return undefined;
  }
}

function isClosedAddress(address: string): boolean {
  return closed.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
