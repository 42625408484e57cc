import fs from "node:fs";
import path from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";

/** PGlite blocks its thread for seconds, so a live lock may look old: wait a minute before that. */
const staleMs = 60_000;
const updateMs = 5_000;

const ownerSchema = z.object({ pid: z.number().int().positive(), program: z.string() });

/** Thrown when another process has the folder open: two at once would destroy it silently. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

function programOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  try {
    return fs.readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** A killed owner leaves its lock behind; it is gone when its id is free or another program's. */
function ownerIsGone(ownerFile: string): boolean {
  try {
    const owner = ownerSchema.parse(JSON.parse(fs.readFileSync(ownerFile, "utf8")));
    const running = programOf(owner.pid);
    return running === undefined || (running !== "" && running !== owner.program);
  } catch {
    return false;
  }
}

/**
 * Takes the exclusive lock on a database folder; answers its release. Throws
 * `FolderInUseError` when it is held. `onLost` is called when the lock was
 * taken away: the caller must stop at once.
 */
export async function lockFolder(dir: string, onLost: () => void): Promise<() => Promise<void>> {
  fs.mkdirSync(dir, { recursive: true });
  const ownerFile = `${path.resolve(dir)}.owner.json`;
  const take = () =>
    lockfile.lock(dir, { stale: staleMs, update: updateMs, retries: 0, onCompromised: onLost });
  if (ownerIsGone(ownerFile)) {
    // Only a process that is certainly dead loses its lock before the minute is over.
    fs.rmSync(`${fs.realpathSync(dir)}.lock`, { recursive: true, force: true });
  }
  const release = await take().catch((cause: unknown) => {
    throw new FolderInUseError(`${dir} is open in another process`, { cause });
  });
  const owner = { pid: process.pid, program: programOf(process.pid) ?? "" };
  fs.writeFileSync(ownerFile, JSON.stringify(owner));
  return async () => {
    fs.rmSync(ownerFile, { force: true });
    await release();
  };
}
