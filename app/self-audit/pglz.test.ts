import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScratchDatabase, type ScratchDatabase } from "../../tests/support/scratch-database.ts";
import { takeAll } from "../../tests/support/self-audit/take-all.ts";
import { createStreamSearch } from "./search.ts";
import { createTokenIndex } from "./token-index.ts";

const filler = (words: number) =>
  Array.from({ length: words }, (_, number) => `word ${number % 40} of the text`).join(", ");

let database: ScratchDatabase;

beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

/** The bytes of a table's file, or of that its long values are moved to. */
async function readFile(table: string, part: "heap" | "toast"): Promise<Buffer> {
  await database.pool.query("CHECKPOINT");
  const relation = part === "heap" ? "oid" : "reltoastrelid";
  const { rows } = await database.pool.query<{ file: Buffer }>(
    `SELECT pg_read_binary_file(pg_relation_filepath(${relation}::regclass)) AS file
       FROM pg_class WHERE oid = $1::regclass`,
    [table],
  );
  return rows[0]!.file;
}

function formsOf(bytes: Buffer, token: string): readonly string[] {
  const forms: string[] = [];
  const stream = createStreamSearch({
    index: createTokenIndex([token]),
    found: (_, form) => forms.push(form),
  });
  takeAll(stream.push(bytes));
  takeAll(stream.end());
  return forms;
}

describe("findPostgresCompressed()", () => {
  it("finds a token in a value the database compressed in its row, deleted or not", async () => {
    const token = "qwizutekadolubex";
    await database.pool.query("CREATE TABLE short_texts (value text)");
    const text = `${filler(150)} ${token} ${filler(100)}`;
    await database.pool.query("INSERT INTO short_texts VALUES ($1)", [text]);
    await database.pool.query("DELETE FROM short_texts");
    const file = await readFile("short_texts", "heap");
    expect(file.includes(token)).toBe(false);
    expect(formsOf(file, token)).toContain("pglz > plain");
  });

  it("finds a token in the first piece of a value the database compressed and moved out", async () => {
    const token = "xebulodaketuziwq";
    await database.pool.query("CREATE TABLE long_texts (value text)");
    const noise = Array.from({ length: 900 }, () => Math.random().toString(36).slice(2, 7));
    const text = `${filler(60)} ${token} ${noise.join(" word of the text ")}`;
    await database.pool.query("INSERT INTO long_texts VALUES ($1)", [text]);
    const file = await readFile("long_texts", "toast");
    expect(file.includes(token)).toBe(false);
    expect(formsOf(file, token)).toContain("pglz > plain");
  });
});
