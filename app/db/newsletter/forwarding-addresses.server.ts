import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { open, seal } from "../../seal/envelope.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";

const settingsSchema = z.object({
  /** What stands before the `@`, and in the address of the webhook: nobody guesses it. */
  name: z.string(),
  /** The server that forwards, as it calls itself in `Authentication-Results`. */
  receivingServer: z
    .object({ authservId: z.string(), hops: z.int().min(1).max(20) })
    .optional()
    .catch(undefined),
  /** What Mailgun signs its posts with; without it the name alone opens the door. */
  mailgunKey: z.string().optional(),
  /** What the mail provider sent to have the forwarding confirmed. */
  confirmation: z.object({ code: z.string(), link: z.string().nullable() }).optional(),
});

export type ForwardingSettings = z.infer<typeof settingsSchema>;

export type ForwardingAddress = ForwardingSettings & {
  readonly mailboxId: string;
  readonly installationId: InstallationId;
  readonly lastMailAt: Date | null;
};

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };
type Row = Prisma.MailboxGetPayload<object>;

const kind = "forwarding";
const contextOf = (id: string): string => `Mailbox:sealedSettings:${id}`;
/** Sixteen random bytes need no key to be kept as a digest. */
const digestOf = (name: string) => new Uint8Array(createHash("sha256").update(name).digest());
const freshName = (): string => randomBytes(16).toString("hex");

/** The same door with another name; what was to be confirmed was for the former. */
const renamed = ({ receivingServer, mailgunKey }: ForwardingSettings): ForwardingSettings => ({
  ...{ name: freshName(), receivingServer, mailgunKey },
});

/** Addresses mails to support are forwarded to, one for a shop. */
export function createForwardingAddresses(deps: Deps) {
  const { prisma } = deps;
  const findRow = (installationId: InstallationId) =>
    prisma.mailbox.findFirst({ where: { installationId, kind }, orderBy: { createdAt: "asc" } });
  const save = (row: Row, settings: ForwardingSettings, at: Date) =>
    saveSettings(deps, { row, settings, at });
  const change = async (
    installationId: InstallationId,
    at: Date,
    to: (settings: ForwardingSettings) => ForwardingSettings,
  ): Promise<ForwardingAddress | undefined> => {
    const row = await findRow(installationId);
    return row === null ? undefined : save(row, to(await openRow(deps, row)), at);
  };
  return {
    find: async (installationId: InstallationId): Promise<ForwardingAddress | undefined> => {
      const row = await findRow(installationId);
      return row === null ? undefined : openRow(deps, row);
    },
    /** Makes the shop's address, or gives the one it has. */
    create: async (installationId: InstallationId, at: Date): Promise<ForwardingAddress> => {
      const row = await findRow(installationId);
      return row === null ? make(deps, installationId, at) : openRow(deps, row);
    },
    /** Another address in its place; the former takes no mail from now on. */
    renew: (installationId: InstallationId, at: Date) => change(installationId, at, renamed),
    /** What the door believes, and what signs. */
    settle: (
      installationId: InstallationId,
      to: Pick<ForwardingSettings, "receivingServer" | "mailgunKey">,
      at: Date,
    ) => change(installationId, at, ({ name, confirmation }) => ({ ...to, name, confirmation })),
    noteConfirmation: (
      installationId: InstallationId,
      confirmation: NonNullable<ForwardingSettings["confirmation"]>,
      at: Date,
    ) => change(installationId, at, (settings) => ({ ...settings, confirmation })),
    /** Takes no mail any more. */
    remove: async (installationId: InstallationId): Promise<void> => {
      await prisma.mailbox.deleteMany({ where: { installationId, kind } });
    },
    findByName: async (name: string): Promise<ForwardingAddress | undefined> => {
      const row = await prisma.mailbox.findFirst({
        where: { addressDigest: digestOf(name), kind, installation: { state: "installed" } },
      });
      return row === null || row.state === "off" ? undefined : openRow(deps, row);
    },
    ...createNotes(prisma),
  };
}

/** What is seen of a mailbox from outside. */
function createNotes(prisma: PrismaClient) {
  return {
    noteMail: async (mailboxId: string, at: Date): Promise<void> => {
      await prisma.mailbox.updateMany({
        where: { id: mailboxId },
        data: { lastSeenAt: at, lastMailAt: at, state: "ok", troubleCode: null },
      });
    },
    /** A mail came that could not be kept; whoever sent it tries again. */
    noteTrouble: async (mailboxId: string, code: string, at: Date): Promise<void> => {
      const trouble = { state: "failing", troubleCode: code, troubleAt: at };
      await prisma.mailbox.updateMany({
        where: { id: mailboxId },
        data: { ...trouble, lastSeenAt: at },
      });
    },
  };
}

async function openRow({ keys }: Deps, row: Row): Promise<ForwardingAddress> {
  const installationId = asInstallationId(row.installationId);
  const { dataKey: key } = await keys.shopKeys(installationId);
  const plain = open({ key, context: contextOf(row.id) }, row.sealedSettings);
  const settings = settingsSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8")));
  return { ...settings, mailboxId: row.id, installationId, lastMailAt: row.lastMailAt };
}

async function make(
  deps: Deps,
  installationId: InstallationId,
  at: Date,
): Promise<ForwardingAddress> {
  const { dataKey: key } = await deps.keys.shopKeys(installationId);
  const id = createRowId(at.getTime());
  const settings = { name: freshName() };
  const row = await deps.prisma.mailbox.create({
    data: {
      ...{ id, installationId, kind, createdAt: at, changedAt: at },
      ...sealSettings(key, id, settings),
    },
  });
  return openRow(deps, row);
}

async function saveSettings(
  deps: Deps,
  { row, settings, at }: { readonly row: Row; readonly settings: ForwardingSettings; at: Date },
): Promise<ForwardingAddress> {
  const { dataKey: key } = await deps.keys.shopKeys(asInstallationId(row.installationId));
  const { name, receivingServer, mailgunKey, confirmation } = settings;
  const kept = { name, receivingServer, mailgunKey, confirmation };
  const data = { ...sealSettings(key, row.id, kept), changedAt: at };
  return openRow(deps, await deps.prisma.mailbox.update({ where: { id: row.id }, data }));
}

function sealSettings(
  key: Parameters<typeof seal>[0]["key"],
  id: string,
  settings: ForwardingSettings,
) {
  const plain = Buffer.from(JSON.stringify(settings));
  return {
    sealedSettings: seal({ key, context: contextOf(id) }, plain),
    addressDigest: digestOf(settings.name),
  };
}
