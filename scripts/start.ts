// npm start: the app against its database. DATABASE_URL names a PostgreSQL server; without one the
// embedded database is started, but only when EMBEDDED_DATABASE asks for it by name, for a shop's
// data must not land in a folder nobody knows of.
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build.ts";
import { exitWith, nodeProgram, runAgainstDatabase, StartError } from "./launch.ts";
import { repositoryRoot } from "./run-command.ts";

/** Stands in .env.example for all to read, so it may only meet the example's app. */
const EXAMPLE = {
  key: "bGFnb20tZXhhbXBsZS1rZXktbm90LWZvci1yZWFsISE=",
  app: "00000000000000000000000000000000",
};

function refuseExampleKey(): void {
  const isExample = process.env["KEY_ENCRYPTION_KEY"]?.trim() === EXAMPLE.key;
  if (!isExample || process.env["SHOPIFY_API_KEY"] === EXAMPLE.app) return;
  throw new StartError(
    "KEY_ENCRYPTION_KEY is the published example. Make your own: openssl rand -base64 32",
  );
}

await exitWith(async () => {
  const file = path.join(repositoryRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  refuseExampleKey();
  await ensureBuild();
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  return runAgainstDatabase([nodeProgram("app/entry.node.ts", env)]);
});
