import type { DeliveryToKeep, Meaning } from "../domain/compliance/receive-delivery.ts";
import { seal, type SealKey } from "../seal/envelope.server.ts";
import type { ChosenPerson } from "./delivery-person.server.ts";
import type { StateQuery } from "./delivery-state.server.ts";
import { createRowId } from "./row-id.server.ts";
import { createStatement, type SqlStatement } from "./sql-statement.server.ts";

/** An INSERT of one job with its JSON as `$1`. */
export type JobInsert = {
  readonly sql: string;
  readonly jsonOf: (payload: object, key: string) => string;
};

export type RequestFacts = {
  readonly kept: DeliveryToKeep;
  readonly query: StateQuery;
  readonly installationState: string;
  readonly timeZone: string;
};

export type NewRequest = RequestFacts & {
  readonly requestId: string;
  readonly person: ChosenPerson | null;
  readonly shopKey: SealKey;
  readonly jobs: { readonly access: JobInsert; readonly "shop-removal": JobInsert };
};

/** What a request's sealed body opens under. */
export function bodyContext(requestId: string): string {
  return `DataRequest:sealedBody:${requestId}`;
}

/** Another delivery of a request that is there already. */
export function joinRequest(facts: RequestFacts, requestId: string): SqlStatement {
  const statement = createStatement();
  insertDelivery(statement, facts, requestId);
  insertEvent(statement, facts, { requestId, action: "data-request.repeated", detail: {} });
  return statement;
}

/** A new request with everything that belongs to it, as one statement: all of it or nothing. */
export function openRequest(request: NewRequest): SqlStatement {
  const statement = createStatement();
  const { requestId, person } = request;
  if (person !== null) insertPerson(statement, request, person);
  insertRequest(statement, request);
  insertDelivery(statement, request, requestId);
  insertEvent(statement, request, { requestId, action: "data-request.received", detail: {} });
  const { status, attentionReason } = standingOf(request);
  if (attentionReason !== null) {
    const detail = { reason: attentionReason };
    insertEvent(statement, request, { requestId, action: "data-request.needs-attention", detail });
  }
  const job = status === "received" ? jobOf(request) : undefined;
  if (job !== undefined) {
    const json = statement.bind(job.jsonOf({ dataRequestId: requestId }, requestId), "text");
    statement.with(
      "job",
      job.sql.replace("$1", () => json.replace("::text", "")),
    );
  }
  return statement;
}

function jobOf({ kept, jobs }: NewRequest): JobInsert | undefined {
  const { kind } = kept.meaning;
  return kind === "access" || kind === "shop-removal" ? jobs[kind] : undefined;
}

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

function insertPerson(
  statement: SqlStatement,
  { query }: RequestFacts,
  person: ChosenPerson,
): void {
  const installationId = [query.installation, "uuid"] as const;
  if (person.newKey !== null) {
    const { id, wrappedKey, keyEncryptionKeyId } = person.newKey.row;
    statement.insert({
      name: "data_key",
      table: "DataKey",
      columns: {
        id: [id, "uuid"],
        installationId,
        subject: ["person", "text"],
        wrappedKey: [wrappedKey, "bytea"],
        keyEncryptionKeyId: [keyEncryptionKeyId, "text"],
      },
    });
    statement.insert({
      name: "person",
      table: "Person",
      columns: { id: [person.id, "uuid"], installationId, dataKeyId: [id, "uuid"] },
    });
  }
  for (const { kind, valueDigest } of person.lookups) {
    statement.insert({
      name: `lookup_${kind === "email" ? "email" : "customer"}`,
      table: "PersonLookup",
      columns: {
        installationId,
        kind: [kind, "text"],
        valueDigest: [valueDigest, "bytea"],
        personId: [person.id, "uuid"],
      },
    });
  }
}

function insertRequest(statement: SqlStatement, request: NewRequest): void {
  const { kept, query, requestId, person, installationState } = request;
  const { status, attentionReason } = standingOf(request);
  const key = person === null ? request.shopKey : person.key;
  const sealed = seal({ key, context: bodyContext(requestId) }, kept.delivery.raw);
  const isOpen = installationState === "installed";
  if (!isOpen) {
    // Holds the installation as it was read: one that is opened meanwhile must find this request.
    const id = statement.bind(query.installation, "uuid");
    const state = statement.bind(installationState, "text");
    const where = `WHERE "id" = ${id} AND "state" = ${state}`;
    statement.with("unchanged", `SELECT 1 FROM "Installation" ${where} FOR SHARE`);
  }
  statement.insert({
    name: "request",
    table: "DataRequest",
    columns: {
      id: [requestId, "uuid"],
      installationId: [query.installation, "uuid"],
      personId: [person?.id ?? null, "uuid"],
      kind: [kept.meaning.kind satisfies Meaning["kind"], "text"],
      topic: [query.topic, "text"],
      status: [status, "text"],
      shopifyRequestId: [query.shopifyRequestId, "text"],
      bodyDigest: [query.bodyDigest, "bytea"],
      sealedBody: [sealed, "bytea"],
      attentionReason: [attentionReason, "text"],
      receivedAt: [kept.delivery.receivedAt, "timestamptz"],
      dueAt: [kept.dueAtIn(request.timeZone), "timestamptz"],
    },
    ...(isOpen ? {} : { from: "unchanged" }),
  });
}

function insertDelivery(statement: SqlStatement, facts: RequestFacts, requestId: string): void {
  const { delivery } = facts.kept;
  statement.insert({
    name: "delivery",
    table: "Delivery",
    columns: {
      id: [createRowId(), "uuid"],
      installationId: [facts.query.installation, "uuid"],
      webhookId: [delivery.webhookId, "text"],
      eventId: [delivery.eventId, "text"],
      topic: [delivery.topic, "text"],
      apiVersion: [delivery.apiVersion, "text"],
      triggeredAt: [delivery.triggeredAt, "timestamptz"],
      receivedAt: [delivery.receivedAt, "timestamptz"],
      bodyDigest: [facts.query.bodyDigest, "bytea"],
      dataRequestId: [requestId, "uuid"],
    },
  });
}

type NewEvent = {
  readonly requestId: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, string>>;
};

function insertEvent(
  statement: SqlStatement,
  { kept, query }: RequestFacts,
  { requestId, action, detail }: NewEvent,
): void {
  statement.insert({
    name: `event_${action.replaceAll(/[^a-z]/gu, "_")}`,
    table: "TimelineEvent",
    columns: {
      id: [createRowId(), "uuid"],
      installationId: [query.installation, "uuid"],
      dataRequestId: [requestId, "uuid"],
      at: [kept.delivery.receivedAt, "timestamptz"],
      action: [action, "text"],
      actor: ["shopify", "text"],
      detail: [JSON.stringify(detail), "jsonb"],
    },
  });
}
