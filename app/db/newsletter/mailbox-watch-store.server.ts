import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import type { MailboxWatchStore, Watched } from "../../domain/newsletter/mailboxes/ports.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { openMailboxSettings, sealMailboxSettings } from "./mailbox-settings.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

const claimedSchema = z.array(
  z.object({ id: z.string(), installationId: z.string(), changedAt: z.date() }),
);

/**
 * Who watches which mailbox, and how far it was read. A watcher has its mailboxes for the time of a lease
 * that it renews; rows, not advisory locks, for those do not exclude on the embedded database.
 */
export function createMailboxWatchStore(deps: Deps): MailboxWatchStore {
  const { prisma } = deps;
  return {
    claim: (watcher, lease) => claim(deps, watcher, lease),
    release: async (watcher, id) => {
      await prisma.mailbox.updateMany({
        where: { watchedBy: watcher, ...(id === undefined ? {} : { id }) },
        data: { watchedBy: null, watchedUntil: null },
      });
    },
    read: (id) => read(deps, id),
    advance: async (by, { cursor, at, hasMail }) => {
      const { count } = await prisma.mailbox.updateMany({
        where: mineOf(by),
        data: {
          uidValidity: cursor.uidValidity,
          lastUid: BigInt(cursor.lastUid),
          lastSeenAt: at,
          ...(hasMail ? { lastMailAt: at } : {}),
        },
      });
      return count > 0;
    },
    note: async (by, { state, trouble, at }) => {
      await prisma.mailbox.updateMany({
        where: mineOf(by),
        data:
          state === "ok"
            ? { state, troubleCode: trouble, lastSeenAt: at }
            : { state, troubleCode: trouble, troubleAt: at },
      });
    },
    replaceToken: (id, tokens) => replaceToken(deps, id, tokens),
  };
}

/** What was seen under former settings is no news of a mailbox that was changed or turned off since. */
function mineOf({ id, watcher, changedAt }: Watched) {
  return { id, watchedBy: watcher, changedAt, state: { not: "off" } };
}

/**
 * Of mailboxes in shops that use the app. A lease is renewed when half of it is over: writing each row at
 * every look would be most of what an idle database does.
 */
async function claim(
  { prisma }: Deps,
  watcher: string,
  { leaseMs, most }: { readonly leaseMs: number; readonly most: number },
): ReturnType<MailboxWatchStore["claim"]> {
  await prisma.$executeRaw`
    UPDATE "Mailbox" SET "watchedBy" = ${watcher}::uuid,
      "watchedUntil" = now() + ${leaseMs}::float8 * interval '1 millisecond'
    WHERE "watchedBy" = ${watcher}::uuid
      AND "watchedUntil" < now() + ${leaseMs / 2}::float8 * interval '1 millisecond'
    OR "id" IN (
      SELECT m."id" FROM "Mailbox" m JOIN "Installation" i ON i."id" = m."installationId"
      WHERE m."kind" = 'imap' AND m."state" <> 'off' AND i."state" = 'installed'
        AND (m."watchedUntil" IS NULL OR m."watchedUntil" < now())
      ORDER BY m."createdAt"
      LIMIT greatest(0, ${most}::int
        - (SELECT count(*)::int FROM "Mailbox" WHERE "watchedBy" = ${watcher}::uuid))
      FOR UPDATE OF m SKIP LOCKED)`;
  const mine = await prisma.$queryRaw`
    SELECT m."id"::text, m."installationId"::text, m."changedAt"
    FROM "Mailbox" m JOIN "Installation" i ON i."id" = m."installationId"
    WHERE m."watchedBy" = ${watcher}::uuid AND m."watchedUntil" > now()
      AND m."state" <> 'off' AND i."state" = 'installed'`;
  return claimedSchema.parse(mine).map(({ installationId, ...row }) => ({
    ...row,
    installationId: asInstallationId(installationId),
  }));
}

async function read({ prisma, shopSeal }: Deps, id: string): ReturnType<MailboxWatchStore["read"]> {
  const row = await prisma.mailbox.findFirst({ where: { id, state: { not: "off" } } });
  if (row === null) return undefined;
  const { uidValidity, lastUid } = row;
  const cursor =
    uidValidity === null || lastUid === null ? null : { uidValidity, lastUid: Number(lastUid) };
  return { settings: await openMailboxSettings(shopSeal, row), cursor };
}

/** Not where the merchant entered another meanwhile. */
async function replaceToken(
  { prisma, shopSeal }: Deps,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const row = await prisma.mailbox.findUnique({ where: { id } });
  if (row === null) return;
  const settings = await openMailboxSettings(shopSeal, row);
  const { access } = settings;
  if (access.kind !== "token" || access.refreshToken !== from) return;
  const next = { ...settings, access: { ...access, refreshToken: to } };
  const sealedSettings = await sealMailboxSettings(shopSeal, row, next);
  // `changedAt` stays: the watch goes on as it is.
  await prisma.mailbox.updateMany({
    where: { id, changedAt: row.changedAt },
    data: { sealedSettings },
  });
}
