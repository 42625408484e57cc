import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startForTest, testApp } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";
import { createIdToken } from "./id-token.ts";
import { shopUsers } from "./shop-users.ts";

const run = promisify(execFile);
const program = fileURLToPath(new URL("../testing/shopify-library-program.ts", import.meta.url));

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest();
});
afterAll(() => platform.close());

describe("appEnvironment()", () => {
  it("lets Shopify's own library exchange, refresh and query by environment alone", async () => {
    await platform.client.install(platform.shop);
    const settings = {
      apiKey: testApp.apiKey,
      apiSecret: testApp.apiSecret,
      shop: platform.shop,
      idToken: createIdToken(testApp, platform.shop, shopUsers.owner),
    };
    const { stdout } = await run(process.execPath, [program, JSON.stringify(settings)], {
      env: { ...process.env, ...platform.local.appEnvironment() },
    });
    expect(JSON.parse(stdout)).toEqual({
      scope: "read_customers,read_orders",
      first: { ok: true },
      second: { ok: true },
      elsewhere: "refused",
    });
  });
});
