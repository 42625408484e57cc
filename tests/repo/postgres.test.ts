import pg from "pg";
import { describe, expect, it } from "vitest";
import { postgresAvailable, startPostgres } from "../support/postgres.ts";

describe.skipIf(!postgresAvailable())("startPostgres()", () => {
  it("gives an empty database that syncs to disk, and leaves nothing answering once stopped", async () => {
    const server = await startPostgres();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<{ fsync: string }>("show fsync");
    await client.end();
    await server.stop();
    expect(rows).toEqual([{ fsync: "on" }]);
    await expect(new pg.Client({ connectionString: server.url }).connect()).rejects.toThrow();
  });
});
