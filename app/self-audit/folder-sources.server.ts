import { open, readdir } from "node:fs/promises";
import path from "node:path";
import type { AuditPlace, AuditSource } from "./source.ts";

const mostReadBytes = 1024 * 1024;

/**
 * Every file in a folder and the folders in it; none when there is no such
 * folder. A file that is gone when its turn comes is empty.
 *
 * @param placeOf the place a file counts to, by its path within the folder; undefined leaves it out
 */
export async function listFolder(
  folder: string,
  placeOf: (file: string) => AuditPlace | undefined,
): Promise<readonly AuditSource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file);
      const place = placeOf(name);
      return place === undefined ? [] : [{ place, name, open: () => readFile(file) }];
    });
}

/** One file; empty when it is not there. The folder it is in need not be readable. */
export function sourceOfFile(place: AuditPlace, file: string): AuditSource {
  return { place, name: path.basename(file), open: () => readFile(file) };
}

/** Where a file of a PostgreSQL data folder, embedded or a server's, counts to. */
export function placeOfDatabaseFile(file: string): AuditPlace {
  return file.split(path.sep).includes("pg_wal") ? "write-ahead-log" : "database-files";
}

async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (handle === undefined) return;
  try {
    // Thousands of files are small: a large buffer for each would keep the garbage collector busy.
    const room = Math.min(mostReadBytes, (await handle.stat()).size + 1);
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(room), 0, room);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
