import { randomUUID } from "node:crypto";
import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  type KeptMailbox,
  type MailboxSettings,
  mailboxTroubles,
} from "../../domain/newsletter/mailboxes/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Mailbox, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import { openMailboxSettings, sealMailboxSettings } from "./mailbox-settings.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

/** A shop has a handful of mailboxes; each is a connection that stays open. */
export const mailboxesMost = 10;

export type MailboxToSave = {
  readonly installationId: InstallationId;
  /** Null for a new one. */
  readonly id: string | null;
  readonly settings: MailboxSettings;
  readonly entry: TimelineEntry;
};

/** Mailboxes a shop lets be looked into by IMAP; everything that is needed for it sealed under its key. */
export function createMailboxStore(deps: Deps) {
  const { prisma } = deps;
  const mine = (installationId: InstallationId, id?: string) => ({
    ...{ installationId, kind: "imap" },
    ...(id === undefined ? {} : { id }),
  });
  return {
    list: async (installationId: InstallationId): Promise<readonly KeptMailbox[]> => {
      const rows = await prisma.mailbox.findMany({
        where: mine(installationId),
        orderBy: { createdAt: "asc" },
      });
      return Promise.all(rows.map((row) => toKept(deps, row)));
    },
    find: async (installationId: InstallationId, id: string): Promise<KeptMailbox | undefined> => {
      const row = await prisma.mailbox.findFirst({ where: mine(installationId, id) });
      return row === null ? undefined : toKept(deps, row);
    },
    /**
     * Creates or changes a mailbox with its line in the timeline; it is watched from then on. With
     * another server, user or folder it begins anew, from now on.
     *
     * @returns its id; undefined where it is gone, or the shop has as many as it may have
     */
    save: (wanted: MailboxToSave) => save(deps, wanted),
    /** Stops looking, or looks again from now on: what came meanwhile is people's. */
    turn: async (
      installationId: InstallationId,
      id: string,
      { isOn, entry }: { readonly isOn: boolean; readonly entry: TimelineEntry },
    ): Promise<boolean> =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.mailbox.updateMany({
          where: { ...mine(installationId, id), state: isOn ? "off" : { not: "off" } },
          data: {
            ...{ state: isOn ? "ok" : "off", troubleCode: null, changedAt: entry.at },
            ...(isOn ? fromNow : {}),
          },
        });
        if (count > 0) await tx.timelineEvent.create({ data: toEventRow(entry) });
        return count > 0;
      }),
    remove: async (
      installationId: InstallationId,
      id: string,
      entry: TimelineEntry,
    ): Promise<boolean> =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.mailbox.deleteMany({ where: mine(installationId, id) });
        if (count > 0) await tx.timelineEvent.create({ data: toEventRow(entry) });
        return count > 0;
      }),
  };
}

const fromNow = { uidValidity: null, lastUid: null } as const;

async function toKept({ shopSeal }: Deps, row: Mailbox): Promise<KeptMailbox> {
  const { id, state, troubleCode, lastSeenAt, lastMailAt } = row;
  return {
    id,
    settings: await openMailboxSettings(shopSeal, row),
    health: {
      state: state === "off" || state === "failing" ? state : "ok",
      trouble: mailboxTroubles.find((code) => code === troubleCode) ?? null,
      ...{ lastSeenAt, lastMailAt },
    },
  };
}

async function save(deps: Deps, wanted: MailboxToSave): Promise<string | undefined> {
  const { prisma, shopSeal } = deps;
  const { installationId, settings, entry } = wanted;
  const id = wanted.id ?? randomUUID();
  const sealedSettings = await sealMailboxSettings(shopSeal, { id, installationId }, settings);
  const data = { sealedSettings, changedAt: entry.at };
  return prisma.$transaction(async (tx) => {
    const former = await tx.mailbox.findMany({ where: { installationId, kind: "imap" } });
    const row = former.find((one) => one.id === id);
    if (wanted.id === null) {
      if (former.length >= mailboxesMost) return undefined;
      await tx.mailbox.create({ data: { id, installationId, kind: "imap", ...data } });
    } else {
      if (row === undefined) return undefined;
      const isSame = isSameFolder(await openMailboxSettings(shopSeal, row), settings);
      const state = row.state === "off" ? {} : { state: "ok", troubleCode: null };
      await tx.mailbox.update({
        where: { id },
        data: { ...data, ...state, ...(isSame ? {} : fromNow) },
      });
    }
    await tx.timelineEvent.create({ data: toEventRow(entry) });
    return id;
  });
}

function isSameFolder(one: MailboxSettings, other: MailboxSettings): boolean {
  return one.host === other.host && one.user === other.user && one.folder === other.folder;
}
