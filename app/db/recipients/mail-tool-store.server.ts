import { z } from "zod";
import type { TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import { type Channel, channels } from "../../domain/newsletter/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import { createRowId } from "../row-id.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

/** What a merchant enters of a mail tool. */
export type MailToolSettings = {
  readonly name: string;
  readonly url: string;
  readonly readUrl: string | null;
  readonly channels: readonly Channel[];
};

/** A mail tool as it stands. */
export type MailTool = MailToolSettings & {
  readonly id: string;
  /** As it stands in effects. */
  readonly code: string;
  readonly isOn: boolean;
  readonly trouble: string | null;
  readonly lastTriedAt: Date | null;
  readonly lastOkAt: Date | null;
  /** Until when the secret before the present one signs too. */
  readonly formerUntil: Date | null;
};

const settingsSchema = z.object({
  name: z.string(),
  url: z.string(),
  readUrl: z.string().nullable(),
});
const contextOf = (id: string, part: "settings" | "secret") => `MailTool:${part}:${id}`;
const codeOf = (id: string): string => `tool:${id}`;

/** Mail tools of shops; names, addresses and secrets sealed under the shop's key. */
export function createMailToolStore(deps: Deps) {
  return {
    ...createToolReader(deps),
    ...createToolWriter(deps),
    ...createToolSwitches(deps),
    ...createSystemFinder(),
  };
}

function createToolWriter({ prisma, shopSeal }: Deps) {
  const sealText = async (of: InstallationId, context: string, text: string) =>
    Buffer.from(await shopSeal.seal(of, context, Buffer.from(text)));
  return {
    add: async (settings: MailToolSettings, secret: string, entry: TimelineEntry) => {
      const { installationId } = entry;
      const id = createRowId(entry.at.getTime());
      const { channels: reached, ...named } = settings;
      const data = {
        ...{ id, installationId, channels: [...reached], createdAt: entry.at },
        readsBack: settings.readUrl !== null,
        sealedSettings: await sealText(
          installationId,
          contextOf(id, "settings"),
          JSON.stringify(named),
        ),
        sealedSecret: await sealText(installationId, contextOf(id, "secret"), secret),
      };
      await prisma.$transaction([
        prisma.mailTool.create({ data }),
        prisma.timelineEvent.create({ data: toEventRow(entry) }),
      ]);
      return id;
    },
    /** The present secret signs beside the new one until then. False where there is no such tool. */
    renewSecret: async (
      id: string,
      { secret, formerUntil }: { readonly secret: string; readonly formerUntil: Date },
      entry: TimelineEntry,
    ): Promise<boolean> => {
      const { installationId } = entry;
      const sealedSecret = await sealText(installationId, contextOf(id, "secret"), secret);
      return prisma.$transaction(async (tx) => {
        const row = await tx.mailTool.findFirst({ where: { id, installationId } });
        if (row === null) return false;
        const sealedFormer = row.sealedSecret;
        await tx.mailTool.update({
          where: { id },
          data: { sealedSecret, sealedFormer, formerUntil },
        });
        await tx.timelineEvent.create({ data: toEventRow(entry) });
        return true;
      });
    },
  };
}

function createToolSwitches({ prisma }: Deps) {
  return {
    switch: async (id: string, isOn: boolean, entry: TimelineEntry): Promise<boolean> => {
      const { count } = await prisma.mailTool.updateMany({
        where: { id, installationId: entry.installationId },
        data: { state: isOn ? "on" : "off" },
      });
      if (count > 0) await prisma.timelineEvent.create({ data: toEventRow(entry) });
      return count > 0;
    },
    remove: async (id: string, entry: TimelineEntry): Promise<boolean> => {
      const where = { id, installationId: entry.installationId };
      const { count } = await prisma.mailTool.deleteMany({ where });
      if (count > 0) await prisma.timelineEvent.create({ data: toEventRow(entry) });
      return count > 0;
    },
    /** How the last delivery went: null where it was taken, else a code. */
    note: async (id: string, code: string | null, at: Date): Promise<void> => {
      await prisma.mailTool.updateMany({
        where: { id },
        data: { code, lastTriedAt: at, ...(code === null ? { lastOkAt: at } : {}) },
      });
    },
  };
}

function createToolReader({ prisma, shopSeal }: Deps) {
  const openText = async (of: InstallationId, context: string, sealed: Uint8Array) =>
    Buffer.from(await shopSeal.open(of, context, sealed)).toString("utf8");
  const list = async (installationId: InstallationId): Promise<readonly MailTool[]> => {
    const rows = await prisma.mailTool.findMany({
      where: { installationId },
      orderBy: { createdAt: "asc" },
    });
    return Promise.all(
      rows.map(async (row) => {
        const context = contextOf(row.id, "settings");
        const text = await openText(installationId, context, row.sealedSettings);
        return {
          ...settingsSchema.parse(JSON.parse(text)),
          ...{ id: row.id, code: codeOf(row.id), channels: toChannels(row.channels) },
          ...{ isOn: row.state === "on", trouble: row.code, formerUntil: row.formerUntil },
          ...{ lastTriedAt: row.lastTriedAt, lastOkAt: row.lastOkAt },
        };
      }),
    );
  };
  return {
    list,
    /** The present one first, then the one before as long as it holds. */
    secretsOf: async (
      installationId: InstallationId,
      id: string,
      now: Date,
    ): Promise<readonly string[]> => {
      const row = await prisma.mailTool.findFirst({ where: { id, installationId } });
      if (row === null) return [];
      const isHeld = row.formerUntil !== null && row.formerUntil > now;
      const former = isHeld && row.sealedFormer !== null ? [row.sealedFormer] : [];
      const context = contextOf(id, "secret");
      return Promise.all(
        [row.sealedSecret, ...former].map((sealed) => openText(installationId, context, sealed)),
      );
    },
  };
}

function createSystemFinder() {
  return {
    /** Systems an opt-out has to be carried to, by installation. */
    findSystems: async (tx: Pick<Prisma.TransactionClient, "mailTool">, of: readonly string[]) => {
      const rows = await tx.mailTool.findMany({
        where: { installationId: { in: [...of] }, state: "on" },
        select: { id: true, installationId: true, channels: true },
      });
      const systems = Map.groupBy(rows, ({ installationId }) => installationId);
      return new Map(
        [...systems].map(([installation, tools]) => [
          installation,
          tools.map(({ id, channels: reached }) => ({
            system: codeOf(id),
            channels: toChannels(reached),
          })),
        ]),
      );
    },
  };
}

function toChannels(names: readonly string[]): readonly Channel[] {
  return channels.filter((channel) => names.includes(channel));
}
