import type {
  KeepingClosing,
  KeepingShop,
  LegalKeepingStore,
  OpenKeeping,
} from "../../domain/erasure/clear-keepings.ts";
import { withKeptCleared } from "../../domain/erasure/plan/kept-lines.ts";
import type { ErasureSettingsReader } from "../../domain/erasure/ports.ts";
import type { PlannedKeeping } from "../../domain/erasure/types.ts";
import { localDateOf } from "../../domain/shared/calendar.ts";
import {
  asDataRequestId,
  asInstallationId,
  asOrderId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { type BulkInsert, bulkInsert } from "../bulk-insert.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import type { InstallationStore } from "../shops/installation-store.server.ts";
import { findTogether } from "../evidence/erasures-together.server.ts";
import { issueLaterReceipt, type LaterReceipt } from "../evidence/later-receipt.server.ts";
import { createRowId } from "../row-id.server.ts";

type Transaction = Prisma.TransactionClient;

export type LegalKeepingStoreDeps = {
  readonly prisma: PrismaClient;
  readonly installations: Pick<InstallationStore, "findOpenBeside">;
  readonly settings: ErasureSettingsReader;
  readonly evidence: Pick<EvidenceStore, "append" | "issueReceipt" | "openSigningKey">;
};

/** Where the day begins first: nowhere else is a date over sooner. */
const firstZone = "Pacific/Kiritimati";
const PAGE_SIZE = 100;

/** Fields of orders that stay until the end of a legal ground. */
export function createLegalKeepingStore(deps: LegalKeepingStoreDeps): LegalKeepingStore {
  return {
    shopsWithDue: (now) => shopsWithDue(deps, now),
    dueOf: (id, now) => dueOf(deps, id, now),
    close: async (keeping, closing, at) => {
      await deps.evidence.openSigningKey();
      return deps.prisma.$transaction((tx) => close(deps, tx, { keeping, closing, at }));
    },
    noteRefusal: async ({ id }, { code, nextTryAt }) => {
      await deps.prisma.legalKeeping.updateMany({
        where: { id, state: "keeping" },
        data: { closedBecause: code, nextTryAt },
      });
    },
  };
}

const isDue = (now: Date): Prisma.LegalKeepingWhereInput => ({
  state: "keeping",
  keptUntil: { lt: localDateOf(now, firstZone) },
});

async function shopsWithDue(
  { prisma, installations, settings }: LegalKeepingStoreDeps,
  now: Date,
): Promise<readonly KeepingShop[]> {
  const rows = await prisma.legalKeeping.groupBy({ by: ["installationId"], where: isDue(now) });
  const shops: KeepingShop[] = [];
  for (const row of rows) {
    const installationId = asInstallationId(row.installationId);
    const open = await installations.findOpenBeside(installationId);
    if (open === undefined) continue;
    const { accounting } = await settings.read(installationId);
    shops.push({ installationId, open: open.id, timeZone: accounting.timeZone });
  }
  return shops;
}

/** By id, so that entries that stay open are passed once and none is passed over. */
async function* dueOf(
  { prisma }: LegalKeepingStoreDeps,
  installationId: InstallationId,
  now: Date,
): AsyncGenerator<OpenKeeping> {
  let after: string | undefined;
  for (;;) {
    const rows = await prisma.legalKeeping.findMany({
      where: {
        installationId,
        ...isDue(now),
        OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }],
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: PAGE_SIZE,
    });
    for (const row of rows) {
      if (row.orderId !== null) yield toOpenKeeping({ ...row, orderId: row.orderId });
    }
    after = rows.at(-1)?.id;
    if (rows.length < PAGE_SIZE) return;
  }
}

type Row = Prisma.LegalKeepingGetPayload<object> & { readonly orderId: string };

function toOpenKeeping(row: Row): OpenKeeping {
  return {
    id: row.id,
    installationId: asInstallationId(row.installationId),
    dataRequestId: row.dataRequestId === null ? null : asDataRequestId(row.dataRequestId),
    orderId: asOrderId(row.orderId),
    field: row.field,
    ground: row.ground,
    keptUntil: row.keptUntil,
  };
}

/** What tells of the order goes with the end of the keeping. */
const emptied = { orderId: null, bookedOn: null } as const;

type Closing = {
  readonly keeping: OpenKeeping;
  readonly closing: KeepingClosing;
  readonly at: Date;
};

