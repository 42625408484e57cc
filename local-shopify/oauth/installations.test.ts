import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createInstallations } from "./installations.ts";

const shop = "skogen.myshopify.com";
const clock = { now: () => new Date("2026-11-23T12:00:00Z") };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-shopify-state-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("createInstallations()", () => {
  it("still knows installations and tokens after a restart", () => {
    const file = join(folder, "new", "installations.json");
    const before = createInstallations(file, clock);
    before.change(shop, { installed: true, scopes: ["read_orders"] });
    const access = before.issueAccessToken({ shop, userId: null, lifeSeconds: 60 });
    const refresh = before.issueRefreshToken({ shop, lifeSeconds: 60, replaces: null });
    const after = createInstallations(file, clock);
    expect(after.find(shop)).toMatchObject({ installed: true, scopes: ["read_orders"] });
    expect(after.findAccessToken(access)).toMatchObject({ shop, userId: null });
    expect(after.consumeRefreshToken(shop, refresh)).toBe(true);
  });

  it("takes a refresh token from the shop it was issued for alone", () => {
    const installations = createInstallations(join(folder, "other.json"), clock);
    const refresh = installations.issueRefreshToken({ shop, lifeSeconds: 60, replaces: null });
    expect(installations.consumeRefreshToken("other.myshopify.com", refresh)).toBe(false);
    expect(installations.consumeRefreshToken(shop, refresh)).toBe(true);
  });
});
