import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Migration } from "./schema-engine.server.ts";

/** Reads a folder of Prisma migrations, oldest first. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
    })),
  );
}
