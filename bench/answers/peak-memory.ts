import { readFile, writeFile } from "node:fs/promises";

const peakLine = /^VmHWM:\s+(\d+) kB$/mu;

/** Forgets the highest memory use of a process so far (Linux: `proc(5)`, `clear_refs`). */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${String(pid)}/clear_refs`, "5");
}

/** The most memory a process had resident since then, in megabytes. */
export async function readPeakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  const kilobytes = Number(peakLine.exec(status)?.[1]);
  if (!Number.isFinite(kilobytes)) throw new Error("the kernel tells no peak memory");
  return kilobytes / 1024;
}
