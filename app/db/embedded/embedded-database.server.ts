import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { DurableNodeFS } from "./durable-node-fs.server.ts";
import { SharedSession } from "./shared-session.server.ts";

const maxConnections = 100;

export type EmbeddedDatabase = {
  /** Connection string on loopback. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder on disk, or undefined for a database that lives in memory only. */
  readonly dir?: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly onBroken: (error: unknown) => void;
};

/** PGlite starts PostgreSQL with `-F` (no fsync); fdatasync, its default method, is a no-op there. */
const durableStartParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync"],
];

/**
 * Opens PGlite behind a PostgreSQL socket on loopback. It blocks its thread
 * and holds about 0.5 GB, so run it in a process of its own. On disk: take
 * `lockFolder` first.
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const storage =
    options.dir === undefined
      ? { dataDir: "memory://" }
      : { fs: new DurableNodeFS(options.dir), startParams: durableStartParams };
  const db = new SharedSession(storage);
  db.onBroken = options.onBroken;
  await db.waitReady;
  const server = new PGLiteSocketServer({
    db,
    port: options.port,
    host: "127.0.0.1",
    maxConnections,
  });
  await server.start();
  return {
    url: `postgresql://postgres@${server.getServerConn()}/postgres?sslmode=disable`,
    stop: async () => {
      await server.stop();
      await db.close();
    },
  };
}
