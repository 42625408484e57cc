// npm test: everything, at the working size; `npm run test:full` for the full one. Arguments go to
// Vitest (`npm test -- app/domain`). The last line counts, the exit code tells.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { SUMMARY_FILE_VARIABLE } from "../tests/support/run-summary.ts";
import { ensureBuild } from "./build.ts";
import { installedProgram, runCommand } from "./run-command.ts";
import { ensureSystemPackages, offerHeadlessShell } from "./system-packages.ts";

const summarySchema = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  duplicates: z.array(z.string()),
});

type Summary = z.infer<typeof summarySchema>;

const NOTHING_RAN: Summary = { passed: 0, failed: 0, skipped: 0, duplicates: [] };

function readSummary(file: string): Summary {
  try {
    return summarySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return NOTHING_RAN;
  }
}

async function runVitest(args: readonly string[]): Promise<{ code: number; summary: Summary }> {
  const folder = mkdtempSync(path.join(tmpdir(), "lagom-test-"));
  try {
    const file = path.join(folder, "summary.json");
    const env = { ...process.env, [SUMMARY_FILE_VARIABLE]: file };
    const { code } = await runCommand(installedProgram("vitest"), ["run", ...args], { env });
    return { code, summary: readSummary(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tests of the whole start the built server; unit tests alone do not need the build. */
function needsBuild(args: readonly string[]): boolean {
  const named = args.filter((arg) => !arg.startsWith("-"));
  return (
    named.length === 0 || named.some((arg) => /^(\.\/)?tests(\/(e2e|integration)|\/?$)/.test(arg))
  );
}

const args = process.argv.slice(2);
await ensureSystemPackages();
if (needsBuild(args)) {
  await offerHeadlessShell();
  await ensureBuild();
}
const { code, summary } = await runVitest(args);
for (const name of summary.duplicates) process.stdout.write(`Two tests of one name: ${name}\n`);
if (summary.passed + summary.failed === 0) process.stdout.write("No test ran.\n");
const skipped = summary.skipped > 0 ? `, ${String(summary.skipped)} skipped` : "";
process.stdout.write(
  `${String(summary.passed)} passed, ${String(summary.failed)} failed${skipped}\n`,
);
const good = summary.failed === 0 && summary.passed > 0 && summary.duplicates.length === 0;
process.exit(code === 0 && !good ? 1 : code);
