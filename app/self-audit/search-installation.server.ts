import path from "node:path";
import type { SelfAuditCounts, SelfAuditSearch } from "../domain/self-audit/types.ts";
import { listFolder, placeOfDatabaseFile } from "./folder-sources.server.ts";
import { type AuditResult, runAudit, type SearchResult } from "./run-audit.ts";
import type { AuditSource } from "./source.ts";

/** Half a second of arithmetic at most before others in the process have their turn. */
const window = { bytes: 2 * 1024 * 1024, overlap: 256 * 1024 };
/** Of many findings only so many are kept. */
const mostFindings = 50;

export type InstallationPlaces = {
  /** Every table, the job queue's included. */
  readonly listTables: () => Promise<readonly string[]>;
  readonly dumpTable: (name: string) => AsyncIterable<Uint8Array>;
  /** The database's own folder, where this process can read it. */
  readonly databaseFolder: string | undefined;
  readonly ledgerFile: string;
  /** Folders of logs, backups and the like, as the operator named them. */
  readonly folders: readonly string[];
  /** The key-encryption keys that are held now. */
  readonly readKeys: () => Promise<readonly Uint8Array[]>;
};

/**
 * Searches a running installation for tokens, a list for each person. With
 * keys only the database's rows are searched: in files and logs of the database
 * erased people's wrapped keys stay until the key that wrapped them is retired.
 */
export async function searchInstallation(
  places: InstallationPlaces,
  tokens: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<SelfAuditSearch> {
  const people = tokens.map((own, number) => ({ person: String(number), tokens: own }));
  const keys = await places.readKeys();
  const rows = await runAudit({ sources: await listRows(places), people, keys, signal, window });
  const files = await runAudit({
    sources: await listFiles(places),
    people,
    keys: [],
    signal,
    window,
  });
  return {
    sources: [...rows.sources, ...files.sources],
    plain: addCounts(rows, files),
    keyed: toCounts(rows.keyed),
  };
}

async function listRows({ listTables, dumpTable }: InstallationPlaces) {
  return (await listTables()).map((name): AuditSource => {
    return { place: "database-rows", name, open: () => dumpTable(name) };
  });
}

async function listFiles(places: InstallationPlaces): Promise<readonly AuditSource[]> {
  const { databaseFolder, ledgerFile, folders } = places;
  const ledger = path.basename(ledgerFile);
  const own = [
    databaseFolder === undefined ? [] : await listFolder(databaseFolder, placeOfDatabaseFile),
    await listFolder(path.dirname(ledgerFile), (file) => (file === ledger ? "ledger" : undefined)),
  ];
  const named = await Promise.all(folders.map((folder) => listFolder(folder, () => "folder")));
  return [...own, ...named].flat();
}

function toCounts({ tokens, people, findings }: SearchResult): SelfAuditCounts {
  return { tokens, people, findings: findings.slice(0, mostFindings) };
}

/** Tokens found in both are counted twice: what counts is whether there are any. */
function addCounts(rows: AuditResult, files: AuditResult): SelfAuditCounts {
  return {
    tokens: rows.plain.tokens + files.plain.tokens,
    people: Math.max(rows.plain.people, files.plain.people),
    findings: [...rows.plain.findings, ...files.plain.findings].slice(0, mostFindings),
  };
}
