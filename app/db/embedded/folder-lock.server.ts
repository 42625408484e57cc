import fs from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";

/** PGlite blocks its thread for seconds, so a live lock may look old: wait a minute before that. */
const staleMs = 60_000;
const updateMs = 5_000;
const patientRetries = { retries: 35, minTimeout: 2_000, maxTimeout: 2_000 };

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  program: z.string(),
  /** Where the process id means something: machine, its boot, and the container. */
  place: z.string(),
});

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

function readOr(fallback: string, read: () => string): string {
  try {
    return read().trim();
  } catch {
    return fallback;
  }
}

/** Process ids of another boot or container say nothing here. */
function thisPlace(): string {
  const boot = readOr("", () => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const namespace = readOr("", () => fs.readlinkSync("/proc/self/ns/pid"));
  return `${hostname()} ${boot} ${namespace}`;
}

function readOwner(ownerFile: string): z.infer<typeof ownerSchema> | undefined {
  try {
    return ownerSchema.parse(JSON.parse(fs.readFileSync(ownerFile, "utf8")));
  } catch {
    return undefined;
  }
}

/** Owner files of locks this very process holds. */
const heldHere = new Set<string>();

/**
 * A killed owner leaves its lock behind. `gone` only when that is certain: its
 * id, seen from the same place, is free, another program's, or our own.
 */
function lookAtOwner(ownerFile: string): "gone" | "alive" | "unknown" {
  const owner = readOwner(ownerFile);
  if (owner?.place !== thisPlace()) return "unknown";
  if (owner.pid === process.pid) return heldHere.has(ownerFile) ? "alive" : "gone";
  const running = programOf(owner.pid);
  return running === undefined || (running !== "" && running !== owner.program) ? "gone" : "alive";
}

/**
 * Takes the exclusive lock on a database folder; answers its release. Throws
 * `FolderInUseError` when it is held. An owner that cannot be looked at (in
 * another container) is given a minute to show that it lives. `onLost` is
 * called when the lock was taken away: the caller must stop at once.
 */
export async function lockFolder(dir: string, onLost: () => void): Promise<() => Promise<void>> {
  fs.mkdirSync(dir, { recursive: true });
  const ownerFile = `${path.resolve(dir)}.owner.json`;
  const owner = lookAtOwner(ownerFile);
  // Only a process that is certainly dead loses its lock before the minute is over.
  if (owner === "gone") fs.rmSync(`${fs.realpathSync(dir)}.lock`, { recursive: true, force: true });
  const retries = owner === "unknown" ? patientRetries : 0;
  const rules = { stale: staleMs, update: updateMs, retries, onCompromised: onLost };
  const release = await lockfile.lock(dir, rules).catch((cause: unknown) => {
    throw new FolderInUseError(`${dir} is open in another process`, { cause });
  });
  heldHere.add(ownerFile);
  const ours = { pid: process.pid, program: programOf(process.pid) ?? "", place: thisPlace() };
  fs.writeFileSync(ownerFile, JSON.stringify(ours));
  return async () => {
    heldHere.delete(ownerFile);
    fs.rmSync(ownerFile, { force: true });
    await release();
  };
}
