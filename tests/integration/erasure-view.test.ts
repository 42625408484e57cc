import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createShopifyErasureStore } from "../../app/db/erasure/shopify-erasure-store.server.ts";
import { createErasurePages } from "../../app/services/erasure-services.server.ts";
import { TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import type { ErasureView } from "../../app/domain/erasure/views.ts";
import {
  asDataRequestId,
  asInstallationId,
  type DataRequestId,
} from "../../app/domain/shared/ids.ts";
import type { StorePerson } from "../../local-shopify/contract.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

let world: ErasureWorld;
let untouched: ErasureWorld["turn"];

beforeAll(async () => {
  world = await createErasureWorld({
    seed: 20261124,
    customers: 12,
    orders: 40,
    hardPeople: true,
  });
  untouched = { ...world.turn };
}, 180_000);
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.turn, untouched);
});

const taken = new Set<string>();

/** The person of this name, or somebody with a note on a listed order none of these tests erased. */
function takePerson(name?: string): StorePerson {
  const isPlain = ({ hard, person }: StorePerson): boolean =>
    hard === null &&
    !taken.has(person) &&
    world.store.tokensLeft(person).some(({ field }) => field === "Order.note");
  const found = world.store.people.find((one) =>
    name === undefined ? isPlain(one) : one.person === name,
  );
  if (found === undefined) throw new Error("the store has too few people");
  taken.add(found.person);
  return found;
}

const views = () => {
  const { keyring, evidence, database } = world;
  const watched = createShopifyErasureStore({ prisma: database.prisma, keyring, evidence });
  return createErasurePages({ prisma: database.prisma, erasure: world.makeDeps(), watched });
};

async function view(id: DataRequestId): Promise<ErasureView> {
  const found = await views().get(world.installationId, id);
  if (found === undefined) throw new Error("the erasure is not shown");
  return found;
}

/** An access request of the same person, which is being searched. */
async function addAccess(id: DataRequestId): Promise<string> {
  const { prisma } = world.database;
  const { personId } = await prisma.dataRequest.findUniqueOrThrow({ where: { id } });
  const now = new Date();
  const access = await prisma.dataRequest.create({
    data: {
      ...{ installationId: world.installationId, personId, kind: "access", status: "running" },
      ...{ topic: "customers/data_request", bodyDigest: randomBytes(32) },
      ...{ receivedAt: now, dueAt: new Date(now.getTime() + 20 * 86_400_000) },
    },
  });
  return access.id;
}

describe("createErasureViews()", () => {
  it("names the request an erasure waits for, and counts it", async () => {
    const id = await world.redact(takePerson());
    const accessId = await addAccess(id);
    expect(await world.erase(id)).toBe("waits-for-access");
    expect(await view(id)).toMatchObject({
      accessBeside: [{ id: accessId, status: "running", answeredAt: null }],
      ...{ plan: null, stepsEnded: 0, ownPartAt: null, shopify: null },
    });
    expect(await views().count(world.installationId)).toMatchObject({ waitingForAccess: 1 });
  });

  it("tells how far the writes have come while they run", async () => {
    const id = await world.redact(takePerson("everything"));
    let writes = 0;
    world.turn.around = (eraser) => ({
      ...eraser,
      write: (context, step) => {
        writes += 1;
        if (writes > 1) throw new TransientSourceError("busy");
        return eraser.write(context, step);
      },
    });
    await expect(world.erase(id)).rejects.toThrow("busy");
    const { plan, stepsEnded, ownPartAt, refused } = await view(id);
    expect(plan?.lines.length).toBeGreaterThan(0);
    expect([stepsEnded, ownPartAt, refused]).toEqual([1, null, []]);
    expect(plan?.steps).toBeGreaterThan(1);
  });

  it("keeps telling of both steps once the person is forgotten", async () => {
    const id = await world.redact(takePerson());
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async (context, step) =>
        step.action === "clear-order"
          ? { kind: "refused", code: "user-error" }
          : eraser.write(context, step),
    });
    expect(await world.erase(id)).toBe("erased");
    const { plan, stepsEnded, refused, ownPartAt, shopify, residue } = await view(id);
    expect(plan?.watched).toBeGreaterThan(0);
    expect(stepsEnded).toBe(plan?.steps);
    expect(refused).toMatchObject([{ code: "user-error" }]);
    expect(shopify).toMatchObject({ state: "watching", readBackAt: null });
    expect(ownPartAt).toEqual(shopify?.handedOverAt);
    expect(residue?.found).toBe(0);
    const watching = await world.database.prisma.dataRequest.count({
      where: { status: "watching" },
    });
    expect((await views().count(world.installationId)).waitingForShopify).toBe(watching);
  });

  it("names the orders to secure until Shopify's erasure of them reads back", async () => {
    const accounting = { ...world.turn.settings.accounting, country: "SE" };
    world.turn.settings = { ...world.turn.settings, accounting };
    const listed = takePerson();
    const id = await world.redact(listed);
    expect(await world.erase(id)).toBe("erased");
    const { plan, ordersToSecure } = await view(id);
    expect(plan?.lines.map(({ because }) => because)).toContain("shopify-erases-sooner");
    expect(ordersToSecure.length).toBeGreaterThan(0);
    const watch = createShopifyErasureStore({ ...world, prisma: world.database.prisma });
    const watched = await watch.open(id);
    expect(watched?.targets).toEqual(
      expect.arrayContaining(ordersToSecure.map((one) => `gid://shopify/Order/${one}`)),
    );
    if (watched === undefined) throw new Error("nothing is watched");
    await watch.finish(watched, { at: new Date(), unread: 0 });
    expect((await view(id)).ordersToSecure).toEqual([]);
  });

  it("shows nothing of another shop's erasure, nor of other requests", async () => {
    const id = await world.redact(takePerson());
    const other = await world.database.prisma.installation.create({
      data: { state: "installed", shop: { create: { domain: "other.myshopify.com" } } },
    });
    expect(await views().get(asInstallationId(other.id), id)).toBeUndefined();
    const { id: accessId } = await world.database.prisma.dataRequest.findFirstOrThrow({
      where: { kind: "access" },
    });
    expect(await views().get(world.installationId, asDataRequestId(accessId))).toBeUndefined();
  });
});
