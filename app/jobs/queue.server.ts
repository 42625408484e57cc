import { PgBoss, type ConstructorOptions, type QueueOptions } from "pg-boss";
import { z } from "zod";
import type { Log } from "../logging/log.server.ts";
import { deadLetterQueue, type JobName, jobNames, type JobPayload, jobs } from "./definitions.ts";

/** A killed worker's jobs are taken up again this long after its last beat. */
const heartbeatSeconds = 10;

/** Runs one statement in a transaction the caller has open. */
export type SqlRunner = {
  readonly executeSql: (
    text: string,
    values?: unknown[],
  ) => Promise<{ rows: Record<string, unknown>[] }>;
};

/** The part of Prisma's transaction client that is needed to add a job to a transaction. */
export type PrismaTransaction = {
  readonly $queryRawUnsafe: (
    text: string,
    ...values: unknown[]
  ) => Promise<Record<string, unknown>[]>;
};

/** Adds jobs inside a Prisma transaction: the job is there if and only if its rows are. */
export function throughPrisma(transaction: PrismaTransaction): SqlRunner {
  return {
    executeSql: async (text, values = []) => ({
      rows: await transaction.$queryRawUnsafe(text, ...values),
    }),
  };
}

/** An INSERT of one job with its JSON as `$1`, for putting into a larger statement. */
export type JobInsert = {
  readonly sql: string;
  readonly jsonOf: (payload: object, key: string) => string;
};

export type OpenJob = { readonly queue: string; readonly dataRequestId: string };

export type JobQueue = {
  /** Adds a job; with `within`, in that transaction. False when the same wish is waiting already. */
  readonly send: <Name extends JobName>(
    name: Name,
    payload: JobPayload<Name>,
    within?: SqlRunner,
  ) => Promise<boolean>;
  /** Jobs of these data requests that wait, run or wait for their next try, in which queue each. */
  readonly findOpenJobs: (dataRequestIds: readonly string[]) => Promise<readonly OpenJob[]>;
  /** Deletes the jobs of these data requests and mails, in whatever state and queue they are. */
  readonly dropJobs: (rowIds: readonly string[]) => Promise<void>;
  /** Lets a job that waits for its next try run at once. */
  readonly wake: (name: JobName, key: string) => Promise<void>;
  /** The statement `send` would run, for callers that need one round trip. */
  readonly insertOf: (name: JobName) => Promise<JobInsert>;
  /** The library underneath, for the worker. */
  readonly boss: PgBoss;
  readonly stop: (timeoutMs: number) => Promise<void>;
};

export type QueueSettings = {
  readonly url: string;
  readonly log: Log;
  /** Whether this process also takes back lost jobs and keeps the schedule. */
  readonly isWorker: boolean;
};

function bossOptions(url: string): ConstructorOptions {
  return {
    connectionString: url,
    application_name: "lagom-jobs",
    max: 4,
    schema: "pgboss",
    // Its own look into PostgreSQL's health would run on the shop's database unasked.
    monitorVacuum: false,
    reindex: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
}

function rulesOf(name: JobName): QueueOptions {
  const rules = jobs[name];
  return {
    retryLimit: rules.retryLimit,
    retryDelay: rules.retryDelaySeconds,
    retryDelayMax: rules.retryDelayMaxSeconds,
    retryBackoff: true,
    expireInSeconds: rules.expireSeconds,
    heartbeatSeconds,
  };
}

/** Installs pg-boss' schema and every queue with its rules. Safe to run again; part of migrating. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({ ...bossOptions(url), supervise: false, schedule: false });
  // An error while installing also rejects the call that met it.
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const name of jobNames) {
      const deadLetter = deadLetterQueue(name);
      await boss.createQueue(deadLetter, { retryLimit: 10, retryBackoff: true });
      await boss.createQueue(name, { ...rulesOf(name), policy: jobs[name].policy, deadLetter });
      await boss.updateQueue(name, { ...rulesOf(name), deadLetter });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Reads the statement out of pg-boss itself, so that it stays right when pg-boss changes. */
async function captureInsert(boss: PgBoss, name: JobName): Promise<JobInsert> {
  const marker = "7f1e5c9e-0000-4000-8000-000000000000";
  let captured: { text: string; json: string } | undefined;
  const executeSql = async (text: string, values: unknown[] = []) => {
    captured = { text, json: String(values[0]) };
    return { rows: [{ id: marker }] };
  };
  await boss.send(name, { marker }, { singletonKey: marker, db: { executeSql } });
  const { text, json } = captured ?? { text: "", json: "" };
  const payloadJson = JSON.stringify({ marker });
  if (!text.includes("$1") || text.includes("$2") || !json.includes(payloadJson)) {
    throw new Error("pg-boss inserts jobs in another way than this was written for");
  }
  return {
    sql: text,
    jsonOf: (payload, key) =>
      json.replace(payloadJson, () => JSON.stringify(payload)).replace(marker, () => key),
  };
}

/** Opens the queue on the migrated database. */
export async function openQueue({ url, log, isWorker }: QueueSettings): Promise<JobQueue> {
  const boss = new PgBoss({
    ...bossOptions(url),
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    schedule: isWorker,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  boss.on("error", (error) => {
    log.error({ err: error }, "the job queue met an error");
  });
  boss.on("warning", (warning) => {
    log.warn({ warning: warning.message }, "the job queue warns");
  });
  await boss.start();
  const inserts = new Map<JobName, Promise<JobInsert>>();
  const insertOf = (name: JobName): Promise<JobInsert> => {
    const known = inserts.get(name) ?? captureInsert(boss, name);
    inserts.set(name, known);
    return known;
  };
  return {
    boss,
    insertOf,
    findOpenJobs: (ids) => findOpenJobs(boss, ids),
    dropJobs: async (rowIds) => {
      await boss.getDb().executeSql(
        `DELETE FROM pgboss.job
         WHERE data->>'dataRequestId' = ANY($1::text[]) OR data->>'mailId' = ANY($1::text[])`,
        [[...rowIds]],
      );
    },
    wake: async (name, singletonKey) => {
      await boss.update(name, undefined, { singletonKey, startAfter: new Date() });
    },
    send: async (name, payload, within) => {
      const singletonKey = singletonKeyOf(name, payload);
      const options = within === undefined ? { singletonKey } : { singletonKey, db: within };
      return (await boss.send(name, payload, options)) !== null;
    },
    stop: async (timeoutMs) => {
      await boss.stop({ graceful: true, timeout: timeoutMs });
    },
  };
}

const openJobs = z.array(z.object({ queue: z.string(), dataRequestId: z.string() }));

async function findOpenJobs(boss: PgBoss, ids: readonly string[]): Promise<readonly OpenJob[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT name AS "queue", data->>'dataRequestId' AS "dataRequestId" FROM pgboss.job
     WHERE state < 'completed' AND data->>'dataRequestId' = ANY($1::text[])`,
    [[...ids]],
  );
  return openJobs.parse(rows);
}

/** Checks the payload, so that nothing but ids can slip in, and answers what makes it one wish. */
function singletonKeyOf<Name extends JobName>(name: Name, payload: JobPayload<Name>): string {
  const definition = jobs[name];
  return definition.keyOf(definition.payload.parse(payload));
}
