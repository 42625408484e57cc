import type {
  HomeView,
  RequestList,
  RequestQuery,
  RequestView,
} from "../../domain/data-requests/views.ts";
import type { DataRequestId, InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { readHome } from "./home-view.server.ts";
import { findIdsBySearch, toOrder, toWhere } from "./request-query.server.ts";
import { listSelection, toListItem } from "./request-rows.server.ts";
import { readRequest, type OpenPersonal } from "./request-view.server.ts";

const PAGE_SIZE = 25;

export type RequestViewsDeps = OpenPersonal & { readonly prisma: PrismaClient };

export type RequestViews = {
  readonly home: (installationId: InstallationId, now: Date) => Promise<HomeView>;
  readonly list: (
    installationId: InstallationId,
    query: RequestQuery,
    now: Date,
  ) => Promise<RequestList>;
  /** `maySee`: open the person's data; otherwise it stays masked and sealed. */
  readonly get: (params: {
    readonly installationId: InstallationId;
    readonly id: DataRequestId;
    readonly maySee: boolean;
  }) => Promise<RequestView | undefined>;
};

/** What the admin's pages read. */
export function createRequestViews(deps: RequestViewsDeps): RequestViews {
  return {
    home: (installationId, now) => readHome(deps.prisma, installationId, now),
    list: (installationId, query, now) => readList(deps.prisma, { installationId, query, now }),
    get: (params) => readRequest(deps, params),
  };
}

async function readList(
  prisma: PrismaClient,
  params: {
    readonly installationId: InstallationId;
    readonly query: RequestQuery;
    readonly now: Date;
  },
): Promise<RequestList> {
  const { installationId, query, now } = params;
  const where: Prisma.DataRequestWhereInput = toWhere(installationId, query, now);
  if (query.search !== null) {
    where.id = { in: [...(await findIdsBySearch(prisma, installationId, query.search))] };
  }
  const total = await prisma.dataRequest.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(query.page, pageCount);
  const rows = await prisma.dataRequest.findMany({
    where,
    orderBy: toOrder(query.sort),
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: listSelection,
  });
  return { items: rows.map(toListItem), total, page, pageCount };
}
