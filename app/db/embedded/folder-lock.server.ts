import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { z } from "zod";
import { toMs } from "../../domain/shared/duration.ts";

/** PGlite blocks its thread for seconds, so a live lock may look old: wait a minute before that. */
const patience = toMs({ minutes: 1 });
const lookAgainMs = toMs({ seconds: 1 });
const dyingMs = toMs({ seconds: 2 });

/** Who holds the lock: a process, and where its id means anything. */
const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** When it began, in the kernel's ticks; empty where the system does not tell. */
  began: z.string(),
  host: z.string(),
  /** Of this run of the kernel. */
  boot: z.string(),
  /** Process ids of one container say nothing in another. */
  pidNamespace: z.string(),
});

type Owner = z.infer<typeof ownerSchema>;

export type FolderLockOptions = {
  readonly dir: string;
  /** Called when the lock was taken away: the caller must stop at once. */
  readonly onLost: () => void;
  /** How long a lock without a sign of life counts; at least two seconds. */
  readonly staleMs?: number;
};

/** Thrown when another process has the folder open: two at once would destroy it silently. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Takes the exclusive lock on a database folder; answers its release. A killed
 * owner leaves its lock behind: one of this machine and container is seen to be
 * gone and loses it at once, of any other only its silence tells, so it is
 * waited for. Throws `FolderInUseError` when the lock is held.
 */
export async function lockFolder(options: FolderLockOptions): Promise<() => Promise<void>> {
  const { dir, onLost, staleMs = patience } = options;
  fs.mkdirSync(dir, { recursive: true });
  const ownerFile = `${path.resolve(dir)}.owner.json`;
  const { owner, fate } = await lookAtOwner(ownerFile);
  if (fate === "gone" && owner !== undefined && dismiss(ownerFile, owner)) {
    fs.rmSync(`${fs.realpathSync(dir)}.lock`, { recursive: true, force: true });
  }
  // A live owner elsewhere renews its lock all the time, a dead one does not.
  const looks = fate === "unknown" ? Math.ceil((staleMs * 1.2) / lookAgainMs) : 0;
  const release = await lockfile
    .lock(dir, {
      ...{ stale: staleMs, update: staleMs / 12, onCompromised: onLost },
      retries: { retries: looks, minTimeout: lookAgainMs, maxTimeout: lookAgainMs, factor: 1 },
    })
    .catch((cause: unknown) => {
      throw new FolderInUseError(`${dir} is open in another process`, { cause });
    });
  fs.writeFileSync(ownerFile, JSON.stringify(describeProcess(process.pid)));
  return async () => {
    fs.rmSync(ownerFile, { force: true });
    await release();
  };
}

function readOwner(file: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

type Fate = "alive" | "gone" | "unknown";

/** A killed process needs a moment to be gone, so one that seems alive is looked at again. */
async function lookAtOwner(
  ownerFile: string,
): Promise<{ readonly owner: Owner | undefined; readonly fate: Fate }> {
  const until = performance.now() + dyingMs;
  for (;;) {
    const owner = readOwner(ownerFile);
    const fate = owner === undefined ? "unknown" : fateOf(owner);
    if (fate !== "alive" || performance.now() >= until) return { owner, fate };
    await sleep(100);
  }
}

/** Whether the owner still runs; `unknown` where its id cannot be looked up from here. */
function fateOf(owner: Owner): Fate {
  const here = describeProcess(owner.pid);
  const isSamePlace =
    owner.host === here.host &&
    owner.boot === here.boot &&
    owner.pidNamespace === here.pidNamespace;
  if (!isSamePlace) return "unknown";
  if (here.began !== owner.began) return "gone";
  // Where no beginnings are told, a process with this one's own id was there before it.
  if (here.began === "" && owner.pid === process.pid) return "gone";
  return isRunning(owner.pid) ? "alive" : "gone";
}

/** Moves the dead owner's note away, which only one of several that want its lock can do. */
function dismiss(ownerFile: string, owner: Owner): boolean {
  const aside = `${ownerFile}.${String(process.pid)}`;
  try {
    fs.renameSync(ownerFile, aside);
  } catch {
    return false;
  }
  const isSame = JSON.stringify(readOwner(aside)) === JSON.stringify(owner);
  if (isSame) fs.rmSync(aside);
  else fs.renameSync(aside, ownerFile);
  return isSame;
}

/** How a process of this machine and container is told from every other. */
export function describeProcess(pid: number): Owner {
  return {
    pid,
    began: readText(`/proc/${String(pid)}/stat`, beganIn),
    host: os.hostname(),
    boot: readText("/proc/sys/kernel/random/boot_id", (text) => text.trim()),
    pidNamespace: readLink("/proc/self/ns/pid"),
  };
}

/**
 * Field 22 of `proc_pid_stat(5)`; the second is the program's name in brackets,
 * with any letters. The third says `Z` or `X` of a process that has ended and
 * whose parent has not noticed: it is none any more.
 */
function beganIn(stat: string): string {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return /^[ZX]/u.test(fields[0] ?? "") ? "ended" : (fields[19] ?? "");
}

function readText(file: string, pick: (text: string) => string): string {
  try {
    return pick(fs.readFileSync(file, "utf8"));
  } catch {
    return "";
  }
}

function readLink(file: string): string {
  try {
    return fs.readlinkSync(file);
  } catch {
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
