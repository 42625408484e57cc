import { createClaimStore, findClaimShops } from "../db/newsletter/claim-store.server.ts";
import type { MarketingShops } from "../db/newsletter/marketing-shops.server.ts";
import { createOptInQuestions } from "../db/newsletter/opt-in-questions.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import type { TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import { judgeClaims } from "../domain/newsletter/claims/judge-claims.ts";
import type { FillFieldsDeps } from "../domain/newsletter/leave-field/fill-leave-fields.ts";
import { createLeaveFieldServices } from "./leave-field-services.server.ts";
import { takeClaim } from "../domain/newsletter/claims/take-claim.ts";
import type { ConsentClaim } from "../domain/newsletter/claims/types.ts";
import type { WishStore } from "../domain/newsletter/ports.ts";
import type { Clock } from "../domain/shared/clock.ts";
import {
  asInstallationId,
  parseShopDomain,
  type InstallationId,
  type ShopDomain,
} from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createOptInEvidence } from "../platform/shopify/opt-in-evidence.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly queue: Pick<JobQueue, "send">;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly client: AdminClient;
  readonly clock: Clock;
  readonly shops: MarketingShops;
  readonly wishes: WishStore;
  readonly makeLink: FillFieldsDeps["makeLink"];
};

export type OptInServices = ReturnType<typeof createOptInServices>;

/** What other writers say of people who left, the shop's rule for it, and the links other tools send. */
export function createOptInServices(deps: Deps) {
  const { prisma, queue, keys, client, clock, shops, wishes } = deps;
  const enqueue = (installationId: InstallationId, within?: ReturnType<typeof throughPrisma>) =>
    queue.send("newsletter.judge-claims", { installationId }, within);
  const claims = createClaimStore({
    ...{ prisma, keys, shops },
    enqueue: async (tx, installation) => {
      await enqueue(installation, throughPrisma(tx));
    },
  });
  const questions = createOptInQuestions({ prisma, keys });
  const findEvidence = createOptInEvidence({ client });
  const leaveFields = createLeaveFieldServices({ ...deps, findShop: (id) => findShop(prisma, id) });
  return {
    takeClaim: async (shop: ShopDomain, claim: ConsentClaim) => {
      const outcome = await takeClaim({ wishes, claims, clock }, shop, claim);
      const known = claim.says === "in" ? await shops.know(shop) : undefined;
      if (known !== undefined) await leaveFields.wake(known.installationId);
      return outcome;
    },
    judgeClaims: async (installation: InstallationId, signal: AbortSignal): Promise<void> => {
      const shop = await findShop(prisma, installation);
      if (shop === undefined) return;
      const readRule = questions.rule;
      const judging = { wishes, claims, questions, findEvidence, readRule, clock };
      await judgeClaims(judging, { shop, installation }, signal);
    },
    leaveFields,
    /** Puts claims and links back to work whose job was lost. */
    resume: async (): Promise<void> => {
      for (const installation of await findClaimShops(prisma)) await enqueue(installation);
      await leaveFields.resume();
    },
    optIns: {
      ...{ rule: questions.rule, saveRule: questions.saveRule, listOpen: questions.listOpen },
      /** False where it was decided already, or nobody knows any more who it was. */
      decide: (proofId: string, as: "let-in" | "kept-out", entry: TimelineEntry) =>
        decide(deps, questions, { proofId, as, entry }),
    },
  };
}

type Deciding = {
  readonly proofId: string;
  readonly as: "let-in" | "kept-out";
  readonly entry: TimelineEntry;
};

async function decide(
  deps: Deps,
  questions: ReturnType<typeof createOptInQuestions>,
  { proofId, as, entry }: Deciding,
): Promise<boolean> {
  const question = await questions.find(entry.installationId, proofId);
  const shop = await findShop(deps.prisma, entry.installationId);
  if (question === undefined || shop === undefined) return false;
  if (!(await questions.decide(proofId, as, entry))) return false;
  if (as === "let-in") await letIn(deps, shop, { ...question, entry });
  return true;
}

type LettingIn = Parameters<WishStore["find"]>[1] & {
  readonly proofId: string;
  readonly entry: TimelineEntry;
};

async function letIn(
  { wishes }: Deps,
  shop: ShopDomain,
  { channel, address, proofId, entry: { at, actor } }: LettingIn,
): Promise<void> {
  const proof = `decided by ${actor} on ${proofId}`;
  await wishes.take({
    ...{ shop, channel, address, receivedAt: at, door: "staff", proof },
    wish: {
      ...{ kind: "opt-in", topics: "all", at, isBulk: false },
      basis: { kind: "consent", proof },
    },
  });
}

async function findShop(prisma: PrismaClient, id: InstallationId): Promise<ShopDomain | undefined> {
  const row = await prisma.installation.findUnique({
    where: { id },
    select: { shop: { select: { domain: true } } },
  });
  return parseShopDomain(row?.shop.domain ?? "");
}

/** The job that judges claims; what waits is found again every minute. */
export function createClaimHandler(
  optIns: Pick<OptInServices, "judgeClaims">,
): JobHandlers["newsletter.judge-claims"] {
  return {
    run: ({ installationId }, { signal }) =>
      optIns.judgeClaims(asInstallationId(installationId), signal),
    giveUp: () => Promise.resolve(),
  };
}
