import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

/** All 70,000 records as objects or as text are several times as large. */
const heapLimits = ["--max-old-space-size=48", "--max-semi-space-size=8"];

describe("createAnswerBuilder()", () => {
  it("packs 10,000 orders within 60 MB, whatever their number", async () => {
    const { stdout } = await run(process.execPath, [
      ...heapLimits,
      "tests/support/build-large-answer.ts",
    ]);
    const { grownMb, sizeBytes } = JSON.parse(stdout) as { grownMb: number; sizeBytes: number };
    expect(sizeBytes).toBeGreaterThan(2_000_000);
    expect(grownMb).toBeLessThan(60);
  }, 120_000);
});
