import type { Environment } from "../config/env.server.ts";
import { createMailboxStore } from "../db/newsletter/mailboxes.server.ts";
import { createMailboxWatchStore } from "../db/newsletter/mailbox-watch-store.server.ts";
import type { ShopSeal } from "../domain/data-requests/ports.ts";
import type { TakeMail } from "../domain/newsletter/inbound/take-mail.ts";
import type { HandOver } from "../domain/newsletter/mailboxes/ports.ts";
import type { MailboxSettings, MailboxTrial } from "../domain/newsletter/mailboxes/types.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { Log } from "../logging/log.server.ts";
import { createAccessTokens } from "../mail/inbound/imap/access-tokens.server.ts";
import { createHostFinder } from "../mail/inbound/imap/find-mail-host.server.ts";
import { tryMailbox } from "../mail/inbound/imap/open-folder.server.ts";
import { createTurns } from "../mail/inbound/imap/turns.server.ts";
import { watchMailboxes } from "../mail/inbound/imap/watch-mailboxes.server.ts";

export type MailboxServicesDeps = {
  readonly prisma: PrismaClient;
  readonly keys: { readonly shopSeal: ShopSeal };
  readonly takeMail: TakeMail;
  readonly environment: Pick<Environment, "MAILBOX_INNER_HOSTS">;
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn" | "error">;
};

const rules = {
  pollMs: toMs({ seconds: 30 }),
  checkMs: toMs({ minutes: 2 }),
  pauseFactor: 1,
  retryPausesMs: [1_000, 5_000, 25_000],
  mostPerMinute: 120,
} as const;

const lease = { everyMs: toMs({ seconds: 3 }), leaseMs: toMs({ seconds: 30 }), most: 500 } as const;

/** Each may be of 25 MB. */
const mailsAtOnce = 4;

const trialMs = toMs({ seconds: 20 });

/** Joins the mailboxes merchants let be looked into with what looks into them. */
export function createMailboxServices(deps: MailboxServicesDeps) {
  const { prisma, clock, log, environment } = deps;
  const { shopSeal } = deps.keys;
  const innerHosts = environment.MAILBOX_INNER_HOSTS;
  const connecting = {
    findHost: createHostFinder(innerHosts),
    tokens: createAccessTokens({ ask: fetch, nowMs: () => clock.now().getTime() }),
  };
  return {
    ...createMailboxStore({ prisma, shopSeal }),
    innerHosts,
    /** Connects once with these settings, kept or not, and reads nothing. */
    try: (settings: MailboxSettings): Promise<MailboxTrial> =>
      tryMailbox(connecting, {
        settings,
        signal: AbortSignal.timeout(trialMs),
        // A new refresh token is kept by the watch; the one that was entered goes on being valid.
        onNewToken: () => Promise.resolve(),
      }),
    /** Watches all shops' mailboxes until it is stopped; several processes share them. */
    watch: () =>
      watchMailboxes({
        ...{ ...connecting, clock, log, rules, lease },
        store: createMailboxWatchStore({ prisma, shopSeal }),
        handOver: createHandOver(deps.takeMail),
        inTurn: createTurns(mailsAtOnce),
        chance: () => Math.random(),
      }),
  };
}

/** Mails of a mailbox as whoever decides on mails takes them. */
export function createHandOver(takeMail: TakeMail): HandOver {
  return async ({ believed, receivedAt: at, ...mail }) => {
    const receivingServer = believed ?? undefined;
    await takeMail({ ...mail, receivedBy: { recipients: [], receivingServer, at } });
  };
}
