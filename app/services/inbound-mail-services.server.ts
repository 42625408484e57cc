import { resolve as resolveName } from "node:dns/promises";
import type { Environment } from "../config/env.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import {
  createForwardingAddresses,
  type ForwardingAddress,
} from "../db/newsletter/forwarding-addresses.server.ts";
import { createMailCases } from "../db/newsletter/mail-cases.server.ts";
import { createMailDecisions } from "../db/newsletter/mail-decisions.server.ts";
import { createMailExamples } from "../db/newsletter/mail-examples.server.ts";
import type { OutboxStore } from "../db/shops/outbox-store.server.ts";
import type { MailContact, MailContacts } from "../domain/data-requests/mails.ts";
import {
  findForwardingCode,
  googlesForwarder,
} from "../domain/newsletter/inbound/find-forwarding-code.ts";
import { readInboundAddress } from "../domain/newsletter/inbound/inbound-address.ts";
import type { MailKnowledge, ReceivedBy } from "../domain/newsletter/inbound/ports.ts";
import {
  createTakeMail,
  type TakeMail,
  type TakeMailDeps,
} from "../domain/newsletter/inbound/take-mail.ts";
import { readLanguages } from "../domain/newsletter/inbound/types.ts";
import { printLeaveMail } from "../domain/newsletter/print-leave-mail.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { findKnownLanguage } from "../domain/shared/language.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { Log } from "../logging/log.server.ts";
import { judgeSender, type SenderCheck } from "../mail/inbound/judge-sender.server.ts";
import { parseMail } from "../mail/inbound/parse-mail.server.ts";
import { type ArrivedMail, openSmtpDoor, type SmtpDoor } from "../mail/inbound/smtp-door.server.ts";
import type { NewsletterServices } from "./newsletter-services.server.ts";

export type InboundMailServicesDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly outbox: Pick<OutboxStore, "prepare" | "add" | "findByMessageId">;
  readonly contacts: MailContacts;
  readonly newsletter: Pick<
    NewsletterServices,
    "wishes" | "links" | "ask" | "tellLeft" | "findShop"
  >;
  readonly environment: Pick<
    Environment,
    | "HOST"
    | "INBOUND_MAIL_DOMAIN"
    | "INBOUND_SMTP_CERT"
    | "INBOUND_SMTP_KEY"
    | "INBOUND_SMTP_PORT"
    | "MAIL_FROM"
    | "SHOPIFY_APP_URL"
  >;
  readonly clock: Clock;
  readonly log: Pick<Log, "error" | "info">;
  /** Where names are looked up; the system's resolver where nothing is said. */
  readonly resolve?: SenderCheck["resolve"];
};

/** Joins what mails come in by, what reads them, and what is done about them. */
export function createInboundMailServices(deps: InboundMailServicesDeps) {
  const { prisma, keys, environment, clock } = deps;
  const forwarding = createForwardingAddresses({ prisma, keys });
  const examples = createMailExamples({ prisma, keys });
  const reading = createMailReading(deps, examples);
  const takeMail = joinTakeMail(deps, reading);
  const doors = createDoors({ ...deps, forwarding, takeMail, reading });
  const domain = environment.INBOUND_MAIL_DOMAIN;
  const appUrl = environment.SHOPIFY_APP_URL.replace(/\/$/u, "");
  return {
    ...{ takeMail, examples, forwarding, reading, ...doors },
    cases: createMailCases({ prisma, keys }),
    /** What a merchant gives to whoever forwards: an address, where there is a domain, and a webhook. */
    waysIn: ({ name }: Pick<ForwardingAddress, "name">) => ({
      address: domain === undefined ? null : `${name}@${domain}`,
      webhook: `${appUrl}/inbound-mail/${name}`,
    }),
    /** Shows the shop's forwarding address, making it at the first call. */
    openForwarding: (installationId: InstallationId) =>
      forwarding.create(installationId, clock.now()),
  };
}

