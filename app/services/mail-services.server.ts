import type { AppSecrets } from "../db/keys/app-secrets.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import type { Database } from "../db/database.server.ts";
import { createPublicationReader } from "../db/policy/publication-store.server.ts";
import { createPolicyMailWords } from "../db/policy/say-policy-mail.server.ts";
import { createMailContacts } from "../db/shops/mail-contacts.server.ts";
import { createOutboxStore } from "../db/shops/outbox-store.server.ts";
import { createSenderDomainStore } from "../db/shops/sender-domain-store.server.ts";
import type { Environment } from "../config/env.server.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import { dictionaries } from "../locales/dictionaries.ts";
import { createMailing, mailDomainOf } from "../mail/mailing.server.ts";
import { createLeaveUrls } from "./newsletter-services.server.ts";

export type MailServicesDeps = {
  readonly environment: Environment;
  readonly database: Database;
  readonly queue: Pick<JobQueue, "send">;
  readonly keys: Pick<KeyStore, "shopSeal" | "personSeal">;
  readonly appSecrets: Pick<AppSecrets, "get">;
  readonly clock: Clock;
};

/** Joins what holds mails back until they are sent, what sends them, and what says their words. */
export function createMailServices(deps: MailServicesDeps) {
  const { environment, queue, clock, keys } = deps;
  const { prisma } = deps.database;
  const { shopSeal, personSeal } = keys;
  const messageIdDomain = mailDomainOf(environment);
  const outbox = createOutboxStore({
    ...{ prisma, shopSeal, personSeal, messageIdDomain },
    enqueue: async (tx, mailId) => {
      await queue.send("mail.deliver", { mailId }, throughPrisma(tx));
    },
  });
  const contacts = createMailContacts({ prisma, shopSeal });
  const store = createPublicationReader({ prisma, shopSeal });
  const appUrl = environment.SHOPIFY_APP_URL;
  const leaveUrlOf = createLeaveUrls({ secrets: deps.appSecrets, clock, appUrl });
  const sayPersonMail = createPolicyMailWords({ store, clock, leaveUrlOf });
  const words = { dictionaries, sayPersonMail };
  const mailing = createMailing({ environment, ...words, outbox, contacts, clock });
  return {
    ...{ outbox, contacts, mailing, messageIdDomain },
    /** What pages and jobs ask for. */
    pages: {
      ...{ outbox, mailDelivery: mailing.delivery, bounces: mailing.bounces },
      ...{ isMailSetUp: mailing.isSetUp, senders: mailing.senders },
      senderDomains: createSenderDomainStore({ prisma, shopSeal }),
    },
  };
}
