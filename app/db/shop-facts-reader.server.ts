import type { ShopFactsReader } from "../domain/data-requests/ports.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { SettingsStore } from "./settings-store.server.ts";

/** What a run must know of the shop: state and scopes now, and the merchant's settings. */
export function createShopFactsReader(deps: {
  readonly prisma: PrismaClient;
  readonly settings: Pick<SettingsStore, "get">;
}): ShopFactsReader {
  return {
    read: async (id) => {
      const row = await deps.prisma.installation.findUnique({
        where: { id },
        include: { shop: { select: { domain: true } } },
      });
      const settings = await deps.settings.get(id);
      return {
        installed: row?.state === "installed",
        scopes: row?.grantedScopes ?? [],
        shopName: settings.shopName ?? row?.shop.domain ?? "",
        shopContact: settings.contactEmail,
        answerLanguage: settings.answerLanguage,
        timeZone: settings.timeZone,
        answerLifeDays: settings.answerLifeDays,
      };
    },
  };
}
