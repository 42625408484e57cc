import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LedgerWorld, openLedgerWorld } from "../../../tests/support/ledger-world.ts";
import { applyWishes } from "../../domain/newsletter/apply-wishes.ts";
import type { MarketingConsent, TakenWish } from "../../domain/newsletter/ports.ts";
import type { Wish } from "../../domain/newsletter/types.ts";
import type { InstallationId, ShopDomain } from "../../domain/shared/ids.ts";
import { createSuppressions, enterSuppressions } from "../erasure/suppressions.server.ts";
import { createKeyStore, type KeyStore } from "../keys/key-store.server.ts";
import { createEffectStore } from "./effect-store.server.ts";
import { createWishStore } from "./wish-store.server.ts";

let world: LedgerWorld;
let keys: KeyStore;
beforeAll(async () => {
  world = await openLedgerWorld();
  await world.compare();
  keys = createKeyStore(world);
});
afterAll(() => world.close());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute));
const address = "Ada.L+news@Example.com";
const all: Wish = { kind: "opt-out", topics: "all" };

/** A mail tool that says what it was last told, or turned to. */
function openTool() {
  const state = new Map<string, boolean>();
  const writes: string[] = [];
  const tool: MarketingConsent = {
    system: "shopify",
    channels: ["email"],
    read: ({ address: who }) => {
      const isOut = state.get(who);
      if (isOut === undefined) return Promise.resolve({ kind: "unknown-there" });
      return Promise.resolve({ kind: "read", isOut, word: isOut ? "UNSUBSCRIBED" : "SUBSCRIBED" });
    },
    write: ({ address: who, to }) => {
      writes.push(to);
      state.set(who, to === "out");
      return Promise.resolve({ kind: "written" });
    },
  };
  return { state, writes, tool };
}

async function open() {
  const shop = world.freshShop();
  const installation = await world.open(shop);
  const told: InstallationId[] = [];
  const tool = openTool();
  const store = createWishStore({
    ...{ prisma: world.prisma, secrets: world.secrets, keys, systems: [tool.tool] },
    enqueue: (_tx, id) => {
      told.push(id);
      return Promise.resolve();
    },
  });
  const effects = createEffectStore({ prisma: world.prisma, keys });
  const apply = (now: Date, id = installation) => {
    const deps = { effects, systems: [tool.tool], clock: { now: () => now } };
    return applyWishes(deps, id, AbortSignal.timeout(10_000));
  };
  const take = (wish: Wish, minute: number, more: Partial<TakenWish> = {}) =>
    store.take({
      ...{ shop, channel: "email", address, wish, door: "link", receivedAt: at(minute) },
      ...more,
    });
  const find = (domain: ShopDomain = shop) => store.find(domain, { channel: "email", address });
  return { shop, installation, store, told, tool, apply, take, find, effects };
}

const proofsOf = (installationId: InstallationId) =>
  world.prisma.marketingProof.findMany({ where: { installationId }, orderBy: { id: "asc" } });

