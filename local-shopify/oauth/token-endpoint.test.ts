import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { startForTest, testApp } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";
import { createIdToken } from "./id-token.ts";
import { shopUsers } from "./shop-users.ts";

const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  scope: z.string(),
  expires_in: z.number().optional(),
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest();
});
afterAll(() => platform.close());
beforeEach(async () => {
  await platform.client.install(platform.shop);
});

const client = {
  client_id: testApp.apiKey,
  client_secret: testApp.apiSecret,
};

function post(form: Readonly<Record<string, unknown>>) {
  return platform.fetch(`https://${platform.shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(form),
  });
}

function exchangeForm(user = shopUsers.owner, type = "offline") {
  return {
    ...client,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: createIdToken(testApp, platform.shop, user),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: `urn:shopify:params:oauth:token-type:${type}-access-token`,
    expiring: "1",
  };
}

async function exchange() {
  const reply = await post(exchangeForm());
  expect(reply.status).toBe(200);
  return tokensSchema.parse(JSON.parse(reply.body));
}

async function refresh(token: string | undefined) {
  const reply = await post({
    ...client,
    grant_type: "refresh_token",
    refresh_token: token,
  });
  const tokens = tokensSchema.safeParse(JSON.parse(reply.body));
  return { status: reply.status, tokens: tokens.data };
}

async function callStatus(token: string | undefined): Promise<number> {
  const reply = await platform.fetch(`https://${platform.shop}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-access-token": token ?? "" },
    body: JSON.stringify({ query: "{ shop { id } }" }),
  });
  return reply.status;
}

describe("createTokenEndpoint()", () => {
  it("exchanges an id token for an expiring offline token with the toml's scopes", async () => {
    const tokens = await exchange();
    expect(tokens).toMatchObject({
      scope: "read_customers,read_orders",
      expires_in: 3600,
    });
    expect(await callStatus(tokens.access_token)).toBe(200);
    expect(platform.adminApi.calls.at(-1)).toMatchObject({
      shop: platform.shop,
      apiVersion: "2026-10",
      scopes: ["read_customers", "read_orders"],
    });
  });

  it("names the user of the id token in an online token", async () => {
    const reply = await post(exchangeForm(shopUsers.staff, "online"));
    expect(JSON.parse(reply.body)).toMatchObject({
      expires_in: 86399,
      associated_user: { id: 43, account_owner: false },
    });
  });

  it("refuses a wrong secret, the previous secret and a foreign id token", async () => {
    for (const client_secret of ["wrong", testApp.previousSecret]) {
      const reply = await post({ ...exchangeForm(), client_secret });
      expect(reply.status).toBe(401);
    }
    const foreign = createIdToken(
      { ...testApp, apiSecret: "other" },
      platform.shop,
      shopUsers.owner,
    );
    const reply = await post({ ...exchangeForm(), subject_token: foreign });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toEqual({ error: "invalid_subject_token" });
  });

  it("refuses an exchange before the app is installed", async () => {
    await platform.client.uninstall(platform.shop);
    const reply = await post(exchangeForm());
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toEqual({ error: "app_not_installed" });
  });

  it("rotates refresh tokens, the previous one living until the new one is used", async () => {
    const first = await exchange();
    const lostAnswer = await refresh(first.refresh_token);
    const second = await refresh(first.refresh_token);
    expect([lostAnswer.status, second.status]).toEqual([200, 200]);
    const third = await refresh(second.tokens?.refresh_token);
    expect(third.status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect(await callStatus(third.tokens?.access_token)).toBe(200);
  });

  it("lets access tokens end after an hour of local time", async () => {
    const tokens = await exchange();
    await platform.client.clock.advance(3599_000);
    expect(await callStatus(tokens.access_token)).toBe(200);
    await platform.client.clock.advance(2_000);
    expect(await callStatus(tokens.access_token)).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it("expires and revokes tokens on request", async () => {
    const tokens = await exchange();
    await platform.client.expireTokens(platform.shop);
    expect(await callStatus(tokens.access_token)).toBe(401);
    const fresh = await refresh(tokens.refresh_token);
    await platform.client.revokeTokens(platform.shop);
    expect(await callStatus(fresh.tokens?.access_token)).toBe(401);
    expect((await refresh(fresh.tokens?.refresh_token)).status).toBe(400);
  });

  it("kills every token at uninstall, for good", async () => {
    const tokens = await exchange();
    await platform.client.uninstall(platform.shop);
    expect(await callStatus(tokens.access_token)).toBe(401);
    await platform.client.install(platform.shop);
    expect(await callStatus(tokens.access_token)).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });
});
