import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LedgerWorld, openLedgerWorld } from "../../tests/support/ledger-world.ts";
import type { PostDeps } from "../connectors/signed-webhook/post-signed.server.ts";
import { createKeyStore } from "../db/keys/key-store.server.ts";
import { createEffectStore } from "../db/newsletter/effect-store.server.ts";
import { createWishStore } from "../db/newsletter/wish-store.server.ts";
import { applyWishes } from "../domain/newsletter/apply-wishes.ts";
import { createMailToolServices } from "./mail-tool-services.server.ts";

/** A mail tool with a list of its own, which fails as often as it is told to. */
const tool = { isOut: false, fails: 0, told: 0 };
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    if (tool.fails > 0) {
      tool.fails -= 1;
      response.writeHead(500).end();
    } else if (request.url === "/asked") {
      response.end(JSON.stringify({ status: tool.isOut ? "out" : "in" }));
    } else {
      Object.assign(tool, { isOut: true, told: tool.told + 1 });
      response.end('{"status":"done"}');
    }
  });
});
const network: PostDeps = {
  lookup: (_name, _options, callback) => callback(null, [{ address: "1.1.1.1", family: 4 }]),
  ask: ((url: URL, options: object, callback: (response: IncomingMessage) => void) =>
    httpRequest(
      new URL(url.pathname, "http://127.0.0.1"),
      { ...options, lookup: undefined, port: (server.address() as AddressInfo).port },
      callback,
    )) as PostDeps["ask"],
};

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedgerWorld();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await world.close();
});

describe("createMailToolServices()", () => {
  it("tells a tool that failed at first, reads it back, and puts right what was turned round there", async () => {
    const { prisma, secrets } = world;
    const shop = world.freshShop();
    const installationId = await world.open(shop);
    const keys = createKeyStore(world);
    const turn = { now: new Date(Date.UTC(2026, 10, 20, 8)) };
    const clock = { now: () => turn.now };
    const tools = createMailToolServices({ prisma, keys, clock, network });
    const entry = { installationId, dataRequestId: null, action: "x", actor: "system", detail: {} };
    const base = "https://tool.example.test";
    const settings = { name: "List", url: `${base}/told`, readUrl: `${base}/asked` };
    await tools.add({ ...settings, channels: ["email"] }, { ...entry, at: turn.now });
    const store = createWishStore({
      ...{ prisma, secrets, keys, systems: [], findTools: tools.findSystems },
      enqueue: () => Promise.resolve(),
    });
    const effects = createEffectStore({ prisma, keys });
    const work = async (seconds: number) => {
      turn.now = new Date(turn.now.getTime() + seconds * 1_000);
      const systems = await tools.systemsOf(installationId);
      await applyWishes({ effects, systems, clock }, installationId, AbortSignal.timeout(20_000));
      const [effect] = await prisma.marketingEffect.findMany({ where: { installationId } });
      const [known] = await tools.list(installationId);
      return { state: effect?.state, drifts: effect?.drifts, trouble: known?.trouble };
    };
    tool.fails = 1;
    await store.take({
      ...{ shop, channel: "email", address: "kund@example.test", door: "link" },
      ...{ wish: { kind: "opt-out", topics: "all" }, receivedAt: turn.now },
    });
    expect(await work(0)).toEqual({ state: "waiting", drifts: 0, trouble: "http-500" });
    expect(await work(6)).toEqual({ state: "in-effect", drifts: 0, trouble: null });
    expect(tool).toMatchObject({ isOut: true, told: 1 });
    tool.isOut = false;
    expect(await work(20)).toEqual({ state: "in-effect", drifts: 1, trouble: null });
    expect(tool).toMatchObject({ isOut: true, told: 2 });
  });
});
