import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDrift } from "../../../scripts/migrate.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

/** Foreign keys whose columns begin no index of their table. */
const bareForeignKeys = `
  SELECT c.conrelid::regclass::text AS "table", c.conname AS "name" FROM pg_constraint c
  WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
    AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)`;

describe("prisma/migrations", () => {
  it("lead to exactly what schema.prisma says", async () => {
    expect(await findDrift()).toBe("");
  }, 60_000);

  it("index every foreign key, so that removing a row never reads a whole table", async () => {
    const { rows } = await database.pool.query(bareForeignKeys);
    expect(rows).toEqual([]);
  });
});
