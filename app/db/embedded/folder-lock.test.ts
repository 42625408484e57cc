import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeProcess, FolderInUseError, lockFolder } from "./folder-lock.server.ts";

let parent: string;
let dir: string;
const closers: (() => Promise<void> | void)[] = [];
beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), "lagom-lock-"));
  dir = path.join(parent, "database");
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  fs.rmSync(parent, { recursive: true, force: true });
});

const never = () => {
  throw new Error("the lock was lost");
};
const staleMs = 2_000;
const lock = async () => {
  const release = await lockFolder({ dir, onLost: never, staleMs });
  closers.push(release);
};
const ownerFile = () => `${path.resolve(dir)}.owner.json`;

/** Writes another owner over the present one; its lock stays. */
function pretendOwner(change: Partial<ReturnType<typeof describeProcess>>): void {
  fs.writeFileSync(ownerFile(), JSON.stringify({ ...describeProcess(process.pid), ...change }));
}

/** A lock nobody renews any more, as a SIGKILL leaves it. */
function leaveLock(owner: Partial<ReturnType<typeof describeProcess>>): void {
  fs.mkdirSync(dir, { recursive: true });
  fs.mkdirSync(`${fs.realpathSync(dir)}.lock`);
  pretendOwner(owner);
}

/** A process id nobody has. */
async function freePid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  const { pid = 0 } = child;
  await once(child, "exit");
  return pid;
}

const elsewhere = [
  ["another container", { pidNamespace: "pid:[1]" }],
  ["another machine", { host: "other", boot: "another boot" }],
] as const;

describe("lockFolder()", () => {
  it("refuses what a live process of this machine has open", async () => {
    await lock();
    await expect(lock()).rejects.toBeInstanceOf(FolderInUseError);
  });

  it("takes over from a process that is killed but not gone yet", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    leaveLock(describeProcess(child.pid ?? 0));
    const taken = lock();
    setTimeout(() => child.kill("SIGKILL"), 500);
    await taken;
    expect(child.killed).toBe(true);
  });

  it("gives the folder free again", async () => {
    const release = await lockFolder({ dir, onLost: never });
    await release();
    expect(fs.existsSync(ownerFile())).toBe(false);
    await lock();
  });

  it.each(elsewhere)("never takes an id unknown here for dead in %s", async (_name, place) => {
    await lock();
    pretendOwner({ pid: await freePid(), began: "", ...place });
    await expect(lock()).rejects.toBeInstanceOf(FolderInUseError);
  });

  it.each(elsewhere)("waits for a lock of %s to fall silent and goes on", async (_name, place) => {
    leaveLock({ ...place });
    await lock();
    expect(JSON.parse(fs.readFileSync(ownerFile(), "utf8"))).toEqual(describeProcess(process.pid));
  });

  it("takes over at once from a process killed in the same place", async () => {
    leaveLock({ pid: await freePid(), began: "1" });
    const startedAt = performance.now();
    await lock();
    expect(performance.now() - startedAt).toBeLessThan(staleMs / 2);
  });

  it("takes over at once from a killed process that had this one's id", async () => {
    leaveLock({ began: "an earlier moment" });
    const startedAt = performance.now();
    await lock();
    expect(performance.now() - startedAt).toBeLessThan(staleMs / 2);
  });

  it("gives a dead owner's lock to one of several that want it", async () => {
    leaveLock({ pid: await freePid(), began: "1" });
    const taken = await Promise.allSettled([lock(), lock(), lock()]);
    expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
