import type { Prisma } from "../generated/prisma/client.ts";

type ColumnType = "uuid" | "text" | "int" | "bytea" | "timestamptz";

/** A row to insert; a date or bytes in the text form PostgreSQL takes (ISO 8601, `\x` and hex). */
type BulkRow<Column extends string> = Readonly<Record<Column, string | number | null>>;

export type BulkInsert<Column extends string> = {
  /** Names of the schema, never what somebody typed. */
  readonly table: string;
  readonly columns: Readonly<Record<Column, ColumnType>>;
  readonly rows: readonly BulkRow<Column>[];
};

/** A parameter for each value costs tens of times what one JSON text for all of them does. */
const sliceRows = 1_000;

/** Inserts any number of rows inside the caller's transaction; a row that is there already is left. */
export async function bulkInsert<Column extends string>(
  tx: Pick<Prisma.TransactionClient, "$executeRawUnsafe">,
  { table, columns, rows }: BulkInsert<Column>,
): Promise<void> {
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${String(type)}`);
  const sql = `INSERT INTO "${table}" (${names.join(", ")})
    SELECT ${names.map((name) => `x.${name}`).join(", ")}
    FROM json_to_recordset($1::json) AS x(${typed.join(", ")})
    ON CONFLICT DO NOTHING`;
  for (let from = 0; from < rows.length; from += sliceRows) {
    await tx.$executeRawUnsafe(sql, JSON.stringify(rows.slice(from, from + sliceRows)));
  }
}

/** Bytes as a value of a `bytea` column. */
export function toBytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
