import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { startApp, testAppEnvironment } from "../support/app-process.ts";
import { openScratchDatabase, type ScratchDatabase } from "../support/scratch-database.ts";
import { dataRequestBody, sendWebhook, testShop } from "../support/webhook-sender.ts";

let database: ScratchDatabase;

beforeAll(async () => {
  database = await openScratchDatabase();
  const shop = await database.prisma.shop.create({ data: { domain: testShop } });
  await database.prisma.installation.create({ data: { shopId: shop.id, state: "installed" } });
});
afterAll(async () => {
  await database.close();
});

async function runUntilItEnds(
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; text: string }> {
  const args = ["--disable-warning=ExperimentalWarning", "app/entry.node.ts"];
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, env });
  let text = "";
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  await once(child, "exit");
  return { code: child.exitCode, text };
}

describe("app/entry.node.ts", () => {
  it("refuses to start without its environment and names every fault at once", async () => {
    const { code, text } = await runUntilItEnds({
      PATH: process.env["PATH"],
      NODE_ENV: "production",
    });
    expect(code).toBe(1);
    for (const name of ["SHOPIFY_API_KEY", "DATABASE_URL", "KEY_ENCRYPTION_KEY"]) {
      expect(text).toContain(`${name}: is missing`);
    }
  });

  it("serves the web in one process and does the jobs in another", async () => {
    const environment = testAppEnvironment(database.url);
    const web = await startApp({ ...environment, PROCESS_ROLE: "web" });
    const worker = await startApp({ ...environment, PROCESS_ROLE: "worker" });
    const sent = await sendWebhook(web.url, { body: dataRequestBody() });
    expect(sent.status).toBe(200);
    const statusOf = async () => (await database.prisma.dataRequest.findFirst())?.status;
    await expect.poll(statusOf, { timeout: 20_000 }).not.toBe("received");
    expect(web.log()).not.toContain("job done");
    expect((await sendWebhook(worker.url, { body: dataRequestBody() })).status).toBe(404);
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
    expect(await web.stop()).toBe(0);
    expect(await worker.stop()).toBe(0);
  });

  it("writes nothing but lines of its log, and nothing of the addresses it was asked for", async () => {
    const app = await startApp({ ...testAppEnvironment(database.url), PROCESS_ROLE: "web" });
    const asked = [
      "/nothing/anna@example.com?id_token=abc",
      "/app/requests/anna@example.com?hmac=abc",
      "/app?_data=routes%2Fnothing&id_token=abc",
      `/auth/exit-iframe?shop=${testShop}&host=YQ&exitIframe=https%3A%2F%2Fx.test%2F%3Fhmac%3D1`,
    ];
    // Shopify's library turns anything that looks like a program away before it looks at it.
    const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0" };
    for (const address of asked) await fetch(app.url + address, { headers, redirect: "manual" });
    await app.stop();
    const lines = app.log().trim().split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ msg: "request refused", status: 404 }),
    );
    expect(app.log()).not.toMatch(/anna|id_token|hmac|x\.test/u);
  });

  it("answers what it has begun when it is asked to end, within ten seconds", async () => {
    const app = await startApp(testAppEnvironment(database.url));
    const held = await database.pool.connect();
    await held.query("BEGIN");
    await held.query(`LOCK TABLE "Delivery" IN EXCLUSIVE MODE`);
    const sent = sendWebhook(app.url, { body: dataRequestBody() });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const startedAt = performance.now();
    const stopped = app.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await held.query("ROLLBACK");
    held.release();
    expect((await sent).status).toBe(200);
    expect(await stopped).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it("refuses to start with a key that opens nothing of the database", async () => {
    const { code, text } = await runUntilItEnds({
      ...testAppEnvironment(database.url),
      KEY_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64"),
      PORT: "0",
    });
    expect(code).toBe(1);
    expect(text).toContain("is not the one this database was sealed under");
  });
});
