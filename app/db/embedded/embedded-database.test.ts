import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startEmbeddedDatabase } from "../../../tests/support/embedded-database.ts";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database.server.ts";

const newFolder = () => fs.mkdtempSync(path.join(tmpdir(), "lagom-embedded-test-"));

describe("openEmbeddedDatabase()", () => {
  let database: EmbeddedDatabase;
  let pool: pg.Pool;
  const dir = path.join(newFolder(), "database");

  beforeAll(async () => {
    database = await openEmbeddedDatabase({ dir, port: 0, onBroken: () => undefined });
    pool = new pg.Pool({ connectionString: database.url, max: 8 });
    await pool.query("CREATE TABLE kept (n int)");
  });
  afterAll(async () => {
    await pool.end();
    await database.stop();
    fs.rmSync(path.dirname(dir), { recursive: true, force: true });
  });

  it("has fsync on and forces a commit to the disk before it is acknowledged", async () => {
    const { rows } = await pool.query("SHOW fsync");
    expect(rows).toEqual([{ fsync: "on" }]);
    const forced = vi.spyOn(fs, "fsyncSync");
    for (let n = 1; n <= 5; n += 1) {
      await pool.query("INSERT INTO kept VALUES ($1)", [n]);
      expect(forced.mock.calls.length).toBeGreaterThanOrEqual(n);
    }
  });

  it("keeps statements of many connections apart, also those larger than a packet", async () => {
    // Without SharedSession about one in a hundred of these comes back with another's columns.
    const asked = Array.from({ length: 300 }, async (_, index) => {
      const column = `n${String(index % 5)}`;
      const sql = `SELECT $1::int + ${String(index % 7)} AS ${column}, length($2::text) AS length`;
      const text = "x".repeat(index % 4 === 0 ? 400_000 : 10);
      const { rows } = await pool.query(sql, [index, text]);
      return {
        got: rows[0] as unknown,
        want: { [column]: index + (index % 7), length: text.length },
      };
    });
    for (const { got, want } of await Promise.all(asked)) expect(got).toEqual(want);
  });

  it("lets others wait for a transaction and never see half of it", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO kept VALUES (1000)");
    const other = pool.query("SELECT count(*)::int AS n FROM kept WHERE n = 1000");
    await client.query("ROLLBACK");
    client.release();
    expect((await other).rows).toEqual([{ n: 0 }]);
  });

  it("goes on after a connection was lost in the middle of a transaction", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO kept VALUES (2000)");
    client.release(new Error("lost"));
    const { rows } = await pool.query("SELECT count(*)::int AS n FROM kept WHERE n = 2000");
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe("the embedded database's process", () => {
  it("keeps what it acknowledged when it is killed, and opens again at once", async () => {
    const folder = newFolder();
    const first = await startEmbeddedDatabase(folder);
    const client = new pg.Client({ connectionString: first.url });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("CREATE TABLE kept (n int)");
    await client.query("INSERT INTO kept VALUES (1)");
    first.process.kill("SIGKILL");
    const second = await startEmbeddedDatabase(folder);
    const again = new pg.Client({ connectionString: second.url });
    await again.connect();
    const { rows } = await again.query("SELECT n FROM kept");
    await again.end();
    await second.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    expect(rows).toEqual([{ n: 1 }]);
  }, 60_000);
});
