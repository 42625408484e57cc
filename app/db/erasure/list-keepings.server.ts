import { z } from "zod";
import type {
  KeepingList,
  KeepingListItem,
  KeepingQuery,
} from "../../domain/erasure/keeping-views.ts";
import { asDataRequestId, asOrderId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop } from "../requests/request-query.server.ts";

const PAGE_SIZE = 50;
const stateSchema = z.enum(["keeping", "cleared", "closed"]);

/**
 * One page of a shop's entries, of whichever lifetime: open ones by their last
 * day, ended ones by when they ended.
 */
export async function listKeepings(
  prisma: PrismaClient,
  installationId: InstallationId,
  query: KeepingQuery,
): Promise<KeepingList> {
  const mine = ofSameShop(installationId);
  const open: Prisma.LegalKeepingWhereInput = { ...mine, state: "keeping" };
  const ended: Prisma.LegalKeepingWhereInput = { ...mine, state: { not: "keeping" } };
  const isOpen = query.filter === "open";
  const openCount = await prisma.legalKeeping.count({ where: open });
  const endedCount = await prisma.legalKeeping.count({ where: ended });
  const pageCount = Math.max(1, Math.ceil((isOpen ? openCount : endedCount) / PAGE_SIZE));
  const page = Math.min(query.page, pageCount);
  const rows = await prisma.legalKeeping.findMany({
    where: isOpen ? open : ended,
    orderBy: isOpen
      ? [{ keptUntil: "asc" }, { id: "asc" }]
      : [{ closedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { items: rows.map(toItem), openCount, endedCount, page, pageCount };
}

function toItem(row: Prisma.LegalKeepingGetPayload<object>): KeepingListItem {
  return {
    id: row.id,
    orderId: row.orderId === null ? null : asOrderId(row.orderId),
    field: row.field,
    ground: row.ground,
    keptUntil: row.keptUntil,
    state: stateSchema.parse(row.state),
    because: row.closedBecause,
    closedAt: row.closedAt,
    dataRequestId: row.dataRequestId === null ? null : asDataRequestId(row.dataRequestId),
  };
}
