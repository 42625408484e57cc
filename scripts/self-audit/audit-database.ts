import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import { startEmbeddedDatabase } from "../../tests/support/embedded-database.ts";
import { startPostgres } from "../../tests/support/postgres.ts";
import { migrate } from "../migrate.ts";
import { findPostgresFolder } from "../system-packages.ts";

export type Engine = "embedded" | "postgres";

/** A database whose every byte can be looked at. */
export type AuditDatabase = {
  readonly url: () => string;
  /** Opens connections of one's own; to be closed before `backUp`. */
  readonly connect: () => Database;
  /** Its data folder, write-ahead log included. */
  readonly dataFolder: () => string;
  /** A copy in a folder, made the way an operator would; nothing else may be connected. */
  readonly backUp: (folder: string) => Promise<void>;
  /** Prints the database as SQL into a folder; false where there is no program for it. */
  readonly dump: (folder: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
};

/** Starts an empty, migrated database with its data below `folder` (or in one of its own). */
export async function startAuditDatabase(engine: Engine, folder: string): Promise<AuditDatabase> {
  return engine === "postgres" ? onPostgres() : onEmbedded(folder);
}

async function onPostgres(): Promise<AuditDatabase> {
  const server = await startPostgres();
  await migrate(server.url);
  const connect = () => createDatabase({ url: server.url, poolSize: 2 });
  const database = connect();
  const { rows } = await database.pool.query<{ data_directory: string }>("SHOW data_directory");
  await database.close();
  const dataFolder = rows[0]?.data_directory;
  if (dataFolder === undefined) throw new Error("PostgreSQL does not say where its data is");
  const dump = async (folder: string, name = "dump.sql") => {
    const programs = findPostgresFolder();
    if (programs === undefined) return false;
    await mkdir(folder, { recursive: true });
    const child = spawn(path.join(programs, "pg_dump"), ["--dbname", server.url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await pipeline(child.stdout, createWriteStream(path.join(folder, name)));
    await ended;
    if (child.exitCode !== 0) throw new Error("pg_dump failed");
    return true;
  };
  return {
    url: () => server.url,
    connect,
    dataFolder: () => dataFolder,
    backUp: async (to) => {
      if (!(await dump(to, "backup.sql"))) throw new Error("there is no pg_dump here");
    },
    dump,
    stop: () => server.stop(),
  };
}

async function onEmbedded(folder: string): Promise<AuditDatabase> {
  let server = await startEmbeddedDatabase(folder);
  await migrate(server.url);
  const dataFolder = path.join(folder, "database");
  return {
    url: () => server.url,
    connect: () => createDatabase({ url: server.url, poolSize: 2 }),
    dataFolder: () => dataFolder,
    backUp: async (to) => {
      await server.stop();
      await cp(dataFolder, path.join(to, "database"), { recursive: true });
      server = await startEmbeddedDatabase(folder);
    },
    dump: () => Promise.resolve(false),
    stop: () => server.stop(),
  };
}
