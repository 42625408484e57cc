import { getEnvironment } from "./config/env.server.ts";
import { createDatabase, type Database } from "./db/database.server.ts";

let opened: Database | undefined;

/** The process's one database, opened at the first call. */
export function getDatabase(): Database {
  const environment = getEnvironment();
  opened ??= createDatabase({
    url: environment.DATABASE_URL,
    poolSize: environment.DATABASE_POOL_SIZE,
  });
  return opened;
}
