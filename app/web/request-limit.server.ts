import { createHmac, randomBytes } from "node:crypto";

export type RequestLimitOptions = {
  readonly windowMs: number;
  /** Requests of one client in one shop, and of all its clients, in a window. */
  readonly perClient: number;
  readonly perShop: number;
  /** The time in milliseconds. */
  readonly nowMs: () => number;
};

/** Clients told apart in a window; what comes beyond counts for the shop alone. */
const clientsMax = 100_000;

/**
 * Counts requests by shop and client in windows. The client's address is never kept: it is hashed under
 * a random key that ends with its window, and so do the counts. Each process counts for itself.
 *
 * @returns a function that counts one request: 0 when it may go on, else the seconds to wait
 */
export function createRequestLimit(options: RequestLimitOptions) {
  const counts = new Map<string, number>();
  let key = randomBytes(32);
  let endsMs = -Infinity;
  const raise = (name: string): number => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
  return (shop: string, address: string): number => {
    const now = options.nowMs();
    if (now >= endsMs) {
      counts.clear();
      key = randomBytes(32);
      endsMs = now + options.windowMs;
    }
    const client = createHmac("sha256", key).update(`${shop}\0${address}`).digest("base64");
    const isCounted = counts.size < clientsMax || counts.has(client);
    const isOver =
      raise(`shop ${shop}`) > options.perShop || (isCounted && raise(client) > options.perClient);
    return isOver ? Math.max(1, Math.ceil((endsMs - now) / 1_000)) : 0;
  };
}
