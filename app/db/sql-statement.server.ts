/** One SQL statement made of common table expressions, so that it takes one round trip. */
export type SqlStatement = {
  /** Adds a value; answers its placeholder with its type: `$3::uuid`. */
  readonly bind: (value: unknown, type: SqlType) => string;
  /** Adds `name AS (sql)`. */
  readonly with: (name: string, sql: string) => void;
  /** Adds an INSERT of one row; `from` makes it depend on another expression's rows. */
  readonly insert: (row: InsertedRow) => void;
  readonly text: () => string;
  readonly values: () => unknown[];
};

export type SqlType = "uuid" | "text" | "bytea" | "timestamptz" | "jsonb";

export type InsertedRow = {
  readonly name: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, readonly [value: unknown, type: SqlType]>>;
  readonly from?: string;
  readonly onConflictDoNothing?: boolean;
};

/** Starts an empty statement. */
export function createStatement(): SqlStatement {
  const values: unknown[] = [];
  const parts: string[] = [];
  const bind = (value: unknown, type: SqlType) => {
    values.push(value);
    return `$${values.length}::${type}`;
  };
  const add = (name: string, sql: string) => {
    parts.push(`${name} AS (${sql})`);
  };
  return {
    bind,
    with: add,
    insert: ({ name, table, columns, from, onConflictDoNothing }) => {
      const names = Object.keys(columns).map((column) => `"${column}"`);
      const placed = Object.values(columns).map(([value, type]) => bind(value, type));
      const source = from === undefined ? "" : ` FROM ${from}`;
      const conflict = onConflictDoNothing === true ? " ON CONFLICT DO NOTHING" : "";
      const into = `INSERT INTO "${table}" (${names.join(", ")})`;
      add(name, `${into} SELECT ${placed.join(", ")}${source}${conflict} RETURNING 1`);
    },
    text: () => `WITH ${parts.join(",\n")}\nSELECT 1`,
    values: () => values,
  };
}
