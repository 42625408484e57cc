import { Session } from "@shopify/shopify-api";
import { beforeEach, describe, expect, it } from "vitest";
import { createSessionStorage, type SessionRows } from "./session-storage.server.ts";
import { testSessionStorage } from "../../../tests/support/session-storage-contract.ts";

type Kept = Parameters<SessionRows["save"]>[0];

function createRows(): SessionRows & { readonly kept: Map<string, Kept> } {
  const kept = new Map<string, Kept>();
  return {
    kept,
    save: async (session) => {
      kept.set(session.id, session);
    },
    renew: async (session) => {
      kept.set(session.id, session);
      return true;
    },
    find: async (id) => kept.get(id),
    findByShop: async (shop) => [...kept.values()].filter((one) => one.shop === shop),
    delete: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
  };
}

describe("createSessionStorage() over rows in memory", () => {
  testSessionStorage(async () => {
    const storage = createSessionStorage(createRows());
    return { storage, shop: "skogen.myshopify.com", otherShop: "fjallet.myshopify.com" };
  });
});

describe("createSessionStorage()", () => {
  let rows: ReturnType<typeof createRows>;

  beforeEach(() => {
    rows = createRows();
  });

  it("keeps outside the sealed content only what a row is found by", async () => {
    const session = new Session({
      id: "offline_skogen.myshopify.com",
      shop: "skogen.myshopify.com",
      state: "",
      isOnline: false,
      accessToken: "shpat_secret",
      refreshToken: "shprt_secret",
    });
    await createSessionStorage(rows).storeSession(session);
    const { content, ...open } = rows.kept.get(session.id)!;
    expect(JSON.stringify(open)).not.toContain("secret");
    expect(content).toContain("shpat_secret");
  });

  it("refuses content that is no session instead of handing out half of one", async () => {
    await rows.save({
      id: "broken",
      shop: "skogen.myshopify.com",
      isOnline: false,
      staffUserId: null,
      expiresAt: null,
      grantedScopes: null,
      content: JSON.stringify({ state: 1 }),
    });
    await expect(createSessionStorage(rows).loadSession("broken")).rejects.toThrow(/state/u);
  });
});
