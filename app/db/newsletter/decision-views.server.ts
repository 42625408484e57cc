import { z } from "zod";
import type {
  CaseEnd,
  DecisionPage,
  DecisionQuery,
  OpenCase,
} from "../../domain/newsletter/inbound/desk-views.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { open } from "../../seal/envelope.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
};

const pageSize = 25;
const casesShown = 50;

/** The decisions on a shop's mails, and the cases that wait for a person. */
export function createDecisionViews(deps: Deps) {
  const { prisma } = deps;
  return {
    page: (installation: InstallationId, query: DecisionQuery, cursor?: string) =>
      readPage(deps, { installation, query }, cursor),
    openCases: (installation: InstallationId) => readCases(deps, installation),
    /** False where it is closed already, or not the shop's. */
    closeCase: async (
      installationId: InstallationId,
      { id, as, at }: { readonly id: string; readonly as: CaseEnd; readonly at: Date },
    ): Promise<boolean> => {
      const { count } = await prisma.mailCase.updateMany({
        where: { id, installationId, state: "open" },
        data: { state: "closed", closedAt: at, closedAs: as, sealedSender: null },
      });
      return count === 1;
    },
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

async function readCases(
  { prisma, keys }: Deps,
  installationId: InstallationId,
): Promise<readonly OpenCase[]> {
  const rows = await prisma.mailCase.findMany({
    where: { installationId, state: "open" },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: casesShown,
  });
  if (rows.length === 0) return [];
  const { dataKey: key } = await keys.shopKeys(installationId);
  return rows.map(({ id, decisionId, wish, openedAt, sealedSender }) => ({
    ...{ id, decisionId, wish, openedAt },
    sender:
      sealedSender === null
        ? null
        : Buffer.from(open({ key, context: senderContext(id) }, sealedSender)).toString("utf8"),
  }));
}

/** Where the writer of a case is sealed. */
export const senderContext = (caseId: string): string => `MailCase:sender:${caseId}`;
