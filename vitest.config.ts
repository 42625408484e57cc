import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { browserOfTests } from "./tests/support/browser-of-tests.ts";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { RunSummaryReporter } from "./tests/support/run-summary.ts";

// Apart from vite.config.ts on purpose: the Remix plugin must not run under tests.

/** Tests that start servers, browsers or databases; much of their time they wait for those. */
const heavy = ["tests/integration/**/*.test.{ts,tsx}", "tests/e2e/**/*.test.{ts,tsx}"];

/** Plain rules and pages: nothing of one test file is left in a process for the next. */
const plain = ["app/{domain,ui}/**/*.test.{ts,tsx}", "storefront/**/*.test.ts"];

const shared = {
  environment: "node",
  // A mock or an environment variable left behind by one test must not help the next.
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  // Dozens of processes are started of the same programs: each need not compile them anew.
  env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, ".cache", "compiled") },
} as const;

export default defineConfig({
  test: {
    reporters: ["default", new RunSummaryReporter()],
    sequence: { sequencer: LongestFirst },
    globalSetup: "tests/support/shared-postgres.ts",
    projects: [
      {
        test: {
          ...shared,
          name: "plain",
          include: plain,
          // Loading what they test anew for each file takes longer than the tests.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "unit",
          include: ["{app,local-shopify,scripts,storefront,tests,bench}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...heavy, ...plain, "app/generated/**"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "whole",
          include: heavy,
          env: { ...shared.env, ...browserOfTests(process.env) },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
