import type { MailContact, MailContacts } from "../../domain/data-requests/mails.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import { type InstallationId, parseShopDomain } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { createInstallationStore } from "./installation-store.server.ts";
import { createSenderDomainStore } from "./sender-domain-store.server.ts";
import { createSettingsStore } from "./settings-store.server.ts";

type Dependencies = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

/**
 * Reads to whom a shop's mails go from its settings, at the moment of sending.
 * A mail about a request of an earlier lifetime goes to the present contact.
 */
export function createMailContacts(dependencies: Dependencies): MailContacts {
  return { read: (installation) => readContact(dependencies, installation) };
}

async function readContact(
  dependencies: Dependencies,
  written: InstallationId,
): Promise<MailContact | undefined> {
  const { findOpenBeside } = createInstallationStore(dependencies);
  const installation = (await findOpenBeside(written))?.id ?? written;
  const row = await dependencies.prisma.installation.findUnique({
    where: { id: installation },
    select: { shop: { select: { domain: true } } },
  });
  const shop = row === null ? undefined : parseShopDomain(row.shop.domain);
  if (row === null || shop === undefined) return undefined;
  const settings = await createSettingsStore(dependencies).get(installation);
  const { domain, verifiedAt } = await createSenderDomainStore(dependencies).read(installation);
  return {
    shop,
    shopName: settings.shopName ?? shop.replace(/\.myshopify\.com$/u, ""),
    contactEmail: settings.contactEmail,
    language: settings.answerLanguage,
    timeZone: settings.timeZone,
    senderDomain: verifiedAt === null ? null : domain,
  };
}
