import { rm } from "node:fs/promises";
import path from "node:path";
import { dumpTable, listTables } from "../../app/db/self-audit/dump-rows.server.ts";
import type { Database } from "../../app/db/database.server.ts";
import { listFolder, placeOfDatabaseFile } from "../../app/self-audit/folder-sources.server.ts";
import { type AuditSource, sourceOfBytes } from "../../app/self-audit/source.ts";
import type { AuditWorld } from "./audit-world.ts";

/**
 * Everything an installation leaves: each table's rows and each file of the
 * database as it is on disk now, dump, log, mails it sent, temporary files,
 * backups, ledger and the folder of the key file. The app should be stopped.
 */
export async function gatherSources(
  world: AuditWorld,
  database: Database,
): Promise<readonly AuditSource[]> {
  const { folders } = world;
  await database.pool.query("CHECKPOINT");
  const mails = await readMails(world);
  return [
    ...(await listRows(database)),
    ...(await makeDump(world)),
    ...(await listFolder(world.database.dataFolder(), placeOfDatabaseFile)),
    sourceOfBytes("log", "app", Buffer.from(world.log())),
    ...mails.map((mail, number) => sourceOfBytes("mails", String(number), Buffer.from(mail))),
    ...(await listFolder(folders.temporary, () => "temporary-files")),
    ...(await listFolder(folders.backups, () => "backup")),
    ...(await listFolder(path.dirname(folders.ledger), () => "ledger")),
    ...(await listFolder(path.dirname(folders.keyFile), () => "key-folder")),
  ];
}

async function listRows({ pool }: Database): Promise<readonly AuditSource[]> {
  const tables = await listTables(pool);
  return tables.map((name) => ({
    place: "database-rows",
    name,
    open: () => dumpTable(pool, name),
  }));
}

/** As `pg_dump` prints it now; none on the embedded database. */
async function makeDump({ database, folders }: AuditWorld): Promise<readonly AuditSource[]> {
  const folder = path.join(path.dirname(folders.backups), "dump");
  await rm(folder, { recursive: true, force: true });
  await database.dump(folder);
  return listFolder(folder, () => "database-dump");
}

async function readMails({ shopify }: AuditWorld): Promise<readonly string[]> {
  const mails = await shopify.client.mails();
  const sources = await Promise.all(mails.map(({ id }) => shopify.client.mailSource(id)));
  return sources.map((mail) => JSON.stringify(mail));
}
