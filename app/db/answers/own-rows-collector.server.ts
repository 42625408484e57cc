import type { PersonSeal, RecordCollector } from "../../domain/data-requests/ports.ts";
import type { CollectedRecord } from "../../domain/data-requests/types.ts";
import { asPersonId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { MarketingAccount, Suppressions } from "../erasure/suppressions.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { collectConsents } from "./consent-rows-of.server.ts";
import { collectMails } from "./mail-rows-of.server.ts";
import { collectPersonRows } from "./person-rows.server.ts";

export type OwnRowsDeps = {
  readonly prisma: PrismaClient;
  readonly suppressions: Pick<Suppressions, "accountsOf">;
  readonly personSeal: PersonSeal;
  readonly shopKeys: KeyStore["shopKeys"];
  readonly parseBody: (raw: Uint8Array) => JsonObject | undefined;
  readonly bodyContext: (id: string) => string;
};

const include = {
  deliveries: { orderBy: { receivedAt: "asc" } },
  answers: { orderBy: { createdAt: "asc" }, include: { _count: { select: { downloads: true } } } },
  mails: { orderBy: { createdAt: "asc" } },
  events: { orderBy: { at: "asc" } },
} as const satisfies Prisma.DataRequestInclude;

type Row = Prisma.DataRequestGetPayload<{ include: typeof include }>;

/**
 * Everything Lagom itself holds about the person: their data requests with what
 * Shopify wrote in them, deliveries, answers, messages about them and to them, the timeline,
 * what Lagom itself handed on, what they chose in the cookie notice while signed in, what was made of their mails to support, and opt-outs that are remembered for their addresses by a keyed mark.
 * Who of the staff acted is left out.
 */
export function createOwnRowsCollector(deps: OwnRowsDeps): RecordCollector {
  return {
    collectPage: async ({ request, place, subject }) => {
      const rows = await findRows(deps.prisma, request.id);
      const records: CollectedRecord[] = [];
      for (const row of rows) {
        const own = { place, parentId: null, reason: "held-here" } as const;
        records.push({
          ...own,
          kind: "lagom-request",
          id: row.id,
          data: { ...toRequest(row), body: await readBody(deps, row) },
        });
        for (const mail of row.mails) {
          records.push({
            ...own,
            kind: "lagom-message",
            id: mail.id,
            parentId: row.id,
            data: toMessage(mail),
          });
        }
      }
      records.push(...(await collectPersonRows(deps, place, rows[0]?.personId ?? null)));
      const customerIds = [...new Set([...subject.customerIds, ...subject.mergedCustomerIds])];
      const { installationId } = request;
      records.push(...(await collectConsents(deps, { place, installationId, customerIds })));
      records.push(
        ...(await collectMails(deps, { place, installationId, emails: subject.emails })),
      );
      records.push(...(await collectOptOuts(deps, { request, place, subject })));
      return {
        records,
        possibleMatches: [],
        missing: [{ place, code: "others-data-left-out", subject: "TimelineEvent.actor" }],
        next: null,
      };
    },
  };
}

async function collectOptOuts(
  { suppressions }: OwnRowsDeps,
  of: Pick<Parameters<RecordCollector["collectPage"]>[0], "request" | "place" | "subject">,
): Promise<readonly CollectedRecord[]> {
  const { installationId, subject } = of.request;
  const phones = subject.phone === null ? [] : [subject.phone];
  const known = await suppressions.accountsOf(installationId, of.subject.emails, phones);
  return known.map((suppression, index) => ({
    ...{ place: of.place, parentId: null, reason: "held-here", kind: "lagom-suppression" },
    id: `suppression-${index + 1}`,
    data: toOptOut(suppression),
  }));
}

async function findRows(prisma: PrismaClient, id: DataRequestId): Promise<Row[]> {
  const request = await prisma.dataRequest.findUnique({
    where: { id },
    select: { personId: true },
  });
  return request === null || request.personId === null
    ? []
    : prisma.dataRequest.findMany({
        where: { personId: request.personId },
        orderBy: { receivedAt: "asc" },
        include,
      });
}

/** The webhook as it came in, opened; null when it is gone. */
async function readBody(deps: OwnRowsDeps, row: Row): Promise<JsonObject | null> {
  if (row.sealedBody === null || row.personId === null) {
    return null;
  }
  const context = deps.bodyContext(row.id);
  const raw = await deps.personSeal.open(asPersonId(row.personId), context, row.sealedBody);
  return deps.parseBody(raw) ?? null;
}

function toRequest(row: Row): JsonObject {
  return {
    kind: row.kind,
    topic: row.topic,
    shopifyRequestId: row.shopifyRequestId,
    receivedAt: row.receivedAt.toISOString(),
    receivedOn: row.receivedOn,
    dueAt: row.dueAt.toISOString(),
    handedOverAt: row.handedOverAt?.toISOString() ?? null,
    deliveries: row.deliveries.map(({ topic, receivedAt, webhookId }) => ({
      webhookId,
      topic,
      receivedAt: receivedAt.toISOString(),
    })),
    answers: row.answers
      .filter(({ status }) => status !== "building")
      .map(({ createdAt, expiresAt, language, _count }) => ({
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        language,
        downloads: _count.downloads,
      })),
    events: row.events.map(({ at, action }) => ({ at: at.toISOString(), action })),
  };
}

/** The mark itself says nothing to anybody, so the address it stands for is given. */
function toOptOut({ standing, history, ...about }: MarketingAccount): JsonObject {
  const { topics = [], lessOften = false } = standing ?? {};
  const since = standing?.since ?? history.at(-1)?.receivedAt;
  return {
    ...{ ...about, since: since?.toISOString() ?? null, lessOften, keptAs: "KEYED_MARK" },
    ...(standing === null ? {} : { reason: toReason(standing.reason) }),
    topics: topics.map(toTopic),
    history: history.map(toWish),
  };
}

function toWish(proof: MarketingAccount["history"][number]): JsonObject {
  return {
    at: proof.receivedAt.toISOString(),
    wish: `WISH_${toCode(proof.wish)}`,
    outcome: toCode(proof.outcome),
    door: `DOOR_${toCode(proof.door)}`,
    reason: toCode(proof.reason),
    before: proof.before.map(toTopic),
    after: proof.after.map(toTopic),
    effects: proof.effects.map(({ system, state, inEffectAt }) => ({
      ...{ system, state: toCode(state), inEffectAt: inEffectAt?.toISOString() ?? null },
    })),
  };
}

function toReason(reason: string): string {
  return reason === "opted-out-before-erasure" ? toCode(reason) : `DOOR_${toCode(reason)}`;
}

const toTopic = (topic: string): string => `TOPIC_${toCode(topic)}`;

/** Codes are written as Shopify writes its own, so that an answer can say them in words. */
function toCode(code: string): string {
  return code.toUpperCase().replaceAll("-", "_");
}

function toMessage(mail: Row["mails"][number]): JsonObject {
  return {
    template: mail.template,
    status: mail.status,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
  };
}
