import { toMs } from "./duration.ts";

/** A lifetime of the app in a shop, as far as an uninstall is concerned. */
export type ProvenLifetime = {
  readonly startedAt: Date;
  /** When Shopify last gave a token for it; null when it has none. */
  readonly tokenObtainedAt: Date | null;
};

/** A token is written down at most this long after it was asked for. */
const longestExchange = { seconds: 5 } as const;

/**
 * Whether an uninstall at that moment ends the lifetime. `app/uninstalled` may
 * come hours late: whoever got a token after it has the app installed again.
 */
export function isEndedBy(lifetime: ProvenLifetime, uninstalledAt: Date): boolean {
  const { startedAt, tokenObtainedAt } = lifetime;
  const provenAt = Math.max(startedAt.getTime(), tokenObtainedAt?.getTime() ?? 0);
  return uninstalledAt.getTime() > provenAt - toMs(longestExchange);
}