export type MailReadingDeps = Pick<TakeMailDeps, "parse" | "judge" | "knowledge">;

/** What a mail is read by; nothing is done by it. */
function createMailReading(
  deps: InboundMailServicesDeps,
  examples: Pick<ReturnType<typeof createMailExamples>, "of">,
): MailReadingDeps {
  const resolve: SenderCheck["resolve"] =
    deps.resolve ?? ((name, type) => resolveName(name, type) as Promise<string[][]>);
  return {
    parse: parseMail,
    judge: (raw, { receivingServer, arrival }) =>
      judgeSender(raw, {
        resolve,
        ...(receivingServer === undefined ? {} : { receivingServer }),
        ...(arrival === undefined ? {} : { arrival }),
      }),
    knowledge: createMailKnowledge(deps, examples),
  };
}

function joinTakeMail(deps: InboundMailServicesDeps, reading: MailReadingDeps): TakeMail {
  const { contacts, newsletter, clock } = deps;
  const { wishes, links, ask, tellLeft } = newsletter;
  return createTakeMail({
    ...{ wishes, links, clock, answers: { ask, tellLeft }, ...reading },
    decisions: createMailDecisions(deps),
    findShop: async (installation) => {
      const contact = await contacts.read(installation);
      if (contact === undefined) return undefined;
      return { shop: contact.shop, language: findKnownLanguage(contact.language) ?? "en" };
    },
  });
}

/** What comes back of our own, and what the shop's people corrected. */
function createMailKnowledge(
  { contacts, outbox, environment }: InboundMailServicesDeps,
  examples: Pick<ReturnType<typeof createMailExamples>, "of">,
): MailKnowledge {
  const printed = new Map<string, readonly string[]>();
  const ownTextsOf = (name: string): readonly string[] => {
    const known = printed.get(name);
    if (known !== undefined) return known;
    if (printed.size >= 1_000) printed.clear();
    const texts = printOwnMails(name);
    printed.set(name, texts);
    return texts;
  };
  return {
    of: async (installation, { messageId }) => {
      const contact = await contacts.read(installation);
      const isOurs =
        messageId !== "" && (await outbox.findByMessageId(`<${messageId}>`)) !== undefined;
      return {
        ownTexts: contact === undefined ? [] : ownTextsOf(contact.shopName),
        ownAddresses: ownAddressesOf(contact, environment.MAIL_FROM),
        ownMessageIds: new Set(isOurs ? [messageId] : []),
        examples: await examples.of(installation),
      };
    },
  };
}

/** Mails about leaving speak of leaving: quoted in an answer they are not the writer's words. */
function printOwnMails(name: string): readonly string[] {
  return readLanguages.flatMap((language) =>
    (["leave-link", "left"] as const).map(
      (template) => printLeaveMail({ email: "", language, template, link: "" }, name).text,
    ),
  );
}

function ownAddressesOf(contact: MailContact | undefined, from: string | undefined) {
  const local = from?.slice(0, from.lastIndexOf("@"));
  const domain = contact?.senderDomain ?? undefined;
  const ofShop = local === undefined || domain === undefined ? undefined : `${local}@${domain}`;
  return [contact?.contactEmail, from, ofShop].flatMap((one) =>
    one === undefined || one === null ? [] : [one.toLowerCase()],
  );
}

type DoorsDeps = InboundMailServicesDeps & {
  readonly forwarding: ReturnType<typeof createForwardingAddresses>;
  readonly takeMail: TakeMail;
  readonly reading: MailReadingDeps;
};

/** A mail that came to a forwarding address, by whichever door. */
type ForwardedMail = { readonly raw: Uint8Array; readonly receivedBy: ReceivedBy };

