// What `shopify app dev` runs (shopify.web.toml): the web server with hot reload, and a worker, on an
// embedded database of their own. Shopify's CLI tells credentials, port and the tunnel's address.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exitWith, nodeProgram, runAgainstDatabase } from "./launch.ts";
import { installedProgram, repositoryRoot } from "./run-command.ts";

const DATA = path.join(repositoryRoot, ".data", "dev");

/** A key of this machine's own, so that a development store's data is sealed too. */
function ensureKeyFile(): string {
  const file = path.join(DATA, "key");
  mkdirSync(DATA, { recursive: true });
  const key = randomBytes(32).toString("base64");
  if (!existsSync(file)) writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return file;
}

/** Shopify's CLI puts the tunnel's address into HOST, which names the listening address here. */
function environmentFromCli(): NodeJS.ProcessEnv {
  const { HOST, ...rest } = process.env;
  const address = HOST?.startsWith("http") === true ? HOST : process.env["SHOPIFY_APP_URL"];
  const hasKey = [rest["KEY_ENCRYPTION_KEY"], rest["KEY_ENCRYPTION_KEY_FILE"]].some(Boolean);
  return {
    ...rest,
    HOST: "127.0.0.1",
    NODE_ENV: "development",
    ...(address === undefined ? {} : { SHOPIFY_APP_URL: address }),
    ...(hasKey ? {} : { KEY_ENCRYPTION_KEY_FILE: ensureKeyFile() }),
    ERASURE_LEDGER_FILE: rest["ERASURE_LEDGER_FILE"] ?? path.join(DATA, "erasure-ledger"),
  };
}

await exitWith(async () => {
  const env = environmentFromCli();
  if (!process.env["DATABASE_URL"]) process.env["EMBEDDED_DATABASE"] ??= path.join(DATA, "db");
  return runAgainstDatabase([
    { command: installedProgram("remix"), args: ["vite:dev"], env },
    nodeProgram("app/entry.node.ts", { ...env, PROCESS_ROLE: "worker" }),
  ]);
});
