import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/migrate.ts";
import { postgresAvailable, startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Asked for the address of a new database; empty where there is no PostgreSQL. */
    readonly scratchDatabases: string;
  }
}

const template = "lagom_template";

/**
 * One PostgreSQL server for all test files that want a database of their own: migrated once, then
 * copied as a template. It starts with the first file that asks, so that tests of plain rules wait
 * for nothing, and is gone with the run.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!postgresAvailable()) {
    provide("scratchDatabases", "");
    return async () => undefined;
  }
  let started: ReturnType<typeof startTemplate> | undefined;
  let count = 0;
  const server = createServer((_request, response) => {
    const make = async () => {
      started ??= startTemplate();
      const { url } = await started;
      count += 1;
      return copyTemplate(url, `scratch_${String(count)}`);
    };
    make().then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  provide("scratchDatabases", `http://127.0.0.1:${String(port)}/`);
  return async () => {
    server.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}

async function startTemplate() {
  const postgres = await startPostgres();
  try {
    const url = at(postgres.url, template);
    await run(postgres.url, `CREATE DATABASE ${template}`);
    await migrate(url);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Waits for the migration's last connections, which a template may not have. */
async function copyTemplate(server: string, name: string): Promise<string> {
  const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${template}'`;
  await run(server, others);
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return at(server, name);
}

/** Takes a scratch database away, whoever is still connected to it. */
export async function dropScratchDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await run(at(url, "postgres"), `DROP DATABASE ${name} WITH (FORCE)`);
}

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
