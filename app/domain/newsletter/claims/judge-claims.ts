import type { Clock } from "../../shared/clock.ts";
import { toMs } from "../../shared/duration.ts";
import type { InstallationId, ShopDomain } from "../../shared/ids.ts";
import type { TakenOutcome, WishStore } from "../ports.ts";
import type { OptInRule } from "../types.ts";
import type { ClaimStore, EvidenceFinder, QuestionStore, RuleReader } from "./ports.ts";
import type { ClaimEvidence, KeptClaim } from "./types.ts";

export type JudgeClaimsDeps = {
  readonly wishes: Pick<WishStore, "take">;
  readonly claims: Pick<ClaimStore, "next" | "countSince" | "drop">;
  readonly questions: QuestionStore;
  readonly findEvidence: EvidenceFinder;
  readonly readRule: RuleReader;
  readonly clock: Clock;
};

/** Claims asked about in one call to Shopify. */
const mostAtOnce = 25;
/** So many contradictions within a short time are no people at forms: somebody imports a list. */
const bulk = { most: 20, within: { minutes: 10 } } as const;

export type ClaimShop = { readonly shop: ShopDomain; readonly installation: InstallationId };

/**
 * Judges the opt-ins that contradict opt-outs, in batches: one that a single person can be shown to have
 * given later wins, as the shop's rule has it; everything else is refused, and put right where it was said.
 * May be killed after any step and begins again.
 *
 * @returns how many were judged
 * @throws what the search for evidence throws where a later try may help
 */
export async function judgeClaims(
  deps: JudgeClaimsDeps,
  of: ClaimShop,
  signal: AbortSignal,
): Promise<number> {
  const rule = await deps.readRule(of.installation);
  let judged = 0;
  for (;;) {
    signal.throwIfAborted();
    const claims = await deps.claims.next(of.installation, mostAtOnce);
    if (claims.length === 0) return judged;
    const since = new Date(deps.clock.now().getTime() - toMs(bulk.within));
    const isMany = (await deps.claims.countSince(of.installation, since)) > bulk.most;
    const evidence = await deps.findEvidence(of.installation, claims, signal);
    const taken = await Promise.all(
      claims.map((claim) => judge(deps, { ...of, claim, evidence, rule, isMany })),
    );
    await askAbout(deps, of.installation, { taken, isMany, since });
    await deps.claims.drop(claims.map(({ id }) => id));
    judged += claims.length;
  }
}

type Judging = ClaimShop & {
  readonly claim: KeptClaim;
  readonly evidence: ReadonlyMap<string, ClaimEvidence>;
  readonly rule: OptInRule;
  readonly isMany: boolean;
};

async function judge(
  { wishes, clock }: JudgeClaimsDeps,
  { shop, claim, evidence, rule, isMany }: Judging,
): Promise<TakenOutcome | undefined> {
  const known = evidence.get(claim.id);
  // Turned round again since, or gone: nothing is claimed any more.
  if (known === undefined || !known.isIn) return undefined;
  const at = claim.at ?? known.changedAt ?? new Date(0);
  const { proof } = known;
  const { channel, address } = claim;
  return wishes.take({
    ...{ shop, channel, address, from: "shopify", receivedAt: clock.now() },
    wish: {
      ...{ kind: "opt-in", topics: "all", at },
      basis: proof === null ? null : { kind: "consent", proof },
      isBulk: isMany && proof === null,
    },
    door: isMany && proof === null ? "import" : "shopify",
    rule,
    proof: `${at.toISOString()} ${proof ?? "nothing shows it"}`,
  });
}

type Asking = {
  readonly taken: readonly (TakenOutcome | undefined)[];
  readonly isMany: boolean;
  readonly since: Date;
};

/** The shop is asked about single ones; when they turn out to be many, no list of questions is left. */
async function askAbout(
  { questions, clock }: JudgeClaimsDeps,
  installation: InstallationId,
  { taken, isMany, since }: Asking,
): Promise<void> {
  const now = clock.now();
  for (const outcome of taken) {
    if (outcome?.reason !== "shop-is-asked" || outcome.proofId === null) continue;
    await questions.ask(installation, outcome.proofId, now);
  }
  if (isMany) await questions.withdrawSince(installation, since, now);
}