function createDoors(deps: DoorsDeps) {
  const { environment, forwarding, takeMail, clock, log } = deps;
  const domain = environment.INBOUND_MAIL_DOMAIN;
  const takeForwarded = async (
    address: ForwardingAddress,
    { raw, receivedBy }: ForwardedMail,
  ): Promise<void> => {
    const { installationId, mailboxId, receivingServer } = address;
    const by = { ...receivedBy, receivingServer };
    try {
      await takeMail({ installationId, mailboxId, raw, receivedBy: by });
      await noteConfirmation(deps, address, { raw, receivedBy: by });
    } catch (error) {
      await forwarding.noteTrouble(mailboxId, "not-kept", clock.now()).catch(() => undefined);
      throw error;
    }
    await forwarding.noteMail(mailboxId, clock.now());
  };
  const find = (address: string) => findInbox(deps, address);
  return {
    takeForwarded,
    /** Starts Lagom's own mail server where one is set up. */
    openDoor: async (): Promise<SmtpDoor | undefined> => {
      const { INBOUND_SMTP_PORT: port, INBOUND_SMTP_KEY: key, HOST: host } = environment;
      const { INBOUND_SMTP_CERT: cert } = environment;
      if (port === undefined || domain === undefined) return undefined;
      const report = (error: unknown) => {
        log.error({ err: error }, "a mail could not be kept; its sender will try again");
      };
      const tls = key === undefined || cert === undefined ? undefined : { key, cert };
      const take = (mail: ArrivedMail) => takeArrived({ find, takeForwarded, takeMail }, mail);
      const isKnown = async (address: string) => (await find(address)) !== undefined;
      return openSmtpDoor({ isKnown, take, report, tls, name: domain }, { port, host });
    },
  };
}

/** Only Google itself is believed: the merchant is shown a number and a link of theirs to press. */
async function noteConfirmation(
  { reading, forwarding, clock }: DoorsDeps,
  { installationId }: ForwardingAddress,
  { raw, receivedBy }: ForwardedMail,
): Promise<void> {
  if (!Buffer.from(raw.subarray(0, 65_536)).includes(googlesForwarder)) return;
  const parsed = await reading.parse(raw);
  const confirmation = parsed.ok ? findForwardingCode(parsed.value) : undefined;
  if (confirmation === undefined) return;
  const { verdict } = await reading.judge(raw, receivedBy);
  if (verdict !== "authenticated") return;
  await forwarding.noteConfirmation(installationId, confirmation, clock.now());
}

type Inbox =
  | { readonly kind: "forwarding"; readonly address: ForwardingAddress }
  | { readonly kind: "link"; readonly installationId: InstallationId };

async function findInbox(
  { environment, forwarding, newsletter }: DoorsDeps,
  address: string,
): Promise<Inbox | undefined> {
  const domain = environment.INBOUND_MAIL_DOMAIN;
  const read = domain === undefined ? undefined : readInboundAddress(address, domain);
  if (read === undefined) return undefined;
  if (read.kind === "forwarding") {
    const found = await forwarding.findByName(read.name);
    return found === undefined ? undefined : { kind: "forwarding", address: found };
  }
  const shop = await newsletter.findShop(read.shop);
  return shop === undefined ? undefined : { kind: "link", installationId: shop.installationId };
}

async function takeArrived(
  deps: {
    readonly find: (address: string) => Promise<Inbox | undefined>;
    readonly takeForwarded: (address: ForwardingAddress, mail: ForwardedMail) => Promise<void>;
    readonly takeMail: TakeMail;
  },
  { raw, recipients, arrival }: ArrivedMail,
): Promise<void> {
  const receivedBy = { recipients, arrival };
  for (const recipient of recipients) {
    const inbox = await deps.find(recipient);
    if (inbox?.kind === "forwarding") await deps.takeForwarded(inbox.address, { raw, receivedBy });
    if (inbox?.kind === "link") {
      const { installationId } = inbox;
      await deps.takeMail({ installationId, mailboxId: null, raw, receivedBy });
    }
  }
}
