import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { toMs } from "../domain/shared/duration.ts";
import { PrismaClient } from "../generated/prisma/client.ts";

/** One pool, seen through Prisma and, where one round trip must do, as plain SQL. */
export type Database = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  /** Connections held at most. */
  readonly poolSize?: number;
  /** Told when an idle connection breaks; the pool opens another by itself. */
  readonly onConnectionError?: (error: Error) => void;
};

/**
 * The embedded database serves one transaction at a time and may be busy for
 * seconds; waiting for it is no fault. Given up after a few (the client's own
 * rule) a step fails whose effect outside, such as a sent mail, has happened.
 */
const patience = { maxWait: toMs({ seconds: 30 }), timeout: toMs({ seconds: 30 }) } as const;

/**
 * Opens the database. Statements stay unnamed and nothing is kept in the
 * session, because behind the embedded database all connections share one
 * session (docs/decisions); the same code then runs on any PostgreSQL.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: patience.maxWait,
    application_name: "lagom",
  });
  const onError = options.onConnectionError ?? (() => undefined);
  pool.on("error", onError);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onPoolError: onError, onConnectionError: onError }),
    transactionOptions: patience,
  });
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { prisma, pool, close };
}
