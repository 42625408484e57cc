import { z } from "zod";
import { placeIds } from "../../domain/data-map/types.ts";
import type {
  OpenDataRequest,
  PlaceProgress,
  PossibleMatchFound,
} from "../../domain/data-requests/types.ts";
import type {
  MailLine,
  PossibleMatchView,
  RequestView,
  SubjectView,
  TimelineLine,
} from "../../domain/data-requests/views.ts";
import {
  asAnswerId,
  asInstallationId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop } from "./request-query.server.ts";
import { listSelection, toListItem, toMailStatus, toMissing } from "./request-rows.server.ts";

/** Opens what is sealed under a person's key. */
export type OpenPersonal = {
  readonly openRequest: (id: DataRequestId) => Promise<OpenDataRequest | undefined>;
  readonly openMatches: (
    id: DataRequestId,
  ) => Promise<readonly (PossibleMatchFound & { readonly id: string })[]>;
};

type Deps = OpenPersonal & { readonly prisma: PrismaClient };

/** Of a longer timeline the newest entries are shown. */
const TIMELINE_LENGTH = 200;

const selection = {
  ...listSelection,
  installationId: true,
  personId: true,
  attentionReason: true,
  failureReason: true,
  startedAt: true,
  planDigest: true,
  attempts: true,
  placeRuns: true,
  possibleMatches: { orderBy: { id: "asc" } },
  mails: { orderBy: { createdAt: "asc" } },
  events: { orderBy: [{ at: "desc" }, { id: "desc" }], take: TIMELINE_LENGTH },
  answers: {
    where: { status: { in: ["current", "expired"] } },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { _count: { select: { downloads: true } } },
  },
} as const satisfies Prisma.DataRequestSelect;

type Row = Prisma.DataRequestGetPayload<{ select: typeof selection }>;

/** One request with all the page shows; undefined for another shop's. */
export async function readRequest(
  deps: Deps,
  params: {
    readonly installationId: InstallationId;
    readonly id: DataRequestId;
    readonly maySee: boolean;
  },
): Promise<RequestView | undefined> {
  const row = await deps.prisma.dataRequest.findFirst({
    where: { id: params.id, ...ofSameShop(params.installationId) },
    select: selection,
  });
  if (row === null) return undefined;
  const places = toPlaces(row.placeRuns);
  return {
    ...toListItem(row),
    installationId: asInstallationId(row.installationId),
    attentionReason: row.attentionReason,
    failureReason: row.failureReason,
    startedAt: row.startedAt,
    planDigest: row.planDigest,
    attempts: row.attempts,
    subject: await openSubject(deps, row, params),
    places,
    missing: places.flatMap((place) => place.missing),
    possibleMatches: await openMatches(deps, row, params),
    answer: toAnswer(row.answers[0]),
    mails: row.mails.map(toMail),
    timeline: row.events.toReversed().toSorted(byTime).map(toLine),
  };
}

type Reader = { readonly id: DataRequestId; readonly maySee: boolean };

async function openSubject(deps: Deps, row: Row, reader: Reader): Promise<SubjectView> {
  if (!reader.maySee) return { kind: "masked" };
  if (row.personId === null) return { kind: "gone" };
  const opened = await deps.openRequest(reader.id);
  return opened === undefined ? { kind: "gone" } : { kind: "shown", subject: opened.subject };
}

async function openMatches(
  deps: Deps,
  row: Row,
  reader: Reader,
): Promise<readonly PossibleMatchView[]> {
  if (row.possibleMatches.length === 0) return [];
  const opened = reader.maySee && row.personId !== null ? await deps.openMatches(reader.id) : [];
  const openedById = new Map(opened.map((match) => [match.id, match]));
  return row.possibleMatches.map(({ id, placeId, reason, decision }) => ({
    id,
    place: placeSchema.parse(placeId),
    recordRef: openedById.get(id)?.recordRef ?? null,
    reason,
    decision: decisionSchema.parse(decision),
    summary: openedById.get(id)?.summary ?? null,
  }));
}

const decisionSchema = z.enum(["undecided", "included", "left-out"]);
const placeSchema = z.enum(placeIds);
const runStatusSchema = z.enum(["waiting", "running", "searched", "unreachable", "failed"]);
const answerStatusSchema = z.enum(["building", "current", "replaced", "expired"]);
const detailSchema = z.record(z.string(), z.json());

/** In the data map's order, whatever the order of the rows. */
function toPlaces(runs: Row["placeRuns"]): readonly PlaceProgress[] {
  return runs
    .map((run) => {
      const place = placeSchema.parse(run.placeId);
      return {
        place,
        status: runStatusSchema.parse(run.status),
        recordCount: run.recordCount,
        pageCount: run.pageCount,
        missing: toMissing(place, run.missing),
      };
    })
    .toSorted((a, b) => placeIds.indexOf(a.place) - placeIds.indexOf(b.place));
}

function toAnswer(answer: Row["answers"][number] | undefined): RequestView["answer"] {
  if (answer === undefined) return null;
  return {
    id: asAnswerId(answer.id),
    status: answerStatusSchema.parse(answer.status),
    language: answer.language,
    createdAt: answer.createdAt,
    expiresAt: answer.expiresAt,
    sizeBytes: answer.sizeBytes,
    recordCount: answer.recordCount,
    placeCount: answer.placeCount,
    missingCount: answer.missingCount,
    sha256: answer.sha256,
    downloads: answer._count.downloads,
  };
}

function toMail(mail: Row["mails"][number]): MailLine {
  return {
    template: mail.template,
    status: toMailStatus(mail.status),
    failureCode: mail.failureCode,
    sentAt: mail.sentAt,
  };
}

/** Of what happened in one moment, the receipt comes first. */
function byTime(a: Row["events"][number], b: Row["events"][number]): number {
  const rank = ({ action }: Row["events"][number]) => (action === "data-request.received" ? 0 : 1);
  return a.at.getTime() - b.at.getTime() || rank(a) - rank(b);
}

function toLine(event: Row["events"][number]): TimelineLine {
  const detail: JsonObject = detailSchema.parse(event.detail);
  return { id: event.id, at: event.at, action: event.action, actor: event.actor, detail };
}
