import type { DueDateRecount } from "./db/requests/due-dates.server.ts";
import type { InstallationStore, OpenInstallation } from "./db/shops/installation-store.server.ts";
import type { RequestResumption } from "./db/requests/request-resumption.server.ts";
import type { SettingsStore } from "./db/shops/settings-store.server.ts";
import type { StaffStore } from "./db/shops/staff-store.server.ts";
import type { Outbox } from "./domain/data-requests/mails.ts";
import { settleShopFacts } from "./domain/data-requests/settle-settings.ts";
import type { Clock } from "./domain/shared/clock.ts";
import { asStaffUserId, parseShopDomain } from "./domain/shared/ids.ts";
import type { Log } from "./logging/log.server.ts";
import { readShopFacts, type ShopFacts } from "./platform/shopify/shop-facts.server.ts";
import type { ShopifyVisit } from "./shopify.server.ts";

export type WelcomeDeps = {
  readonly installations: InstallationStore;
  readonly settings: SettingsStore;
  readonly staff: StaffStore;
  readonly outbox: Pick<Outbox, "resumeForNewContact">;
  readonly clock: Clock;
  readonly log: Log;
  readonly resumption: RequestResumption;
  readonly recount: DueDateRecount;
};

/**
 * Runs once for each new token, and while the shop's facts are not known: the installation is open (a new lifetime after
 * an uninstall), the shop's facts are read, and the user is known.
 */
export async function welcomeVisitor(
  deps: WelcomeDeps,
  { session, admin }: ShopifyVisit,
): Promise<void> {
  const shop = parseShopDomain(session.shop);
  if (shop === undefined) throw new Error("Shopify named a shop outside myshopify.com");
  const now = deps.clock.now();
  const installation = await deps.installations.open(shop, now);
  const { id } = installation;
  await takeOverFacts(deps, installation, { admin });
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

/**
 * What Shopify says of the shop, and with it the requests that waited for the
 * app begin. When it does not answer now, the page opens all the same: the next
 * page that is opened brings the facts.
 */
async function takeOverFacts(
  deps: WelcomeDeps,
  { id, isKnown }: OpenInstallation,
  { admin }: Pick<ShopifyVisit, "admin">,
): Promise<void> {
  let facts: ShopFacts;
  try {
    facts = await readShopFacts((document) => admin.graphql(document));
  } catch (error) {
    // The library's own responses tell App Bridge what to do.
    if (error instanceof Response) throw error;
    deps.log.warn({ err: error, installationId: id }, "the shop's facts could not be read");
    return;
  }
  await deps.installations.setGrantedScopes(id, facts.grantedScopes);
  await deps.installations.setShopifyShopId(id, facts.shopifyShopId);
  const isNewContact = await deps.settings.takeOver(id, settleShopFacts(facts));
  if (!isKnown) await deps.recount(id);
  if (isNewContact) await deps.outbox.resumeForNewContact(id);
  await deps.resumption.startWaiting(id);
}
