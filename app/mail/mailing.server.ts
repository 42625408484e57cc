import { createHash, timingSafeEqual } from "node:crypto";
import type { MailContacts, Outbox, SayPersonMail } from "../domain/data-requests/mails.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { Dictionary } from "../domain/shared/texts.ts";
import { createBounceAddresses } from "./bounce-address.server.ts";
import { createMailDelivery, type MailDelivery } from "./deliver-mail.server.ts";
import { type BounceOutcome, recordBounce } from "./record-bounce.server.ts";
import { createSenderDomains, type SenderDomains } from "./sender-domains.server.ts";
import { createSmtpTransport } from "./transport.server.ts";

/** The part of the environment that is about mail. */
export type MailEnvironment = {
  readonly SHOPIFY_API_KEY: string;
  readonly SHOPIFY_APP_URL: string;
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly BOUNCE_INTAKE_TOKEN?: string | undefined;
  readonly DKIM_PRIVATE_KEY?: string | undefined;
  readonly DKIM_SELECTOR: string;
};

/** Takes mails that came back from whoever runs the mail server. */
export type BounceIntake = {
  /** Whether an `Authorization` header carries the token; takes equally long for any wrong one. */
  readonly isAllowed: (authorization: string | null) => boolean;
  readonly take: (raw: Buffer) => Promise<BounceOutcome>;
};

export type Mailing = {
  readonly delivery: MailDelivery;
  /** Undefined as long as no token is set. */
  readonly bounces: BounceIntake | undefined;
  /** Sending from shops' own domains; undefined as long as the operator has set no key for it. */
  readonly senders: SenderDomains | undefined;
  /** Whether a mail server and a sender are set. */
  readonly isSetUp: boolean;
  readonly close: () => void;
};

export type MailingDependencies = {
  readonly environment: MailEnvironment;
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
  readonly outbox: Outbox;
  readonly contacts: MailContacts;
  readonly sayPersonMail: SayPersonMail;
  readonly clock: Clock;
};

/** The domain mails come from, and their Message-IDs with them. */
export function mailDomainOf({ MAIL_FROM, SHOPIFY_APP_URL }: MailEnvironment): string {
  return MAIL_FROM === undefined
    ? new URL(SHOPIFY_APP_URL).hostname
    : MAIL_FROM.slice(MAIL_FROM.lastIndexOf("@") + 1);
}

/** Joins everything about mail: sending what the outbox holds, taking what bounces. */
export function createMailing(dependencies: MailingDependencies): Mailing {
  const { environment, outbox, contacts, sayPersonMail, clock } = dependencies;
  const { SMTP_URL: url, MAIL_FROM: from, BOUNCE_INTAKE_TOKEN: token } = environment;
  const addresses =
    token === undefined ? undefined : createBounceAddresses(token, mailDomainOf(environment));
  const senders = createSenders(environment);
  const transport = url === undefined ? undefined : createSmtpTransport(url);
  const sending =
    transport === undefined || from === undefined
      ? undefined
      : ({
          transport,
          setting: {
            from,
            appKey: environment.SHOPIFY_API_KEY,
            dictionaries: dependencies.dictionaries,
            senders,
            // Without an intake nobody reads bounces, so they go where the operator reads mail.
            bounceAddressOf: addresses === undefined ? () => from : ({ id }) => addresses.of(id),
          },
        } satisfies Parameters<typeof createMailDelivery>[0]["sending"]);
  return {
    delivery: createMailDelivery({ outbox, contacts, sayPersonMail, sending, clock }),
    bounces:
      token === undefined || addresses === undefined
        ? undefined
        : {
            isAllowed: (authorization) => isBearer(authorization, token),
            take: (raw) => recordBounce({ outbox, addresses, clock }, raw),
          },
    senders,
    isSetUp: sending !== undefined,
    close: () => transport?.close(),
  };
}

function createSenders(environment: MailEnvironment): SenderDomains | undefined {
  const { DKIM_PRIVATE_KEY: privateKey, DKIM_SELECTOR: selector } = environment;
  return privateKey === undefined
    ? undefined
    : createSenderDomains({ privateKey, selector, operatorDomain: mailDomainOf(environment) });
}

/** Compares hashes, which are equally long whatever was sent. */
function isBearer(authorization: string | null, token: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  const sent = /^bearer (.*)$/iu.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash(sent), hash(token));
}
