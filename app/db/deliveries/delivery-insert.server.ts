import type { DeliveryRows, RequestJob } from "./delivery-rows.server.ts";

/** An INSERT of jobs with their JSON array as `$1`. */
export type JobInsert = {
  readonly sql: string;
  /** The array for one job. */
  readonly jsonOf: (payload: object, key: string) => string;
};

export type JobInserts = Readonly<Record<RequestJob, JobInsert>>;

/** One statement with its values: all of it commits, or nothing. */
export type DeliveryInsert = (rows: DeliveryRows) => {
  readonly text: string;
  readonly values: readonly string[];
};

type Columns = Readonly<Record<string, "uuid" | "text" | "bytea" | "timestamptz" | "jsonb">>;

const tables = {
  dataKeys: [
    "DataKey",
    {
      id: "uuid",
      installationId: "uuid",
      subject: "text",
      wrappedKey: "bytea",
      keyEncryptionKeyId: "text",
    },
  ],
  people: ["Person", { id: "uuid", installationId: "uuid", dataKeyId: "uuid" }],
  lookups: [
    "PersonLookup",
    { installationId: "uuid", kind: "text", valueDigest: "bytea", personId: "uuid" },
  ],
  requests: [
    "DataRequest",
    {
      ...{ id: "uuid", installationId: "uuid", personId: "uuid", kind: "text", topic: "text" },
      ...{ status: "text", shopifyRequestId: "text", bodyDigest: "bytea", sealedBody: "bytea" },
      ...{ attentionReason: "text", receivedAt: "timestamptz", dueAt: "timestamptz" },
    },
  ],
  deliveries: [
    "Delivery",
    {
      ...{ id: "uuid", installationId: "uuid", webhookId: "text", eventId: "text", topic: "text" },
      ...{ apiVersion: "text", triggeredAt: "timestamptz", receivedAt: "timestamptz" },
      ...{ bodyDigest: "bytea", dataRequestId: "uuid" },
    },
  ],
  events: [
    "TimelineEvent",
    {
      ...{ id: "uuid", installationId: "uuid", dataRequestId: "uuid", at: "timestamptz" },
      ...{ action: "text", actor: "text", detail: "jsonb" },
    },
  ],
} as const satisfies Record<string, readonly [string, Columns]>;

type TableKey = keyof typeof tables;

const tableKeys: readonly TableKey[] = [
  "dataKeys",
  "people",
  "lookups",
  "requests",
  "deliveries",
  "events",
];

const jobKeys: readonly RequestJob[] = ["access", "erasure", "shop-removal"];

function insertInto(key: TableKey, placeholder: string): string {
  const [table, columns]: readonly [string, Columns] = tables[key];
  const extra = key === "requests" ? openOrUnchanged : "";
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `INSERT INTO "${table}" (${names.join(", ")})
    SELECT ${names.map((name) => `x.${name}`).join(", ")}
    FROM json_to_recordset(${placeholder}::json) AS x(${typed.join(", ")}${extra})`;
}

/**
 * A shop that is not installed is held as it was read: when it is opened
 * meanwhile, its request is not written, the rows that hang on it fail, and the
 * delivery is looked at again.
 */
const openOrUnchanged = `, "installationState" text)
  WHERE x."installationState" = 'installed' OR EXISTS (SELECT 1 FROM "Installation" i
    WHERE i."id" = x."installationId" AND i."state" = x."installationState" FOR SHARE`;

/** Prepares the statement that writes the rows of any number of deliveries. */
export function createDeliveryInsert(jobs: JobInserts): DeliveryInsert {
  const inserts = tableKeys.map((key, index) => {
    return `${key} AS (${insertInto(key, `$${index + 1}`)})`;
  });
  const jobInserts = jobKeys.map((key, index) => {
    const placeholder = `$${tableKeys.length + index + 1}`;
    return `job_${index} AS (${jobs[key].sql.replace("$1", () => placeholder)})`;
  });
  const text = `WITH ${[...inserts, ...jobInserts].join(",\n")} SELECT 1`;
  return (rows) => ({
    text,
    values: [
      ...tableKeys.map((key) => JSON.stringify(rows[key])),
      ...jobKeys.map((key) => jobsJson(jobs[key], key, rows)),
    ],
  });
}

function jobsJson(insert: JobInsert, key: RequestJob, rows: DeliveryRows): string {
  const wanted = rows.jobs.filter(({ job }) => job === key);
  const arrays = wanted.map(({ dataRequestId }) =>
    insert.jsonOf({ dataRequestId }, dataRequestId).trim().slice(1, -1),
  );
  return `[${arrays.join(",")}]`;
}
