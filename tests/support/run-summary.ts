import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** What `scripts/test.ts` prints as its last line. */
export interface RunSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full names that occur twice in one file: the second hides which rule broke. */
  readonly duplicates: readonly string[];
}

/** Environment variable with the path of the file the summary is written to. */
export const SUMMARY_FILE_VARIABLE = "LAGOM_TEST_SUMMARY";

function duplicateNames(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) => {
    const seen = new Set<string>();
    return [...module.children.allTests()]
      .filter((test) => seen.size === seen.add(test.fullName).size)
      .map((test) => `${module.relativeModuleId}: ${test.fullName}`);
  });
}

/** Counts a run: files that could not be loaded and errors outside tests count as failures. */
export function summarize(
  modules: readonly TestModule[],
  strayErrors: readonly SerializedError[],
): RunSummary {
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test: TestCase) => test.result().state),
  );
  const count = (state: string) => states.filter((one) => one === state).length;
  const brokenFiles = modules.flatMap((module) => module.errors()).length;
  return {
    passed: count("passed"),
    failed: count("failed") + brokenFiles + strayErrors.length,
    // A test still pending when the run ends was never answered.
    skipped: count("skipped") + count("pending"),
    duplicates: duplicateNames(modules),
  };
}

/** Vitest reporter: hands the counts to `scripts/test.ts`, says nothing itself. */
export class RunSummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const file = process.env[SUMMARY_FILE_VARIABLE];
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(summarize(modules, strayErrors)));
  }
}
