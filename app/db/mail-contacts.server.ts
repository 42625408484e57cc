import type { MailContact, MailContacts } from "../domain/data-requests/mails.ts";
import type { ShopSeal } from "../domain/data-requests/ports.ts";
import { type InstallationId, parseShopDomain } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { createSettingsStore } from "./settings-store.server.ts";

type Dependencies = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

/** Under which context the shop's own sending domain is sealed. */
export const senderDomainContext = "settings:sender-domain";

/** Reads to whom a shop's mails go from its settings, at the moment of sending. */
export function createMailContacts(dependencies: Dependencies): MailContacts {
  return { read: (installation) => readContact(dependencies, installation) };
}

async function readContact(
  dependencies: Dependencies,
  installation: InstallationId,
): Promise<MailContact | undefined> {
  const row = await dependencies.prisma.installation.findUnique({
    where: { id: installation },
    select: {
      shop: { select: { domain: true } },
      settings: { select: { sealedSenderDomain: true, senderVerifiedAt: true } },
    },
  });
  const shop = row === null ? undefined : parseShopDomain(row.shop.domain);
  if (row === null || shop === undefined) return undefined;
  const settings = await createSettingsStore(dependencies).get(installation);
  const sealedDomain =
    row.settings?.senderVerifiedAt === null ? null : (row.settings?.sealedSenderDomain ?? null);
  const senderDomain =
    sealedDomain === null
      ? null
      : Buffer.from(
          await dependencies.shopSeal.open(installation, senderDomainContext, sealedDomain),
        ).toString("utf8");
  return {
    shop,
    shopName: settings.shopName ?? shop.replace(/\.myshopify\.com$/u, ""),
    contactEmail: settings.contactEmail,
    language: settings.answerLanguage,
    timeZone: settings.timeZone,
    senderDomain,
  };
}
