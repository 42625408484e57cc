import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

const charType = 18;
const textType = 25;

/** Which columns of an answer were of the type "char", by its rows. */
const charColumns = new WeakMap<object, readonly number[]>();

/** `Reflect.get` and a method of the caller's own in place of one of the target's. */
function withMethod<Target extends object>(target: Target, name: string, method: unknown): Target {
  return new Proxy(target, {
    get: (object, key): unknown => (key === name ? method : Reflect.get(object, key, object)),
  });
}

/**
 * An adapter that can read the catalogue: the engine asks for columns of
 * PostgreSQL's internal type "char", which Prisma's adapter refuses. The pool
 * calls them text and the answer gets its type back afterwards.
 */
async function connectForCatalogue(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const query = async (config: pg.QueryArrayConfig) => {
    const result = await pool.query(config);
    const found: number[] = [];
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== charType) continue;
      field.dataTypeID = textType;
      found.push(index);
    }
    charColumns.set(result.rows, found);
    return result;
  };
  const asText = new PrismaPg(withMethod(pool, "query", query), { disposeExternalPool: true });
  const adapter = await asText.connect();
  const queryRaw = async (statement: SqlQuery): Promise<SqlResultSet> => {
    const answer = await adapter.queryRaw(statement);
    for (const index of charColumns.get(answer.rows) ?? []) {
      answer.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return answer;
  };
  return withMethod(adapter, "queryRaw", queryRaw);
}

const noFilters = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/**
 * Prisma's schema engine as WASM. Its command line would download a native one, which locked-down
 * machines cannot reach; this is the same engine, from the registry.
 */
async function load(): Promise<void> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (text: string) => {
        throw new Error(`Prisma's schema engine broke: ${text}`);
      },
    },
  });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(file.replace(/schema_engine\.js$/u, "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": { ...engine } };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") Reflect.apply(start, undefined, []);
}

/** One migration: its folder's name and its SQL. */
export type Migration = { readonly name: string; readonly sql: string };

function toMigrationList(migrations: readonly Migration[]) {
  return {
    baseDir: "/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

async function withEngine<Answer>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (opened: engine.SchemaEngine) => Promise<Answer>,
): Promise<Answer> {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const opened = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await use(opened);
  } finally {
    opened.free();
  }
}

/**
 * Applies what is not applied yet and answers its names. Fills Prisma's ordinary
 * `_prisma_migrations` table, so that `prisma migrate deploy` stays usable.
 */
export async function applyMigrations(
  url: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const migrationsList = toMigrationList(migrations);
  return withEngine(new PrismaPg(url), async (opened) => {
    const done = await opened.applyMigrations({ migrationsList, filters: noFilters });
    return done.appliedMigrationNames;
  });
}

export type DiffParams = {
  readonly migrations: readonly Migration[];
  /** Text of `schema.prisma`. */
  readonly schema: string;
  /** An empty database the migrations are tried out on; its content is lost. */
  readonly scratchUrl: string;
};

/** The SQL that is missing between the migrations and the schema; empty when they agree. */
export async function diffMigrations(params: DiffParams): Promise<string> {
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connectForCatalogue(params.scratchUrl),
    // Prisma would create a database of its own, which the embedded database cannot.
    connectToShadowDb: () => connectForCatalogue(params.scratchUrl),
  };
  return withEngine(factory, async (opened) => {
    const difference = await opened.diff({
      from: { tag: "migrations", ...toMigrationList(params.migrations) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: params.schema }] },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return difference.exitCode === 0 ? "" : (difference.stdout ?? "");
  });
}
