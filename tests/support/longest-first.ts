import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take most of a minute or more, the longest first; a clone has no times of earlier runs. */
const longest = [
  "tests/integration/self-audit.test.ts",
  "tests/e2e/register-pages.test.ts",
  "tests/integration/kill-erasure.test.ts",
  "tests/integration/kill.test.ts",
  "tests/integration/restore.test.ts",
  "tests/e2e/policy-pages.test.ts",
  "tests/e2e/promises-pages.test.ts",
  "tests/e2e/notice-pages.test.ts",
  "tests/integration/erasure-process.test.ts",
  "tests/integration/consent-kill.test.ts",
  "tests/e2e/erasure-pages.test.ts",
];

/** Begins with the longest files, so that no worker is left alone with one in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(name));
  return rank === -1 ? longest.length : rank;
}
