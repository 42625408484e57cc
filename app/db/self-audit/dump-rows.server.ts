import type pg from "pg";

/** Rows read in one go: some hold half a megabyte. */
const pageRows = 50;

type Column = { readonly name: string; readonly isBytes: boolean };
type Table = { readonly name: string; readonly columns: readonly Column[] };

const tablesQuery = `
  SELECT format('%I.%I', n.nspname, c.relname) AS "table", quote_ident(a.attname) AS "column",
         a.atttypid = 'bytea'::regtype AS "isBytes"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^(pg_|information_schema$)'
   ORDER BY 1, a.attnum`;

/** Every table there is, the job queue's included, by its full name. */
export async function listTables(pool: pg.Pool): Promise<readonly string[]> {
  return (await readTables(pool)).map(({ name }) => name);
}

/**
 * All rows of a table as bytes: each value on its own, texts as they are
 * printed, binary ones as they are, a line feed after each. Read page by page
 * without a transaction: what is written meanwhile may be missing.
 */
export async function* dumpTable(pool: pg.Pool, name: string): AsyncGenerator<Uint8Array> {
  const table = (await readTables(pool)).find((one) => one.name === name);
  if (table === undefined) return;
  const values = table.columns.map((column) =>
    column.isBytes ? column.name : `${column.name}::text`,
  );
  const query = `SELECT ctid::text, ${values.join(", ")} FROM ${name}
    WHERE ctid > $1::tid ORDER BY ctid LIMIT ${pageRows}`;
  let last = "(0,0)";
  for (;;) {
    const { rows } = await pool.query<unknown[]>({ text: query, values: [last], rowMode: "array" });
    for (const [ctid, ...row] of rows) {
      last = String(ctid);
      yield Buffer.concat(row.flatMap((value) => [toBytes(value), lineFeed]));
    }
    if (rows.length < pageRows) return;
  }
}

const lineFeed = Buffer.from("\n");

function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return Buffer.from(typeof value === "string" ? value : "");
}

async function readTables(pool: pg.Pool): Promise<readonly Table[]> {
  const { rows } = await pool.query<{ table: string; column: string; isBytes: boolean }>(
    tablesQuery,
  );
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column, isBytes }) => ({ name: column, isBytes })),
  }));
}
