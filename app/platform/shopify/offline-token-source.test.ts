import { Session } from "@shopify/shopify-api";
import { describe, expect, it } from "vitest";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { asInstallationId, parseShopDomain } from "../../domain/shared/ids.ts";
import { createOfflineTokenSource } from "./offline-token-source.server.ts";

const shop = parseShopDomain("skogen.myshopify.com")!;
const installation = asInstallationId("0193b1f0-0000-7000-8000-000000000002");
const now = new Date("2026-11-23T12:00:00Z");

type Answer = () => Response | Promise<Response>;

const renewed = () =>
  Response.json({
    access_token: "shpat_new",
    scope: "read_orders",
    expires_in: 3600,
    refresh_token: "shprt_new",
    refresh_token_expires_in: 7_776_000,
  });

function createWorld(options: {
  readonly session?: Partial<Session> | null;
  readonly answer?: Answer;
  readonly isInstalled?: boolean;
}) {
  const given = {
    accessToken: "shpat_old",
    refreshToken: "shprt_old",
    expires: new Date("2026-11-23T13:00:00Z"),
    ...options.session,
  };
  const base = { id: `offline_${shop}`, shop, state: "", isOnline: false };
  const world = {
    stored: options.session === null ? undefined : new Session({ ...base, ...given }),
    calls: [] as { url: string; body: unknown }[],
  };
  const tokens = createOfflineTokenSource({
    sessions: {
      loadSession: async () => world.stored,
      renewSession: async (session) => {
        world.stored = session;
        return true;
      },
    },
    findShop: async () => (options.isInstalled === false ? undefined : shop),
    apiKey: "key",
    apiSecret: "secret",
    clock: { now: () => now },
    fetch: async (...call) => {
      const request = new Request(...call);
      world.calls.push({ url: request.url, body: await request.json() });
      return (options.answer ?? renewed)();
    },
  });
  return { world, tokens };
}

describe("createOfflineTokenSource()", () => {
  it("hands out a token that is good for a while without asking Shopify", async () => {
    const { world, tokens } = createWorld({});
    const access = await tokens.accessFor(installation, { refresh: false });
    expect(access).toEqual({ shop, accessToken: "shpat_old" });
    expect(world.calls).toEqual([]);
  });

  it("renews a token that ends within five minutes and keeps the new pair", async () => {
    const { world, tokens } = createWorld({
      session: { expires: new Date("2026-11-23T12:04:59Z") },
    });
    const access = await tokens.accessFor(installation, { refresh: false });
    expect(access?.accessToken).toBe("shpat_new");
    expect(world.calls).toEqual([
      {
        url: "https://skogen.myshopify.com/admin/oauth/access_token",
        body: {
          client_id: "key",
          client_secret: "secret",
          grant_type: "refresh_token",
          refresh_token: "shprt_old",
        },
      },
    ]);
    expect(world.stored?.refreshToken).toBe("shprt_new");
    expect(world.stored?.expires).toEqual(new Date("2026-11-23T13:00:00Z"));
  });

  it("renews a token Shopify refused, however long it would last", async () => {
    const { tokens } = createWorld({});
    const access = await tokens.accessFor(installation, { refresh: true });
    expect(access?.accessToken).toBe("shpat_new");
  });

  it("asks once for many callers at the same moment", async () => {
    const { world, tokens } = createWorld({});
    const ask = () => tokens.accessFor(installation, { refresh: true });
    const all = await Promise.all([ask(), ask(), ask()]);
    expect(all.map((access) => access?.accessToken)).toEqual(Array(3).fill("shpat_new"));
    expect(world.calls).toHaveLength(1);
  });

  it("knows no token where the app is not installed or has no session", async () => {
    const gone = createWorld({ isInstalled: false });
    const none = createWorld({ session: null });
    expect(await gone.tokens.accessFor(installation, { refresh: false })).toBeUndefined();
    expect(await none.tokens.accessFor(installation, { refresh: false })).toBeUndefined();
  });

  it("knows no token once the renewal is refused", async () => {
    const { tokens } = createWorld({
      answer: () => Response.json({ error: "invalid_grant" }, { status: 400 }),
    });
    expect(await tokens.accessFor(installation, { refresh: true })).toBeUndefined();
  });

  it("takes the token another process got with the same renewal", async () => {
    const { world, tokens } = createWorld({
      answer: () => {
        world.stored = new Session({ ...world.stored!.toObject(), accessToken: "shpat_theirs" });
        return Response.json({ error: "invalid_grant" }, { status: 400 });
      },
    });
    const access = await tokens.accessFor(installation, { refresh: true });
    expect(access?.accessToken).toBe("shpat_theirs");
  });

  it.each<[string, Answer]>([
    ["5xx", () => new Response("", { status: 503 })],
    ["429", () => new Response("", { status: 429 })],
    ["half a page", () => new Response("{")],
    ["a dropped connection", () => Promise.reject(new TypeError("fetch failed"))],
  ])("calls %s transient, so that the job comes back", async (_what, answer) => {
    const { tokens } = createWorld({ answer });
    const asked = tokens.accessFor(installation, { refresh: true });
    await expect(asked).rejects.toBeInstanceOf(TransientSourceError);
  });
});
