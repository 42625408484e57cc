import { createBatches } from "../db/batches.server.ts";
import type { AppSecrets } from "../db/keys/app-secrets.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import { createEffectStore } from "../db/newsletter/effect-store.server.ts";
import { createLeaveLinks } from "../db/newsletter/leave-links.server.ts";
import { createLeaveMails } from "../db/newsletter/leave-mails.server.ts";
import {
  createMarketingShops,
  type MarketingShops,
} from "../db/newsletter/marketing-shops.server.ts";
import { createSenderKeys } from "../db/newsletter/sender-keys.server.ts";
import { createWishStore, type RememberedWish } from "../db/newsletter/wish-store.server.ts";
import { createMailToolServices } from "./mail-tool-services.server.ts";
import { createLeaveFieldHandler } from "./leave-field-services.server.ts";
import { createClaimHandler, createOptInServices } from "./opt-in-services.server.ts";
import { applyWishes } from "../domain/newsletter/apply-wishes.ts";
import type { MarketingConsent } from "../domain/newsletter/ports.ts";
import { createLeaveDesk, type LeaveShop } from "../domain/newsletter/take-leave.ts";
import type { MailContacts } from "../domain/data-requests/mails.ts";
import type { Clock } from "../domain/shared/clock.ts";
import {
  asInstallationId,
  type CustomerId,
  type InstallationId,
  type ShopDomain,
} from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { KeptErasureLedger } from "../ledger/erasure-ledger.server.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import {
  createShopifyMarketing,
  findCustomerEmail,
} from "../platform/shopify/marketing-consent.server.ts";

export type NewsletterServicesDeps = {
  readonly prisma: PrismaClient;
  readonly queue: Pick<JobQueue, "send">;
  readonly appSecrets: Pick<AppSecrets, "get">;
  readonly keys: KeyStore;
  readonly client: AdminClient;
  readonly contacts: MailContacts;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn" | "error">;
  readonly ledger: Pick<KeptErasureLedger, "remember">;
  readonly environment: { readonly SHOPIFY_APP_URL: string };
  readonly messageIdDomain: string;
};

export type NewsletterServices = ReturnType<typeof createNewsletterServices>;

/** Joins what takes wishes in and what carries them to the systems that send. */
export function createNewsletterServices(deps: NewsletterServicesDeps) {
  const { prisma, queue, keys, clock, client, appSecrets: secrets } = deps;
  const systems: readonly MarketingConsent[] = [createShopifyMarketing({ client })];
  const effects = createEffectStore({ prisma, keys });
  const enqueue = (installationId: InstallationId, within?: ReturnType<typeof throughPrisma>) =>
    queue.send("newsletter.apply-opt-outs", { installationId }, within);
  const tools = createMailToolServices(deps);
  const wishes = createWishStore({
    ...{ prisma, secrets, keys, systems, findTools: tools.findSystems },
    enqueue: async (tx, installation) => {
      await enqueue(installation, throughPrisma(tx));
    },
    remember: createWishMemory(deps),
  });
  const links = createLeaveLinks({ secrets, clock });
  const addresses = createLinkAddresses(deps.environment.SHOPIFY_APP_URL);
  const shops = createMarketingShops({ prisma, secrets, keys });
  const pageFor = async (shop: ShopDomain, address: string) =>
    addresses.pageOf(shop, await links.seal({ shop, channel: "email", address, topics: "all" }));
  const optIns = createOptInServices({ ...deps, shops, wishes, makeLink: pageFor });
  const mails = createLeaveMails({
    ...{ prisma, keys, messageIdDomain: deps.messageIdDomain },
    enqueueMail: async (tx, mailId) => {
      await queue.send("mail.deliver", { mailId }, throughPrisma(tx));
    },
  });
  const report = createDriftReport(deps.log);
  return {
    ...createLeaveDesk({
      ...{ wishes, links, addresses, mails, clock },
      findShop: (shop) => findShop(deps, shops, shop),
    }),
    ...{ wishes, links, addresses, senderKeys: createSenderKeys(shops) },
    ...{ ...optIns, tools },
    /** Of a customer who is signed in to the shop. */
    findEmail: (installationId: InstallationId, customerId: CustomerId, signal: AbortSignal) =>
      findCustomerEmail(client, { installationId, customerId }, signal),
    apply: async (installation: InstallationId, signal: AbortSignal) => {
      const all = [...systems, ...(await tools.systemsOf(installation))];
      return applyWishes({ effects, systems: all, clock, report }, installation, signal);
    },
    readBack: async (): Promise<void> => {
      const now = clock.now();
      await effects.forgetTargets(now);
      await mails.forgetOld(now);
      await optIns.resume();
      for (const installation of await effects.findDueShops(now)) await enqueue(installation);
    },
  };
}

