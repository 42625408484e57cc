import type { Clock } from "../../shared/clock.ts";
import type { ShopDomain } from "../../shared/ids.ts";
import type { WishStore } from "../ports.ts";
import { endsChannel } from "../topics.ts";
import type { ClaimStore } from "./ports.ts";
import type { ConsentClaim } from "./types.ts";

export type TakeClaimDeps = {
  readonly wishes: WishStore;
  readonly claims: Pick<ClaimStore, "keep" | "lastSaidAt">;
  readonly clock: Clock;
};

/** `agrees`: nothing to do. `stale`: said before what holds now. `kept`: waits to be judged. */
export type ClaimOutcome = "agrees" | "stale" | "left" | "kept" | "no-shop";

/**
 * Takes in what Shopify says of somebody's consent. An opt-out made elsewhere is a wish like every other,
 * and holds at once. An opt-in only matters where it contradicts an opt-out; then it waits, on disk, to be
 * judged. What this app wrote itself comes back the same way, and agrees.
 */
export async function takeClaim(
  deps: TakeClaimDeps,
  shop: ShopDomain,
  claim: ConsentClaim,
): Promise<ClaimOutcome> {
  const { channel, address } = claim;
  const standing = await deps.wishes.find(shop, { channel, address });
  if (standing === undefined) return "no-shop";
  const isOut = endsChannel(standing.out);
  if (isOut === (claim.says === "out")) return "agrees";
  if (isOut) {
    await deps.claims.keep(shop, claim, deps.clock.now());
    return "kept";
  }
  return claim.says === "out" ? takeOptOut(deps, shop, claim) : "agrees";
}

/** Shopify's word for what was written here before an undo comes late, and is not a new wish. */
async function takeOptOut(
  { wishes, claims, clock }: TakeClaimDeps,
  shop: ShopDomain,
  { channel, address, at }: ConsentClaim,
): Promise<ClaimOutcome> {
  const lastSaidAt = await claims.lastSaidAt(shop, { channel, address });
  if (at !== null && lastSaidAt !== null && at.getTime() <= lastSaidAt.getTime()) return "stale";
  await wishes.take({
    ...{ shop, channel, address, wish: { kind: "opt-out", topics: "all" } },
    ...{ door: "shopify", from: "shopify", receivedAt: clock.now() },
    proof: at === null ? "shopify" : `shopify ${at.toISOString()}`,
  });
  return "left";
}
