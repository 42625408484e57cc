import { spawn } from "node:child_process";
import path from "node:path";

export const repositoryRoot = path.dirname(import.meta.dirname);

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** `show`: straight to the terminal. `keep`: returned as text, nothing shown. */
  readonly output?: "show" | "keep";
  readonly cwd?: string;
}

export interface CommandResult {
  /** Exit code; 128 + n when a signal ended it, 127 when it could not be started. */
  readonly code: number;
  /** Standard output and standard error, mixed, when kept; else empty. */
  readonly text: string;
}

/**
 * Runs one program to its end, without a shell and with an empty standard input.
 * Never throws: a program that cannot be started answers code 127.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const kept = options.output === "keep";
  const child = spawn(command, args, {
    cwd: options.cwd ?? repositoryRoot,
    env: options.env ?? process.env,
    stdio: kept ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const text = () => Buffer.concat(chunks).toString("utf8");
  return new Promise((resolve) => {
    child.on("error", (error) => {
      resolve({ code: 127, text: `${text()}${error.message}\n` });
    });
    child.on("close", (code) => {
      resolve({ code: code ?? 128, text: text() });
    });
  });
}

/** Path of a program a package installed, such as `vitest`. */
export function installedProgram(name: string): string {
  return path.join(repositoryRoot, "node_modules", ".bin", name);
}
