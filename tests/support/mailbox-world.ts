import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { ImapFlow } from "imapflow";
import { createMailboxStore } from "../../app/db/newsletter/mailboxes.server.ts";
import { createMailboxWatchStore } from "../../app/db/newsletter/mailbox-watch-store.server.ts";
import type { HandOver } from "../../app/domain/newsletter/mailboxes/ports.ts";
import type {
  MailboxAccess,
  MailboxSettings,
} from "../../app/domain/newsletter/mailboxes/types.ts";
import { createLog } from "../../app/logging/log.server.ts";
import {
  type AccessTokensDeps,
  createAccessTokens,
} from "../../app/mail/inbound/imap/access-tokens.server.ts";
import { createHostFinder } from "../../app/mail/inbound/imap/find-mail-host.server.ts";
import { createTurns } from "../../app/mail/inbound/imap/turns.server.ts";
import { watchMailboxes } from "../../app/mail/inbound/imap/watch-mailboxes.server.ts";
import type { createAccessWorld } from "./access-world.ts";
import { type ImapServer, imapPassword, imapUser } from "./imap-server.ts";

type World = Pick<
  Awaited<ReturnType<typeof createAccessWorld>>,
  "database" | "keys" | "installationId"
>;

/** From now on this process trusts a test server's certificate, as `NODE_EXTRA_CA_CERTS` would. */
export function trust(certificate: string): void {
  setDefaultCACertificates([...getCACertificates("default"), certificate]);
}

export function settingsFor(
  server: Pick<ImapServer, "port">,
  access: MailboxAccess = { kind: "password", password: imapPassword },
): MailboxSettings {
  return {
    ...{ host: "localhost", port: server.port, encryption: "implicit", user: imapUser },
    ...{ folder: "INBOX", access, believed: null },
  };
}

/** Another mail program beside Lagom's: it brings mails and looks at their marks. */
export async function openOtherClient(server: Pick<ImapServer, "port">): Promise<ImapFlow> {
  const client = new ImapFlow({
    ...{ host: "localhost", port: server.port, secure: true, logger: false },
    auth: { user: imapUser, pass: imapPassword },
    disableAutoIdle: true,
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** A mail in a folder, as another client puts it there: unread. */
export async function bring(
  server: Pick<ImapServer, "port">,
  raw: string,
  folder = "INBOX",
): Promise<void> {
  const client = await openOtherClient(server);
  await client.append(folder, raw.replace(/\r?\n/gu, "\r\n"));
  await client.logout();
}

/** A plain mail somebody wrote. */
export function writeMail(text: string, id: string): string {
  return [
    `From: Shopper <shopper@customer.example.test>`,
    `To: ${imapUser}`,
    `Subject: ${text}`,
    `Message-ID: <${id}@customer.example.test>`,
    `Date: Tue, 24 Nov 2026 10:00:00 +0000`,
    "",
    text,
    "",
  ].join("\n");
}

/** How a watch behaves in a test; the rest is as in earnest, only in more of a hurry. */
export type WatchOptions = {
  readonly handOver: HandOver;
  readonly endpoints?: AccessTokensDeps["endpoints"];
  readonly pollMs?: number;
  readonly mostPerMinute?: number;
};

/** Mailboxes on a database of their own, watched as the worker does. */
export function openMailboxWorld({ database, keys }: World, innerHosts: () => readonly string[]) {
  const deps = { prisma: database.prisma, shopSeal: keys.shopSeal };
  const clock = { now: () => new Date() };
  const log = createLog("silent");
  return {
    mailboxes: createMailboxStore(deps),
    watchStore: createMailboxWatchStore(deps),
    watch: ({ handOver, endpoints, pollMs = 60_000, mostPerMinute = 1_000 }: WatchOptions) =>
      watchMailboxes({
        ...{ store: createMailboxWatchStore(deps), handOver, clock, log },
        findHost: createHostFinder(innerHosts()),
        tokens: createAccessTokens({
          ...{ ask: fetch, nowMs: () => Date.now() },
          ...(endpoints === undefined ? {} : { endpoints }),
        }),
        inTurn: createTurns(4),
        chance: () => 0.5,
        rules: {
          ...{ pollMs, checkMs: 60_000, pauseFactor: 0.05 },
          ...{ retryPausesMs: [20, 20], mostPerMinute },
        },
        lease: { everyMs: 100, leaseMs: 3_000, most: 50 },
      }),
  };
}
