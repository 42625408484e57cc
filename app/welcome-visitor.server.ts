import type { InstallationStore } from "./db/installation-store.server.ts";
import type { SettingsStore } from "./db/settings-store.server.ts";
import type { StaffStore } from "./db/staff-store.server.ts";
import { answerLanguages } from "./domain/data-requests/answer-settings.ts";
import type { Clock } from "./domain/shared/clock.ts";
import { asStaffUserId, parseShopDomain } from "./domain/shared/ids.ts";
import { readShopFacts } from "./platform/shopify/shop-facts.server.ts";
import type { ShopifyVisit } from "./shopify.server.ts";

export type WelcomeDeps = {
  readonly installations: InstallationStore;
  readonly settings: SettingsStore;
  readonly staff: StaffStore;
  readonly clock: Clock;
};

/**
 * Runs once for each new token: the installation is open (a new lifetime after
 * an uninstall), the shop's facts are read, and the user is known.
 */
export async function welcomeVisitor(
  deps: WelcomeDeps,
  { session, admin }: ShopifyVisit,
): Promise<void> {
  const shop = parseShopDomain(session.shop);
  if (shop === undefined) throw new Error("Shopify named a shop outside myshopify.com");
  const now = deps.clock.now();
  const { id } = await deps.installations.open(shop, now);
  const facts = await readShopFacts((document) => admin.graphql(document));
  await deps.installations.setGrantedScopes(id, facts.grantedScopes);
  await deps.installations.setShopifyShopId(shop, facts.shopifyShopId);
  await deps.settings.takeOver(id, { ...facts, language: toAnswerLanguage(facts.language) });
  const user = session.onlineAccessInfo?.associated_user;
  if (user !== undefined) {
    await deps.staff.markSeen({
      installationId: id,
      userId: asStaffUserId(String(user.id)),
      isAccountOwner: user.account_owner,
      name: `${user.first_name} ${user.last_name}`.trim(),
      at: now,
    });
  }
}

/** `sv-SE` is answered in Swedish; a language without texts in English. */
function toAnswerLanguage(language: string): string {
  const base = language.toLowerCase().split("-")[0];
  return answerLanguages.find((one) => one === base) ?? "en";
}
