import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startForTest } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest();
});
afterAll(() => platform.close());

describe("startInterceptingProxy()", () => {
  it("forwards the app's public name to where the app listens", async () => {
    const reply = await platform.fetch("https://lagom.example.test/healthz?x=1", {
      headers: { cookie: "a=b" },
    });
    expect(reply).toMatchObject({ status: 200, body: "fake app" });
    expect(platform.app.seen.at(-1)).toMatchObject({
      path: "/healthz?x=1",
      headers: {
        host: "lagom.example.test",
        cookie: "a=b",
        "x-forwarded-proto": "https",
      },
    });
  });

  it("answers for Shopify's hosts under their own names", async () => {
    const admin = await platform.fetch(`https://${platform.shop}/admin/apps`);
    expect(admin.status).toBe(302);
    expect(admin.headers["location"]).toBe("https://admin.shopify.com/store/skogen/apps");
    const other = await platform.fetch("https://other.myshopify.com/admin");
    expect(other.status).toBe(404);
  });

  it("refuses every other host and records it", async () => {
    await expect(platform.fetch("https://example.com/")).rejects.toThrow();
    expect(await platform.client.blockedHosts()).toContain("example.com:443");
  });
});

describe("createBulkHost()", () => {
  const url = `https://storage.googleapis.com/local-bulk-results/skogen.myshopify.com/file%2F1.jsonl`;

  it("hands out the result of a bulk operation by its file id", async () => {
    const reply = await platform.fetch(url);
    expect(reply).toMatchObject({ status: 200, body: '{"id":1}\n{"id":2}\n' });
  });

  it("answers 404 for a result that does not exist", async () => {
    const reply = await platform.fetch(url.replace("file%2F1", "other"));
    expect(reply.status).toBe(404);
  });

  it("cuts a result at a line end when a fault says so", async () => {
    await platform.client.faults.add({
      shop: platform.shop,
      kind: "bulk",
      truncateBody: "at line end",
    });
    expect((await platform.fetch(url)).body).toBe('{"id":1}\n');
    expect((await platform.fetch(url)).body).toBe('{"id":1}\n{"id":2}\n');
  });
});
