import type { DeliveryToKeep } from "../../domain/compliance/receive-delivery.ts";
import { seal, type SealKey } from "../../seal/envelope.server.ts";
import type { ChosenPerson } from "./delivery-person.server.ts";
import type { StateQuery } from "./delivery-state.server.ts";
import { createRowId } from "../row-id.server.ts";

/** Rows as JSON: bytes are PostgreSQL's hex text, times ISO text. */
type Row = Readonly<Record<string, string | boolean | null | object>>;

/** Which job a new request puts in the queue. */
export type RequestJob = "access" | "erasure" | "shop-removal";

/** All rows of some deliveries, by table. */
export type DeliveryRows = {
  readonly dataKeys: readonly Row[];
  readonly people: readonly Row[];
  readonly lookups: readonly Row[];
  readonly requests: readonly Row[];
  readonly deliveries: readonly Row[];
  readonly events: readonly Row[];
  readonly jobs: readonly { readonly job: RequestJob; readonly dataRequestId: string }[];
};

export type RequestFacts = {
  readonly kept: DeliveryToKeep;
  readonly query: StateQuery;
  readonly installationState: string;
  readonly timeZone: string;
};

export type NewRequest = RequestFacts & {
  readonly requestId: string;
  /** Null when the delivery is about no person. */
  readonly person: ChosenPerson | null;
  readonly shopKey: SealKey;
};

const noRows: DeliveryRows = {
  dataKeys: [],
  people: [],
  lookups: [],
  requests: [],
  deliveries: [],
  events: [],
  jobs: [],
};

/** What a request's sealed body opens under. */
export function bodyContext(requestId: string): string {
  return `DataRequest:sealedBody:${requestId}`;
}

/** Another delivery of a request that is there already. */
export function joinRequest(facts: RequestFacts, requestId: string): DeliveryRows {
  const event = { action: "data-request.repeated", detail: {} };
  return {
    ...noRows,
    deliveries: [toDelivery(facts, requestId)],
    events: [toEvent(facts, requestId, event)],
  };
}

/** A new request with everything that belongs to it. */
export function openRequest(request: NewRequest): DeliveryRows {
  const { requestId, kept } = request;
  const { status, attentionReason } = standingOf(request);
  const events = [{ action: "data-request.received", detail: {} }];
  if (attentionReason !== null) {
    events.push({ action: "data-request.needs-attention", detail: { reason: attentionReason } });
  }
  const { kind } = kept.meaning;
  const hasJob = status === "received" && kind !== "unreadable";
  return {
    ...toPersonRows(request),
    requests: [toRequest(request)],
    deliveries: [toDelivery(request, requestId)],
    events: events.map((event) => toEvent(request, requestId, event)),
    jobs: hasJob ? [{ job: kind, dataRequestId: requestId }] : [],
  };
}

/** Puts the rows of several deliveries together. */
export function joinRows(parts: readonly DeliveryRows[]): DeliveryRows {
  return {
    dataKeys: parts.flatMap((part) => part.dataKeys),
    people: parts.flatMap((part) => part.people),
    lookups: parts.flatMap((part) => part.lookups),
    requests: parts.flatMap((part) => part.requests),
    deliveries: parts.flatMap((part) => part.deliveries),
    events: parts.flatMap((part) => part.events),
    jobs: parts.flatMap((part) => part.jobs),
  };
}

const hexText = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString("hex")}`;

type Standing = { readonly status: string; readonly attentionReason: string | null };

/** Without the app in the shop nothing can be collected: the request waits and says why. */
function standingOf({ kept, installationState }: RequestFacts): Standing {
  const { meaning } = kept;
  if (meaning.kind === "unreadable") {
    return { status: "needs-attention", attentionReason: meaning.reason };
  }
  return meaning.kind === "access" && installationState !== "installed"
    ? { status: "needs-attention", attentionReason: "shop-not-installed" }
    : { status: "received", attentionReason: null };
}

function toPersonRows({ query, person }: NewRequest): DeliveryRows {
  if (person === null) return noRows;
  const { installation: installationId } = query;
  const { newKey, id: personId } = person;
  const lookups = person.lookups.map(({ kind, digest }) => ({
    ...{ installationId, kind, personId },
    valueDigest: `\\x${digest}`,
  }));
  if (newKey === null) return { ...noRows, lookups };
  const { id: dataKeyId, wrappedKey, keyEncryptionKeyId } = newKey.row;
  const dataKey = {
    ...{ id: dataKeyId, installationId, keyEncryptionKeyId },
    subject: "person",
    wrappedKey: hexText(wrappedKey),
  };
  const people = [{ id: personId, installationId, dataKeyId }];
  return { ...noRows, dataKeys: [dataKey], people, lookups };
}

function toRequest(request: NewRequest): Row {
  const { kept, query, requestId, person, installationState } = request;
  const key = person === null ? request.shopKey : person.key;
  const sealed = seal({ key, context: bodyContext(requestId) }, kept.delivery.raw);
  return {
    ...standingOf(request),
    id: requestId,
    installationId: query.installation,
    installationState,
    personId: person?.id ?? null,
    kind: kept.meaning.kind,
    topic: query.topic,
    shopifyRequestId: query.shopifyRequestId,
    bodyDigest: `\\x${query.bodyDigest}`,
    sealedBody: hexText(sealed),
    receivedAt: kept.delivery.receivedAt,
    dueAt: kept.dueAtIn(request.timeZone),
  };
}

function toDelivery({ kept, query }: RequestFacts, dataRequestId: string): Row {
  const { eventId, apiVersion, triggeredAt, receivedAt } = kept.delivery;
  return {
    ...{ id: createRowId(), dataRequestId, eventId, apiVersion, triggeredAt, receivedAt },
    installationId: query.installation,
    webhookId: query.webhookId,
    topic: query.topic,
    bodyDigest: `\\x${query.bodyDigest}`,
  };
}

type NewEvent = { readonly action: string; readonly detail: object };

function toEvent({ kept, query }: RequestFacts, dataRequestId: string, event: NewEvent): Row {
  return {
    ...event,
    ...{ id: createRowId(), dataRequestId, actor: "shopify" },
    installationId: query.installation,
    at: kept.delivery.receivedAt,
  };
}
