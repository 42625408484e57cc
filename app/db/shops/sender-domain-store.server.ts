import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";

type Dependencies = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

/** The domain a shop wants to send from, and since when it was found to be allowed to. */
export type SavedSenderDomain = {
  readonly domain: string | null;
  readonly verifiedAt: Date | null;
};

const context = "settings:sender-domain";

/** Keeps the shop's sending domain, sealed under the shop's key. */
export function createSenderDomainStore({ prisma, shopSeal }: Dependencies) {
  return {
    read: async (installationId: InstallationId): Promise<SavedSenderDomain> => {
      const row = await prisma.shopSettings.findUnique({
        where: { installationId },
        select: { sealedSenderDomain: true, senderVerifiedAt: true },
      });
      const sealed = row?.sealedSenderDomain ?? null;
      if (sealed === null) return { domain: null, verifiedAt: null };
      const opened = await shopSeal.open(installationId, context, sealed);
      return {
        domain: Buffer.from(opened).toString("utf8"),
        verifiedAt: row?.senderVerifiedAt ?? null,
      };
    },
    save: async (
      installationId: InstallationId,
      { domain, verifiedAt }: SavedSenderDomain,
      entry: TimelineEntry,
    ): Promise<void> => {
      const sealedSenderDomain =
        domain === null
          ? null
          : Buffer.from(await shopSeal.seal(installationId, context, Buffer.from(domain)));
      const data = { sealedSenderDomain, senderVerifiedAt: verifiedAt };
      await prisma.$transaction([
        prisma.shopSettings.upsert({
          where: { installationId },
          create: { installationId, ...data },
          update: data,
        }),
        prisma.timelineEvent.create({ data: toEventRow(entry) }),
      ]);
    },
  };
}
