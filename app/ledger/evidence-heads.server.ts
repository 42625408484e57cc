import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import type { LogHead } from "../domain/evidence/chain.ts";
import type { SignedHeads } from "../domain/evidence/heads.ts";

const linePattern = /^([0-9a-f-]{36}) (\d{1,15}) ([0-9a-f]{64})$/u;

/**
 * The last signed heads as a small file: a line per log with id, number and hash. It is replaced as a
 * whole; of two processes that write at once one may win with an older head, which is still true.
 */
export function createEvidenceHeads(file: string): SignedHeads {
  let writing: Promise<void> = Promise.resolve();
  const change = async (heads: ReadonlyMap<string, LogHead | undefined>) => {
    const all = await readHeads(file);
    for (const [logId, head] of heads) {
      if (head === undefined) all.delete(logId);
      else all.set(logId, head);
    }
    await replaceFile(file, toText(all));
  };
  return {
    all: () => readHeads(file),
    note: (heads) => {
      if (heads.size === 0) return Promise.resolve();
      const written = writing.then(() => change(heads));
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

function toText(all: ReadonlyMap<string, LogHead>): string {
  return [...all].map(([logId, { seq, hash }]) => `${logId} ${String(seq)} ${hash}\n`).join("");
}

/** Empty when there is no file: it is lost, or nothing was signed yet. */
async function readHeads(file: string): Promise<Map<string, LogHead>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
    throw error;
  }
  const lines = text.split("\n").slice(0, -1);
  return new Map(
    lines.map((line, index) => {
      const [, logId, seq, hash] = linePattern.exec(line) ?? [];
      if (logId === undefined || hash === undefined) {
        throw new Error(`Line ${String(index + 1)} of ${file} is not a signed head`);
      }
      return [logId, { seq: Number(seq), hash }];
    }),
  );
}

async function replaceFile(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = `${file}.${String(process.pid)}.new`;
  const handle = await open(fresh, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
