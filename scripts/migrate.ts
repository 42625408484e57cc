// Brings a database to the present schema, or writes a migration:
//   DATABASE_URL=postgresql://... node scripts/migrate.ts
//   node scripts/migrate.ts --write add_consent_records
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { openEmbeddedDatabase } from "../app/db/embedded/embedded-database.server.ts";
import { readMigrations } from "../app/db/migrations/read-migrations.server.ts";
import { applyMigrations, diffMigrations } from "../app/db/migrations/schema-engine.server.ts";
import { installQueues } from "../app/jobs/queue.server.ts";
import { repositoryRoot } from "./run-command.ts";

const migrationsFolder = path.join(repositoryRoot, "prisma", "migrations");
const schemaFile = path.join(repositoryRoot, "prisma", "schema.prisma");

/**
 * Applies the migrations and installs the job queues. Safe to run on every
 * start and from several processes one after another. Answers the names of the
 * migrations that were new.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const applied = await applyMigrations(url, await readMigrations(migrationsFolder));
  await installQueues(url);
  return applied;
}

/** The SQL missing between the migrations and `schema.prisma`; empty when they agree. */
export async function findDrift(): Promise<string> {
  const scratch = await openEmbeddedDatabase({ port: 0, onBroken: () => undefined });
  try {
    const migrations = existsSync(migrationsFolder) ? await readMigrations(migrationsFolder) : [];
    const schema = await readFile(schemaFile, "utf8");
    return await diffMigrations({ migrations, schema, scratchUrl: scratch.url });
  } finally {
    await scratch.stop();
  }
}

async function write(name: string): Promise<void> {
  const sql = await findDrift();
  if (sql === "") {
    process.stdout.write("The migrations already lead to the schema; nothing was written.\n");
    return;
  }
  const time = new Date().toISOString().replace(/\D/gu, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${time}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  process.stdout.write(`${path.relative(repositoryRoot, folder)}/migration.sql\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: "string" } } });
  if (values.write !== undefined) {
    await write(values.write);
    return;
  }
  const url = process.env["DATABASE_URL"];
  if (url === undefined || url === "") throw new Error("DATABASE_URL must name the database");
  const applied = await migrate(url);
  process.stdout.write(`${JSON.stringify({ applied })}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main();
  // The drivers keep idle connections for a while; the work is done.
  process.exit(0);
}
