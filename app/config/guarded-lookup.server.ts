import { isIP, type LookupFunction } from "node:net";
import type { LookupAddress } from "node:dns";
import { isPublicAddress } from "./public-address.server.ts";

/** A name that leads somewhere else than into the public internet. */
export class NotPublicError extends Error {
  override readonly name = "NotPublicError";
}

/**
 * Refuses a name as soon as one of its addresses is not public. It is asked when the connection is made,
 * so that a name cannot change in between.
 */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const addresses = found as LookupAddress[];
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new NotPublicError(hostname), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Why an address that somebody entered is not asked. */
export type AddressFault = "not-an-address" | "not-https" | "not-public";

/** An https address on its own port, without credentials, whose host is no private address. */
export function parsePublicAddress(address: string): URL | AddressFault {
  const url = URL.parse(address);
  if (url === null) return "not-an-address";
  const isPlain = url.username === "" && url.password === "" && url.port === "";
  if (url.protocol !== "https:" || !isPlain) return "not-https";
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  return isIP(host) !== 0 && !isPublicAddress(host) ? "not-public" : url;
}
