import type { SoughtPerson } from "../domain/self-audit/ports.ts";
import type { SelfAuditCounts, SelfAuditSearch } from "../domain/self-audit/types.ts";
import { createKnownKeys, type NamedKey } from "./carve.ts";
import { listFolder, placeOfDatabaseFile, sourceOfFile } from "./folder-sources.server.ts";
import { type AuditFinding, type AuditResult, runAudit, type SearchResult } from "./run-audit.ts";
import type { AuditSource } from "./source.ts";

const kilobyte = 1024;
/** Small: one step of the search takes some ten milliseconds, and then others have their turn. */
const filesWindow = { bytes: 512 * kilobyte, overlap: 256 * kilobyte };
/** What overlaps holds the longest sealed value whole. */
const rowsWindow = { bytes: 512 * kilobyte, overlap: 832 * kilobyte };
/** Of many findings only so many are kept. */
const mostFindings = 50;

export type InstallationPlaces = {
  /** Every table, the job queue's included. */
  readonly listTables: () => Promise<readonly string[]>;
  /** The shop's own rows of a table; all of one in which rows are nobody's. */
  readonly dumpTable: (name: string) => AsyncIterable<Uint8Array>;
  /** The database's own folder, where this process can read it. */
  readonly databaseFolder: string | undefined;
  readonly ledgerFile: string;
  /** Folders of logs, backups and the like, as the operator named them. */
  readonly folders: readonly string[];
  /** The key-encryption keys that are held now. */
  readonly readKeys: () => Promise<readonly Uint8Array[]>;
  /** The audited people's own data keys, as far as their rows are still there. */
  readonly readWrappedKeys: () => Promise<readonly NamedKey[]>;
  /** Told which tables and files something was found in: for whoever runs the app. */
  readonly note: (findings: readonly AuditFinding[]) => void;
};

/**
 * Searches a running installation for people. With keys only their tokens count,
 * not the ids that are watched, and only the database's rows are searched: in files and logs of the database
 * erased people's wrapped keys stay until the key that wrapped them is retired.
 */
export async function searchInstallation(
  places: InstallationPlaces,
  sought: readonly SoughtPerson[],
  signal: AbortSignal,
): Promise<SelfAuditSearch> {
  const people = sought.map(({ tokens, customerId }, number) => {
    return { person: String(number), tokens, ids: [customerId] };
  });
  const opening = createKnownKeys(await places.readWrappedKeys(), await places.readKeys());
  const rows = await runAudit({
    ...{ sources: await listRows(places), people, opening, signal },
    window: rowsWindow,
  });
  const files = await runAudit({
    ...{ sources: await listFiles(places), people, signal },
    window: filesWindow,
  });
  places.note([...openIn(rows), rows.keyed, ...openIn(files)].flatMap(({ findings }) => findings));
  return {
    sources: [...rows.sources, ...files.sources],
    plain: addCounts(rows, files),
    keyed: toCounts(rows.keyed, rows.keyed.findings),
  };
}

async function listRows({ listTables, dumpTable }: InstallationPlaces) {
  return (await listTables()).map((name): AuditSource => {
    return { place: "database-rows", name, open: () => dumpTable(name) };
  });
}

async function listFiles(places: InstallationPlaces): Promise<readonly AuditSource[]> {
  const { databaseFolder, ledgerFile, folders } = places;
  const own =
    databaseFolder === undefined ? [] : await listFolder(databaseFolder, placeOfDatabaseFile);
  const named = await Promise.all(folders.map((folder) => listFolder(folder, () => "folder")));
  return [...own, sourceOfFile("ledger", ledgerFile), ...named.flat()];
}

/** By place and form, the most first: names of tables and files are not the merchant's. */
function toCounts(
  { tokens, people }: Omit<SearchResult, "findings">,
  found: readonly AuditFinding[],
): SelfAuditCounts {
  const groups = Map.groupBy(found, ({ place, form }) => `${place} ${form}`).values();
  const findings = [...groups].flatMap((same) => {
    // The same text may be in several tables: at least so many are they.
    const most = same.toSorted((one, other) => other.tokens - one.tokens)[0];
    if (most === undefined) return [];
    return [{ place: most.place, form: most.form, tokens: most.tokens, people: most.people }];
  });
  return { tokens, people, findings: findings.slice(0, mostFindings) };
}

const openIn = ({ plain, ids }: AuditResult): readonly SearchResult[] => [plain, ids.plain];

/** Tokens found in both are counted twice: what counts is whether there are any. */
function addCounts(rows: AuditResult, files: AuditResult): SelfAuditCounts {
  const all = [...openIn(rows), ...openIn(files)];
  return toCounts(
    {
      tokens: all.reduce((sum, { tokens }) => sum + tokens, 0),
      people: Math.max(...all.map(({ people }) => people)),
    },
    all.flatMap(({ findings }) => findings),
  );
}
