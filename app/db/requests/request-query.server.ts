import {
  openStatuses,
  type RequestFilter,
  type RequestQuery,
  type RequestSort,
} from "../../domain/data-requests/views.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";

type Where = Prisma.DataRequestWhereInput;
type Order = Prisma.DataRequestOrderByWithRelationInput[];

/** Rows of all lifetimes of the app in the shop this installation belongs to. */
export function ofSameShop(installationId: InstallationId) {
  return { installation: { shop: { installations: { some: { id: installationId } } } } };
}

/**
 * Laid aside until the merchant does something; Shopify's own erasure does not come; or the
 * removal of earlier installations waits for erasures; or Shopify refused what an erasure wrote.
 */
export const waitsForMerchant: Where = {
  OR: [
    { status: "needs-attention" },
    { status: "watching", attentionReason: { not: null } },
    { kind: "shop-removal", attentionReason: { not: null } },
    { kind: "erasure", status: "completed", attentionReason: "writes-refused" },
  ],
};

const open: Where = { status: { in: [...openStatuses] } };

function toFilter(filter: RequestFilter, now: Date): Where {
  switch (filter) {
    case "all":
      return {};
    case "open":
      return open;
    case "late":
      return { ...open, dueAt: { lt: now } };
    case "ready":
      return { status: "answered" };
    case "attention":
      return {
        OR: [
          { status: "failed" },
          waitsForMerchant,
          { mails: { some: { status: "undelivered" } } },
          { status: "answered", possibleMatches: { some: { decision: "undecided" } } },
        ],
      };
    case "done":
      return { status: { in: ["handed-over", "watching", "completed"] } };
  }
}

/** The list's condition without the search text. */
export function toWhere(installationId: InstallationId, query: RequestQuery, now: Date): Where {
  return {
    AND: [
      ofSameShop(installationId),
      toFilter(query.filter, now),
      query.kind === null ? {} : { kind: query.kind },
    ],
  };
}

/** Equal dates are told apart by id, so that pages never overlap. */
export function toOrder(sort: RequestSort): Order {
  switch (sort) {
    case "due":
      return [{ dueAt: "asc" }, { id: "asc" }];
    case "due-last":
      return [{ dueAt: "desc" }, { id: "desc" }];
    case "received":
      return [{ receivedAt: "desc" }, { id: "desc" }];
    case "received-first":
      return [{ receivedAt: "asc" }, { id: "asc" }];
  }
}

const MOST_FOUND = 500;

/**
 * Ids a search text can mean: Shopify's number of the request, our id, or the
 * reference at its end. Other letters than those of an id match nothing.
 */
export async function findIdsBySearch(
  prisma: PrismaClient,
  installationId: InstallationId,
  text: string,
): Promise<readonly string[]> {
  const wanted = text.trim().replace(/^#/u, "").replaceAll("-", "").toLowerCase();
  if (!/^[0-9a-f]{1,40}$/u.test(wanted)) return [];
  const rows = await prisma.$queryRaw<readonly { readonly id: string }[]>(Prisma.sql`
    SELECT r."id"::text AS "id"
      FROM "DataRequest" r
      JOIN "Installation" i ON i."id" = r."installationId"
     WHERE i."shopId" = (SELECT "shopId" FROM "Installation" WHERE "id" = ${installationId}::uuid)
       AND (r."shopifyRequestId" LIKE ${`${wanted}%`}
            OR replace(r."id"::text, '-', '') LIKE ${`%${wanted}%`})
     LIMIT ${MOST_FOUND}`);
  return rows.map((row) => row.id);
}
