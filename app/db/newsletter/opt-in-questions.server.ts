import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { QuestionStore } from "../../domain/newsletter/claims/ports.ts";
import {
  channels,
  type MarketingAddress,
  type OptInRule,
  optInRules,
} from "../../domain/newsletter/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { open } from "../../seal/envelope.server.ts";
import { toEventRow } from "../event-log.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { targetContext } from "./wish-rows.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };

/** An opt-in the shop is asked about. */
export type OpenQuestion = MarketingAddress & { readonly proofId: string; readonly askedAt: Date };

/** Questions a page shows at once. */
const mostShown = 50;

/** Whether people who left are let in again, where the shop wants to say so itself; and its rule. */
export function createOptInQuestions(deps: Deps) {
  return { ...createAsking(deps), ...createAnswering(deps), ...createRule(deps) };
}

function createAsking({ prisma }: Deps): QuestionStore {
  return {
    ask: async (installationId, proofId, askedAt) => {
      await prisma.marketingQuestion.createMany({
        data: { proofId, installationId, askedAt },
        skipDuplicates: true,
      });
    },
    withdrawSince: async (installationId, since, at) => {
      await prisma.marketingQuestion.updateMany({
        where: { installationId, decidedAt: null, askedAt: { gte: since } },
        data: { decidedAt: at, decidedAs: "kept-out" },
      });
    },
  };
}

function createAnswering({ prisma, keys }: Deps) {
  const openOf = async (installationId: InstallationId, proofId?: string) => {
    const rows = await prisma.marketingQuestion.findMany({
      where: { installationId, decidedAt: null, ...(proofId === undefined ? {} : { proofId }) },
      orderBy: { askedAt: "desc" },
      take: mostShown,
      include: { proof: { select: { channel: true, target: true } } },
    });
    const { dataKey } = await keys.shopKeys(installationId);
    return rows.flatMap(({ proofId: id, askedAt, proof }): readonly OpenQuestion[] => {
      const channel = channels.find((one) => one === proof.channel);
      // Eight days later, or after an erasure, nobody knows any more who it was.
      if (proof.target === null || channel === undefined) return [];
      const plain = open({ key: dataKey, context: targetContext(id) }, proof.target.sealedAddress);
      return [{ proofId: id, askedAt, channel, address: Buffer.from(plain).toString("utf8") }];
    });
  };
  return {
    listOpen: (installationId: InstallationId) => openOf(installationId),
    find: async (installationId: InstallationId, proofId: string) =>
      (await openOf(installationId, proofId))[0],
    /** False where somebody was quicker. */
    decide: async (proofId: string, as: "let-in" | "kept-out", entry: TimelineEntry) => {
      const { count } = await prisma.marketingQuestion.updateMany({
        where: { proofId, installationId: entry.installationId, decidedAt: null },
        data: { decidedAt: entry.at, decidedAs: as },
      });
      if (count > 0) await prisma.timelineEvent.create({ data: toEventRow(entry) });
      return count > 0;
    },
  };
}

function createRule({ prisma }: Deps) {
  return {
    rule: async (installationId: InstallationId): Promise<OptInRule> => {
      const row = await prisma.shopSettings.findUnique({
        where: { installationId },
        select: { optInRule: true },
      });
      return optInRules.find((one) => one === row?.optInRule) ?? "provable";
    },
    saveRule: async (rule: OptInRule, entry: TimelineEntry): Promise<void> => {
      const { installationId } = entry;
      await prisma.$transaction([
        prisma.shopSettings.upsert({
          where: { installationId },
          create: { installationId, optInRule: rule },
          update: { optInRule: rule },
        }),
        prisma.timelineEvent.create({ data: toEventRow(entry) }),
      ]);
    },
  };
}