function createDriftReport(log: NewsletterServicesDeps["log"]) {
  return (drift: object): void => {
    log.warn(drift, "a consent that had been ended was turned round, and put right");
  };
}

async function findShop(
  { contacts }: NewsletterServicesDeps,
  shops: MarketingShops,
  shop: ShopDomain,
): Promise<LeaveShop | undefined> {
  const known = await shops.know(shop);
  if (known === undefined) return undefined;
  const { installationId } = known;
  const contact = await contacts.read(installationId);
  if (contact === undefined) return undefined;
  const { shopName: name, contactEmail: email, language } = contact;
  return { installationId, name, email, language };
}

/**
 * Carries opt-outs into the ledger beside the database, many at a time and after they are answered: what a
 * restored backup does not know is then entered again.
 */
function createWishMemory({ ledger, log }: NewsletterServicesDeps) {
  const write = createBatches<RememberedWish, null>({
    ...{ lanes: 1, maxItems: 1_000, maxWeight: 1_000, weigh: () => 1 },
    run: async (wishes) => {
      const groups = Map.groupBy(wishes, ({ kind, installationId }) => `${kind} ${installationId}`);
      for (const [first, ...rest] of groups.values()) {
        if (first === undefined) continue;
        const suppressions = [first, ...rest].map(({ mark }) => mark);
        await ledger.remember({ ...first, suppressions });
      }
      return wishes.map(() => null);
    },
  });
  return (wish: RememberedWish): void => {
    write(wish).catch((error: unknown) => {
      log.error({ err: error }, "an opt-out could not be written to the erasure ledger");
    });
  };
}

/** The page where somebody leaves all of a shop's mail, for mails Lagom itself writes. */
export function createLeaveUrls(deps: {
  readonly secrets: Pick<AppSecrets, "get">;
  readonly clock: Clock;
  readonly appUrl: string;
}) {
  const links = createLeaveLinks(deps);
  const { pageOf } = createLinkAddresses(deps.appUrl);
  return async (shop: ShopDomain, address: string): Promise<string> =>
    pageOf(shop, await links.seal({ shop, channel: "email", address, topics: "all" }));
}

/** The pages of links lie where the app does. */
function createLinkAddresses(appUrl: string) {
  const base = appUrl.replace(/\/$/u, "");
  return {
    pageOf: (shop: string, token: string): string =>
      `${base}/leave/${shop.replace(/\.myshopify\.com$/u, "")}/${token}`,
  };
}

type NewsletterJob =
  | "newsletter.apply-opt-outs"
  | "newsletter.read-back"
  | "newsletter.judge-claims"
  | "newsletter.fill-leave-fields";

/** The jobs behind leaving. What could not be told is due again at the next minute's look. */
export function createNewsletterHandlers(
  newsletter: Pick<NewsletterServices, "apply" | "readBack" | "judgeClaims" | "leaveFields">,
): Pick<JobHandlers, NewsletterJob> {
  return {
    "newsletter.judge-claims": createClaimHandler(newsletter),
    "newsletter.fill-leave-fields": createLeaveFieldHandler(newsletter),
    "newsletter.apply-opt-outs": {
      run: async ({ installationId }, { signal }) => {
        await newsletter.apply(asInstallationId(installationId), signal);
      },
      giveUp: () => Promise.resolve(),
    },
    "newsletter.read-back": {
      run: () => newsletter.readBack(),
      giveUp: () => Promise.resolve(),
    },
  };
}