async function close(
  { evidence }: LegalKeepingStoreDeps,
  tx: Transaction,
  { keeping, closing, at }: Closing,
): Promise<boolean> {
  const { id, installationId, dataRequestId, field, ground, keptUntil } = keeping;
  const because = closing.state === "closed" ? closing.because : null;
  const { count } = await tx.legalKeeping.updateMany({
    where: { id, state: "keeping" },
    data: { state: closing.state, closedBecause: because, ...emptied, closedAt: at },
  });
  if (count === 0) return false;
  const event = closing.state === "cleared" ? "keeping.cleared" : "keeping.closed";
  const detail = { field, ground, keptUntil, ...(because === null ? {} : { because }) };
  await tx.timelineEvent.create({
    data: { installationId, dataRequestId, at, action: event, actor: "system", detail },
  });
  await evidence.append(tx, installationId, { event, caseId: dataRequestId, at, facts: detail });
  if (dataRequestId !== null) await issueCleared(evidence, tx, { ...keeping, dataRequestId, at });
  return true;
}

/**
 * With the last entry of an erasure its receipt says so, and those of erasures that were carried out
 * with it; each is final unless Shopify's own still runs.
 */
async function issueCleared(
  evidence: Pick<EvidenceStore, "issueReceipt">,
  tx: Transaction,
  of: Pick<LaterReceipt, "dataRequestId" | "installationId" | "at">,
): Promise<void> {
  const { dataRequestId, installationId, at } = of;
  if ((await tx.legalKeeping.count({ where: { dataRequestId, state: "keeping" } })) > 0) return;
  const change: LaterReceipt["change"] = (facts) => ({
    ...facts,
    lines: withKeptCleared(facts.lines),
  });
  for (const id of await findTogether(tx, dataRequestId)) {
    const later = { dataRequestId: asDataRequestId(id), installationId, at, change };
    await issueLaterReceipt(evidence, tx, later);
  }
}

export type KeepingsToEnter = {
  readonly installationId: InstallationId;
  readonly dataRequestId: DataRequestId;
  readonly keepings: readonly PlannedKeeping[];
  readonly at: Date;
};

const keepingColumns = {
  ...{ id: "uuid", installationId: "uuid", dataRequestId: "uuid", orderId: "text", field: "text" },
  ...{ ground: "text", keptUntil: "text", bookedOn: "text", state: "text", closedBecause: "text" },
  ...{ createdAt: "timestamptz", closedAt: "timestamptz" },
} as const satisfies BulkInsert<string>["columns"];

/**
 * Enters what an erasure keeps, inside its transaction: what Shopify erases
 * sooner is closed at once, the rest waits. They hang on the lifetime that is
 * open now, else on the request's own. Entering twice changes nothing, and an
 * entry that waits already stays as it is.
 */
export async function enterKeepings(tx: Transaction, entering: KeepingsToEnter): Promise<void> {
  const { dataRequestId, keepings, at } = entering;
  const again = await tx.legalKeeping.count({ where: { dataRequestId } });
  if (again > 0 || keepings.length === 0) return;
  const open = await tx.installation.findFirst({
    where: {
      state: "installed",
      shop: { installations: { some: { id: entering.installationId } } },
    },
    select: { id: true },
  });
  const installationId = open?.id ?? entering.installationId;
  const createdAt = at.toISOString();
  const kept = { state: "keeping", closedBecause: null, closedAt: null } as const;
  const sooner = {
    ...{ state: "closed", closedBecause: "shopify-erases-sooner", closedAt: createdAt },
    ...emptied,
  } as const;
  await bulkInsert(tx, {
    table: "LegalKeeping",
    columns: keepingColumns,
    rows: keepings.map(({ orderId, bookedOn, shopifyErasesSooner, ...keeping }) => ({
      ...{ ...keeping, id: createRowId(), installationId, dataRequestId, createdAt },
      bookedOn: bookedOn ?? null,
      ...(shopifyErasesSooner ? sooner : { ...kept, orderId }),
    })),
  });
}

/**
 * Moves what is still kept in ended lifetimes of a shop to the one that opens,
 * each field of an order once.
 */
export async function moveKeepings(
  tx: Transaction,
  { shopId, installationId }: { readonly shopId: string; readonly installationId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LegalKeeping" SET "installationId" = ${installationId}::uuid
     WHERE "id" IN (
       SELECT DISTINCT ON (k."orderId", k."field") k."id"
         FROM "LegalKeeping" k
         JOIN "Installation" i ON i."id" = k."installationId"
        WHERE i."shopId" = ${shopId}::uuid AND i."state" = 'superseded' AND k."state" = 'keeping'
        ORDER BY k."orderId", k."field", k."keptUntil" DESC)`;
}
