import type pg from "pg";
import type { InstallationId } from "../../domain/shared/ids.ts";

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
 *
 * @param installationId leaves out what foreign keys say is another installation's
 */
export async function* dumpTable(
  pool: pg.Pool,
  name: string,
  installationId?: InstallationId,
): AsyncGenerator<Uint8Array> {
  const own = installationId === undefined ? "true" : await ownRows(pool, name);
  const table = (await readTables(pool)).find((one) => one.name === name);
  if (table === undefined) return;
  const values = table.columns.map((column) =>
    column.isBytes ? column.name : `${column.name}::text`,
  );
  const query = `SELECT ctid::text, ${values.join(", ")} FROM ${name}
    WHERE ctid > $1::tid AND ${own} ORDER BY ctid LIMIT ${pageRows}`;
  const owner = own.includes("$2") ? [installationId] : [];
  let last = "(0,0)";
  for (;;) {
    const { rows } = await pool.query<unknown[]>({
      text: query,
      values: [last, ...owner],
      rowMode: "array",
    });
    for (const [ctid, ...row] of rows) {
      last = String(ctid);
      yield Buffer.concat(row.flatMap((value) => [toBytes(value), lineFeed]));
    }
    if (rows.length < pageRows) return;
  }
}

const foreignKeysQuery = `
  SELECT c.conrelid::regclass::text AS "from", quote_ident(a.attname) AS "column",
         c.confrelid::regclass::text AS "to", quote_ident(b.attname) AS "key"
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
   WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 1
   ORDER BY 1, 2`;

type ForeignKey = Readonly<Record<"from" | "column" | "to" | "key", string>>;

/**
 * A condition on the rows of a table: the installation `$2`'s own, found over
 * the shortest way of foreign keys; true for a table no such way leads to.
 */
async function ownRows(pool: pg.Pool, name: string): Promise<string> {
  const { rows } = await pool.query<ForeignKey>(foreignKeysQuery);
  const conditions = new Map([['"Installation"', "id = $2::uuid"]]);
  // What is added while this runs comes up as well: the nearest tables first.
  for (const [table, condition] of conditions) {
    for (const { from, column, to, key } of rows) {
      const put = (other: string, theirs: string, ours: string): void => {
        if (conditions.has(other)) return;
        conditions.set(other, `${theirs} IN (SELECT ${ours} FROM ${table} WHERE ${condition})`);
      };
      if (to === table) put(from, column, key);
      if (from === table) put(to, key, column);
    }
  }
  return conditions.get(name.replace(/^public\./u, "")) ?? "true";
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
