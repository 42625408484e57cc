import { inject } from "vitest";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { postgresAvailable } from "./postgres.ts";
import { dropScratchDatabase } from "./shared-postgres.ts";

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
 * A migrated, empty database of its own, gone after `close()`: open one per test file, in `beforeAll`.
 */
export async function openScratchDatabase(
  engine: ScratchEngine = defaultEngine(),
): Promise<ScratchDatabase> {
  const { url, stop } = await (engine === "postgres" ? copyDatabase() : startMigrated());
  const database = createDatabase({ url });
  const close = async () => {
    await database.close();
    await stop();
  };
  return { ...database, url, close };
}

async function copyDatabase() {
  const response = await fetch(inject("scratchDatabases"));
  const url = await response.text();
  if (!response.ok) throw new Error(url);
  return { url, stop: () => dropScratchDatabase(url) };
}

async function startMigrated() {
  const { url, stop } = await startEmbeddedDatabase();
  await migrate(url);
  return { url, stop };
}
