import { createReadStream } from "node:fs";
import { mkdir, open, rename, stat, truncate } from "node:fs/promises";
import path from "node:path";

const newline = 0x0a;
const tailBytes = 64 * 1024;

/**
 * The ledger as a file: whole lines, added at its end and on disk before
 * `append` returns. What a killed write left behind its last line end was
 * never acknowledged and is cut off.
 */
export type LedgerFile = {
  /** All whole lines in order; empty when there is no file. */
  readonly lines: () => AsyncIterable<string>;
  /** The last whole line; undefined when there is none. */
  readonly lastLine: () => Promise<string | undefined>;
  readonly append: (lines: readonly string[]) => Promise<void>;
  /** Puts a new file in its place, as a whole or not at all. */
  readonly replace: (lines: readonly string[]) => Promise<void>;
  /** Cuts off what a killed write left. */
  readonly mend: () => Promise<void>;
};

/** Only its owner reads the file; the folder is made when it is not there. */
export function createLedgerFile(file: string): LedgerFile {
  return {
    lines: () => readLines(file),
    lastLine: () => readLastLine(file),
    mend: () => mend(file),
    append: async (lines) => {
      await writeThrough(file, "a", lines);
    },
    replace: async (lines) => {
      const fresh = `${file}.new`;
      await writeThrough(fresh, "w", lines);
      await rename(fresh, file);
      await syncFolder(file);
    },
  };
}

async function writeThrough(file: string, flag: "a" | "w", lines: readonly string[]) {
  const isNew = (await sizeOf(file)) === undefined;
  if (isNew) await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, flag, 0o600);
  try {
    // One write for all: another process' line can stand before or after, never inside.
    await handle.appendFile(lines.map((line) => `${line}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(file);
}

/** A new name is on disk only when its folder is. */
async function syncFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  if ((await sizeOf(file)) === undefined) return;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest, Buffer.from(chunk)]);
    let from = 0;
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline, from)) {
      yield rest.toString("utf8", from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
}

/** The end of the file from a line's start on: with more and more bytes until a whole line is in it. */
async function readTail(file: string): Promise<{ readonly at: number; readonly bytes: Buffer }> {
  const size = (await sizeOf(file)) ?? 0;
  if (size === 0) return { at: 0, bytes: Buffer.alloc(0) };
  const handle = await open(file, "r");
  try {
    for (let length = tailBytes; ; length *= 8) {
      const at = Math.max(0, size - length);
      const bytes = Buffer.alloc(size - at);
      await handle.read(bytes, 0, bytes.length, at);
      const end = bytes.lastIndexOf(newline);
      if (at === 0 || (end > 0 && bytes.lastIndexOf(newline, end - 1) !== -1)) return { at, bytes };
    }
  } finally {
    await handle.close();
  }
}

async function readLastLine(file: string): Promise<string | undefined> {
  const { bytes } = await readTail(file);
  const end = bytes.lastIndexOf(newline);
  if (end === -1) return undefined;
  const before = end === 0 ? -1 : bytes.lastIndexOf(newline, end - 1);
  return bytes.toString("utf8", before + 1, end);
}

async function mend(file: string): Promise<void> {
  const { at, bytes } = await readTail(file);
  const whole = bytes.lastIndexOf(newline) + 1;
  if (whole < bytes.length) await truncate(file, at + whole);
}
