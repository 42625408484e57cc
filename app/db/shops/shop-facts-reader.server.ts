import type { ShopFactsReader } from "../../domain/data-requests/ports.ts";
import type { InstallationStore } from "./installation-store.server.ts";
import type { SettingsStore } from "./settings-store.server.ts";

/** What a run must know of the shop: the open lifetime's scopes, and the merchant's settings. */
export function createShopFactsReader(deps: {
  readonly installations: Pick<InstallationStore, "findOpenBeside">;
  readonly settings: Pick<SettingsStore, "get">;
}): ShopFactsReader {
  return {
    read: async (id) => {
      const open = await deps.installations.findOpenBeside(id);
      if (open === undefined) return undefined;
      const settings = await deps.settings.get(open.id);
      return {
        installationId: open.id,
        scopes: open.grantedScopes,
        shopName: settings.shopName ?? open.shop,
        shopContact: settings.contactEmail,
        answerLanguage: settings.answerLanguage,
        timeZone: settings.timeZone,
        answerLifeDays: settings.answerLifeDays,
      };
    },
  };
}
