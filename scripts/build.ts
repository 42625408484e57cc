// npm run build: the browser's files and the server bundle, skipped while nothing they are made of
// has changed.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installedProgram, repositoryRoot, runCommand } from "./run-command.ts";

const STAMP = path.join(repositoryRoot, "build", ".inputs");
const OUTPUTS = ["build/server/index.js", "build/client"];
const INPUTS = ["app/**/*", "public/**/*", "vite.config.ts", "package-lock.json", "tsconfig.json"];

/** Hash over the names and contents of everything the build is made of; tests are no part of it. */
function hashInputs(): string {
  const hash = createHash("sha256");
  const files = INPUTS.flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot }));
  for (const file of files.sort().filter((name) => !/\.test\.tsx?$|\.md$/.test(name))) {
    const absolute = path.join(repositoryRoot, file);
    if (path.extname(file) === "") continue;
    hash.update(`${file}\0`).update(readFileSync(absolute)).update("\0");
  }
  return hash.digest("hex");
}

function isCurrent(inputs: string): boolean {
  if (!OUTPUTS.every((name) => existsSync(path.join(repositoryRoot, name)))) return false;
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs;
}

/** Builds into `build/` when needed. Throws with the build's output when it fails. */
export async function ensureBuild(): Promise<void> {
  const inputs = hashInputs();
  if (isCurrent(inputs)) return;
  process.stderr.write("[build] building the app\n");
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  const built = await runCommand(installedProgram("remix"), ["vite:build"], {
    env,
    output: "keep",
  });
  if (built.code !== 0) throw new Error(`remix vite:build failed\n${built.text}`);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, inputs);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await ensureBuild();
  process.stderr.write("[build] build/ is current\n");
}
