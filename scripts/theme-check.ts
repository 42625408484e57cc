import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { Severity, themeCheckRun } from "@shopify/theme-check-node";
import { repositoryRoot } from "./run-command.ts";

/** Checks the Liquid of one extension or theme. Answers one line per fault. */
async function checkFolder(folder: string): Promise<string[]> {
  const config = path.join(folder, ".theme-check.yml");
  const { offenses } = await themeCheckRun(folder, existsSync(config) ? config : undefined);
  return offenses
    .filter((offense) => offense.severity === Severity.ERROR)
    .map((one) => `${one.uri}:${one.start.line + 1} ${one.check}: ${one.message}`);
}

const manifests = globSync("extensions/*/shopify.extension.toml", { cwd: repositoryRoot });
// The stand-in's theme too: blocks are shown in a theme that Shopify would take.
const folders = [...manifests.map((file) => path.dirname(file)), "local-shopify/theme"].map(
  (file) => path.join(repositoryRoot, file),
);
const faults: string[] = [];
for (const folder of folders) faults.push(...(await checkFolder(folder)));
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${folders.length} folders, ${faults.length} faults\n`);
process.exit(faults.length === 0 ? 0 : 1);
