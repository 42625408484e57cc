import { describe, expect, it } from "vitest";
import { findDrift } from "../../../scripts/migrate.ts";

describe("prisma/migrations", () => {
  it("lead to exactly what schema.prisma says", async () => {
    expect(await findDrift()).toBe("");
  }, 60_000);
});
