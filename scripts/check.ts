// npm run check: everything a change must pass. Runs all stages, then tells which failed.
import { repositoryRoot, installedProgram, runCommand } from "./run-command.ts";

interface Stage {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

const CODE = ["app", "local-shopify", "scripts", "storefront", "tests"];
const tool = (name: string, program: string, args: readonly string[]): Stage => ({
  name,
  command: installedProgram(program),
  args,
});
const script = (name: string, args: readonly string[]): Stage => ({
  name,
  command: process.execPath,
  args: ["--disable-warning=ExperimentalWarning", ...args],
});

/** In pairs, for a machine with two cores; the slow ones first. */
const STATIC_STAGES: readonly Stage[] = [
  tool("lint", "eslint", ["--max-warnings", "0", "."]),
  tool("types", "tsc", ["--noEmit"]),
  tool("format", "prettier", ["--check", "--log-level", "warn", "."]),
  tool("imports", "depcruise", [...CODE, "--config", ".dependency-cruiser.cjs"]),
  tool("unused", "knip", ["--no-progress"]),
  script("liquid", ["scripts/theme-check.ts"]),
  // Validates shopify.app.toml as Shopify's own tool would, and bundles the extensions.
  tool("shopify app build", "shopify", ["app", "build", "--skip-dependencies-installation"]),
];

const ENVIRONMENT = { ...process.env, CI: "1", NO_COLOR: "1", SHOPIFY_CLI_NO_ANALYTICS: "1" };

function report(outcome: Outcome, text: string): void {
  const mark = outcome.passed ? "ok    " : "FAILED";
  process.stdout.write(`${mark} ${outcome.name} (${outcome.seconds.toFixed(1)} s)\n`);
  if (!outcome.passed) process.stdout.write(`${text.trimEnd()}\n`);
}

async function runStage(stage: Stage, output: "keep" | "show"): Promise<Outcome> {
  const started = performance.now();
  const env = output === "keep" ? ENVIRONMENT : process.env;
  const { code, text } = await runCommand(stage.command, stage.args, {
    cwd: repositoryRoot,
    env,
    output,
  });
  const seconds = (performance.now() - started) / 1000;
  const outcome = { name: stage.name, passed: code === 0, seconds };
  report(outcome, text);
  return outcome;
}

async function runInPairs(stages: readonly Stage[]): Promise<Outcome[]> {
  const waiting = [...stages];
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      outcomes.push(await runStage(next, "keep"));
    }
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

const withoutTests = process.argv.includes("--static");
const outcomes = await runInPairs(STATIC_STAGES);
if (!withoutTests) outcomes.push(await runStage(script("test", ["scripts/test.ts"]), "show"));
const failed = outcomes.filter((one) => !one.passed).map((one) => one.name);
process.stdout.write(
  failed.length === 0 ? "All checks passed.\n" : `Failed: ${failed.join(", ")}\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
