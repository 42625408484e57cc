import { createDatabase, type Database } from "../../app/db/database.server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { postgresAvailable, startPostgres } from "./postgres.ts";

export interface ScratchDatabase extends Database {
  readonly url: string;
}

/** Where tests of a store run: the server where there is one (it starts faster), else the embedded one. */
export type ScratchEngine = "postgres" | "embedded";

/** LAGOM_TEST_DATABASE=embedded runs every store's tests on the embedded one. */
function defaultEngine(): ScratchEngine {
  const isEmbedded = process.env["LAGOM_TEST_DATABASE"] === "embedded";
  return postgresAvailable() && !isEmbedded ? "postgres" : "embedded";
}

/**
 * A migrated, empty database of its own, gone after `close()`. Takes a second
 * or two: open one per test file, in `beforeAll`.
 */
export async function openScratchDatabase(
  engine: ScratchEngine = defaultEngine(),
): Promise<ScratchDatabase> {
  const server = await (engine === "postgres" ? startPostgres() : startEmbeddedDatabase());
  await migrate(server.url);
  const database = createDatabase({ url: server.url });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { ...database, url: server.url, close };
}