describe("createWishStore()", () => {
  it("keeps an opt-out at once, and the same one twice as one", async () => {
    const { installation, take, find, told, store, shop } = await open();
    const first = await take(all, 0);
    const again = await take(all, 1, { address: ` ${address.toLowerCase()} ` });
    expect([first?.outcome, again?.outcome]).toEqual(["changed", "kept"]);
    expect(await find()).toMatchObject({ out: "all", since: at(0), proofId: first?.proofId });
    expect(await proofsOf(installation)).toHaveLength(1);
    expect(told).toEqual([installation]);
    const sms = await store.find(shop, { channel: "sms", address });
    expect(sms?.out).toEqual([]);
  });

  it("keeps a thousand that come at the same time, each once, also twice over", async () => {
    const { installation, store, shop } = await open();
    const wishes = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ shop, channel: "email" as const, address: `p${index % 500}@example.com`, wish: all },
      ...{ door: "one-click" as const, receivedAt: at(0) },
    }));
    const outcomes = await Promise.all(wishes.map((wish) => store.take(wish)));
    expect(outcomes.filter((one) => one?.outcome === "changed")).toHaveLength(500);
    expect(outcomes.filter((one) => one?.outcome === "kept")).toHaveLength(500);
    expect(await proofsOf(installation)).toHaveLength(500);
    const where = { installationId: installation };
    expect(await world.prisma.suppression.count({ where })).toBe(500);
  });

  it("takes an opt-out back by its own undo, to what held before, once", async () => {
    const { take, find } = await open();
    await take({ kind: "preferences", out: ["contests"], lessOften: true }, 0);
    const left = await take(all, 1);
    const undo: Wish = { kind: "undo", of: left?.proofId ?? "" };
    const other = await take(undo, 2, { address: "eve@example.com" });
    expect(other?.outcome).toBe("kept");
    const undone = await take(undo, 3);
    expect(undone?.outcome).toBe("changed");
    expect(await find()).toMatchObject({ out: ["contests"], lessOften: true });
    expect((await take(undo, 4))?.reason).toBe("too-late-to-undo");
  });

  it("lets a later consent that can be shown win, and a bulk import never", async () => {
    const { installation, take, find } = await open();
    await take(all, 10);
    const optIn = { kind: "opt-in", topics: "all", isBulk: false } as const;
    const basis = { kind: "consent", proof: "form 7" } as const;
    const reasons = [
      await take({ ...optIn, at: at(20), basis, isBulk: true }, 20, { door: "import" }),
      await take({ ...optIn, at: at(5), basis }, 21),
      await take({ ...optIn, at: at(20), basis: null }, 22),
    ].map((taken) => taken?.reason);
    expect(reasons).toEqual(["bulk-import", "older-than-opt-out", "no-proof"]);
    expect((await find())?.out).toBe("all");
    const won = await take({ ...optIn, at: at(30), basis }, 31);
    expect([won?.reason, (await find())?.out]).toEqual(["later-consent", []]);
    const outcomes = (await proofsOf(installation)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["changed", "refused", "refused", "refused", "changed"]);
  });

  it("refuses every change of a proof", async () => {
    const { take } = await open();
    const left = await take(all, 0);
    const change = world.prisma.marketingProof.updateMany({
      where: { id: left?.proofId ?? "" },
      data: { reason: "x" },
    });
    await expect(change).rejects.toThrow(/cannot be changed/u);
  });

  it("remembers an opt-out where the app is removed, and where it comes back", async () => {
    const { shop, installation, take, find, tool, apply } = await open();
    tool.state.set(address, false);
    await world.uninstall(installation);
    expect((await take(all, 0))?.outcome).toBe("changed");
    const present = await world.open(shop);
    const known = await createSuppressions(world).findOf(present, [address]);
    expect(known).toMatchObject([{ email: address, reason: "link" }]);
    expect((await find())?.out).toBe("all");
    expect(await apply(at(1), present)).toBe(1);
    expect(tool.state.get(address)).toBe(true);
  });

  it("is one memory with what was left before an erasure", async () => {
    const { installation, take, find } = await open();
    await take({ kind: "opt-out", topics: ["surveys"] }, 0);
    const digests = await createSuppressions(world).digestsOf(installation, [address]);
    await enterSuppressions(world.prisma, { installationId: installation, digests, since: at(9) });
    expect(await find()).toMatchObject({ out: "all", since: at(0) });
    expect((await take(all, 10))?.outcome).toBe("kept");
  });

  it("comes back after a backup was put back that does not know it, unless it was lifted", async () => {
    const { shop, installation, find } = await open();
    const pending: Promise<void>[] = [];
    const store = createWishStore({
      ...{ prisma: world.prisma, secrets: world.secrets, keys, systems: [] },
      enqueue: () => Promise.resolve(),
      remember: ({ mark, ...wish }) => {
        pending.push(world.ledger.remember({ ...wish, suppressions: [mark] }));
      },
    });
    const wish = { shop, channel: "email", door: "link" } as const;
    await store.take({ ...wish, address, wish: all, receivedAt: at(0) });
    const back = "back@example.com";
    const left = await store.take({ ...wish, address: back, wish: all, receivedAt: at(1) });
    const undo: Wish = { kind: "undo", of: left?.proofId ?? "" };
    await store.take({ ...wish, address: back, wish: undo, receivedAt: at(2) });
    await Promise.all(pending);
    const where = { installationId: installation };
    await world.prisma.suppression.deleteMany({ where });
    const last = await world.prisma.ledgerMark.findMany({ orderBy: { position: "desc" }, take: 3 });
    const positions = last.map(({ position }) => position);
    await world.prisma.ledgerMark.deleteMany({ where: { position: { in: positions } } });
    await world.compare();
    expect(await find()).toMatchObject({ out: "all", since: at(0) });
    expect((await store.find(shop, { channel: "email", address: back }))?.out).toEqual([]);
  });

  it("knows no shop it was never in", async () => {
    const { store } = await open();
    const shop = world.freshShop();
    const wish = { shop, channel: "email", address, wish: all, door: "link" } as const;
    expect(await store.take({ ...wish, receivedAt: at(0) })).toBeUndefined();
  });
});

describe("applyWishes()", () => {
  it("writes, reads back and puts right what another writer turned round", async () => {
    const { installation, take, tool, apply } = await open();
    tool.state.set(address, false);
    await take(all, 0);
    await apply(at(0));
    tool.state.set(address, false);
    expect(await apply(at(0))).toBe(0);
    await apply(at(5));
    expect([tool.state.get(address), tool.writes]).toEqual([true, ["out", "out"]]);
    const [effect] = await world.prisma.marketingEffect.findMany({
      where: { installationId: installation },
    });
    expect(effect).toMatchObject({ state: "in-effect", drifts: 1, formerState: "SUBSCRIBED" });
    expect(effect?.inEffectAt).toEqual(at(0));
    const nextMs = effect?.nextCheckAt?.getTime() ?? 0;
    expect(nextMs).toBeLessThanOrEqual(at(8).getTime());
  });

  it("gives back on an undo only what was there before, and leaves it then", async () => {
    const { take, tool, apply } = await open();
    tool.state.set(address, false);
    const left = await take(all, 0);
    await apply(at(0));
    await take({ kind: "undo", of: left?.proofId ?? "" }, 1);
    await apply(at(1));
    expect([tool.state.get(address), tool.writes]).toEqual([false, ["out", "in"]]);
    tool.state.set(address, true);
    await apply(at(30));
    expect(tool.state.get(address)).toBe(true);
  });

  it("has no address any more when its time is over", async () => {
    const { installation, take, effects } = await open();
    await take(all, 0);
    await effects.forgetTargets(new Date(at(0).getTime() + 9 * 86_400_000));
    const [due] = await effects.findDue(installation, { at: at(1), most: 10 });
    expect(due?.target).toBeNull();
  });
});
