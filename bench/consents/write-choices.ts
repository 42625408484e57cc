import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { createDatabase } from "../../app/db/database.server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { startApp, testApp, testAppEnvironment } from "../../tests/support/app-process.ts";
import { plantShop } from "../../tests/support/consent-fixture.ts";
import { type LoadResult, sendAll } from "../webhooks/send-all.ts";
import { benchShop, makeReports, signedAddress } from "./reports.ts";

const inFlight = 200;
const warmUp = 300;

/** A server that takes choices in, at this address. */
type Server = { readonly url: string; readonly stop: () => Promise<unknown> };
type Start = (databaseUrl: string, installation: string) => Promise<Server>;

/** The app as it is built, without its jobs. */
export const startLagom: Start = async (databaseUrl) => {
  const environment = { ...testAppEnvironment(databaseUrl), LOG_LEVEL: "info" };
  const app = await startApp({ ...environment, PROCESS_ROLE: "web" });
  return { url: `${app.url}/proxy/consent`, stop: app.stop };
};

/** A bare server that writes the same rows, one transaction each. */
export const startPeer: Start = async (databaseUrl, installation) => {
  const program = path.join(repositoryRoot, "bench/consents/peer-server.ts");
  const args = [program, "--installation", installation, "--secret", testApp.apiSecret];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
  };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return {
      url,
      stop: async () => {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGKILL");
        await ended;
      },
    };
  }
  throw new Error("the peer ended before it listened");
};

type Database = { readonly url: string; readonly stop: () => Promise<void> };

/** Choices acknowledged per second with 200 in flight, on a new database. */
export async function measureWriting(
  openDatabase: () => Promise<Database>,
  start: Start,
  count: number,
): Promise<LoadResult> {
  const database = await openDatabase();
  try {
    await migrate(database.url);
    const opened = createDatabase({ url: database.url, poolSize: 2 });
    const { installationId } = await plantShop(opened, benchShop);
    await opened.close();
    const server = await start(database.url, installationId);
    try {
      await sendAll({
        ...{ url: signedAddress(server.url), deliveries: makeReports(warmUp), inFlight: 20 },
      });
      const deliveries = makeReports(count);
      const result = await sendAll({ url: signedAddress(server.url), deliveries, inFlight });
      if (result.accepted !== count) throw new Error(`${String(result.accepted)} were accepted`);
      return result;
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}
