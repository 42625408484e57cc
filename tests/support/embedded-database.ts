import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { repositoryRoot } from "../../scripts/run-command.ts";

const readySchema = z.object({ url: z.string() });

export interface RunningEmbeddedDatabase {
  readonly url: string;
  readonly dir: string;
  readonly process: ChildProcess;
  /** Ends it in good order and, when it made the folder itself, removes it. */
  readonly stop: () => Promise<void>;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the embedded database must have a standard output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("the embedded database ended before it was ready");
}

/** Starts the embedded database in a process of its own, in `dir` or in a temporary folder. */
export async function startEmbeddedDatabase(dir?: string): Promise<RunningEmbeddedDatabase> {
  const folder = dir ?? (await mkdtemp(path.join(tmpdir(), "lagom-embedded-")));
  const program = path.join(repositoryRoot, "app/db/embedded/main.server.ts");
  const args = [program, "--dir", path.join(folder, "database"), "--stop-with-stdin"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const { url } = readySchema.parse(JSON.parse(await firstLine(child)));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    if (dir === undefined) await rm(folder, { recursive: true, force: true });
  };
  return { url, dir: folder, process: child, stop };
}
