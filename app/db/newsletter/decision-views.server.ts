import { z } from "zod";
import type { DecisionPage, DecisionQuery } from "../../domain/newsletter/inbound/desk-views.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

type Deps = { readonly prisma: PrismaClient };

const pageSize = 25;

/** The decisions on a shop's mails, a page at a time. */
export function createDecisionViews(deps: Deps) {
  return {
    page: (installation: InstallationId, query: DecisionQuery, cursor?: string) =>
      readPage(deps, { installation, query }, cursor),
  };
}

const cursorSchema = z
  .string()
  .regex(/^(older|newer)~\d{1,15}~[0-9a-f-]{36}$/u)
  .transform((text) => {
    const [direction, ms, id = ""] = text.split("~");
    return { isNewer: direction === "newer", receivedAt: new Date(Number(ms)), id };
  })
  .optional()
  .catch(undefined);

type Asked = { readonly installation: InstallationId; readonly query: DecisionQuery };

async function readPage(
  { prisma }: Deps,
  { installation, query }: Asked,
  cursor?: string,
): Promise<DecisionPage> {
  const after = cursorSchema.parse(cursor);
  const isNewer = after?.isNewer === true;
  const rows = await prisma.mailDecision.findMany({
    where: { AND: [whereOf(installation, query), after === undefined ? {} : beyond(after)] },
    orderBy: isNewer
      ? [{ receivedAt: "asc" }, { id: "asc" }]
      : [{ receivedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    omit: { messageDigest: true, sealedMessageId: true, lookupDigest: true },
  });
  const isMore = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  const decisions = (isNewer ? shown.toReversed() : shown).map(({ sentenceDigests, ...row }) => ({
    ...row,
    isRememberable: sentenceDigests.length > 0,
  }));
  return {
    decisions,
    older: isNewer || isMore ? toCursor("older", decisions.at(-1)) : null,
    newer: (isNewer ? isMore : after !== undefined) ? toCursor("newer", decisions[0]) : null,
  };
}

function whereOf(
  installationId: InstallationId,
  { kind, outcome, trust }: DecisionQuery,
): Prisma.MailDecisionWhereInput {
  return {
    installationId,
    // What it asks beside is asked as well.
    ...(kind === undefined ? {} : { OR: [{ kind }, { also: { has: kind } }] }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(trust === undefined ? {} : { trust }),
  };
}

type Position = { readonly receivedAt: Date; readonly id: string };

function beyond({
  isNewer,
  receivedAt,
  id,
}: Position & { readonly isNewer: boolean }): Prisma.MailDecisionWhereInput {
  const side = isNewer ? { gt: receivedAt } : { lt: receivedAt };
  const rest = isNewer ? { gt: id } : { lt: id };
  return { OR: [{ receivedAt: side }, { receivedAt, id: rest }] };
}

function toCursor(direction: "older" | "newer", at: Position | undefined): string | null {
  return at === undefined ? null : [direction, at.receivedAt.getTime(), at.id].join("~");
}
