import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "../../../config/public-address.server.ts";
import { MailboxTroubleError } from "./mailbox-trouble-error.server.ts";

/** Gives the address to connect to; throws `MailboxTroubleError`. */
export type HostFinder = (host: string, port: number) => Promise<string>;

/**
 * Finds where a merchant's mail server is. Only addresses of the public internet are given, and the one
 * that was looked at is the one that is connected to, so that no second look-up can say otherwise.
 *
 * @param innerHosts `host:port` inside the operator's own network that may be reached all the same
 */
export function createHostFinder(innerHosts: readonly string[]): HostFinder {
  return async (host, port) => {
    const isInner = innerHosts.includes(`${host}:${String(port)}`);
    const found = isIP(host) === 0 ? await lookUp(host) : [host];
    const [first] = found;
    if (first === undefined) throw new MailboxTroubleError("host-unknown");
    // One closed address among others is how a name is turned round after it was checked.
    if (!isInner && !found.every(isPublicAddress)) throw new MailboxTroubleError("host-closed");
    return first;
  };
}

async function lookUp(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw new MailboxTroubleError("host-unknown", { cause });
  }
}
