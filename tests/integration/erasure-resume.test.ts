import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createErasureSettingsReader } from "../../app/db/erasure/erasure-settings-reader.server.ts";
import { createLegalKeepingStore } from "../../app/db/erasure/legal-keeping-store.server.ts";
import { createShopifyErasureStore } from "../../app/db/erasure/shopify-erasure-store.server.ts";
import { fulfilErasure } from "../../app/domain/erasure/fulfil-erasure.ts";
import { TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import { asOrderId, type DataRequestId } from "../../app/domain/shared/ids.ts";
import { createCrowd } from "../support/crowd.ts";
import { signalOf } from "../support/erasure-report.ts";

let world: Awaited<ReturnType<typeof createCrowd>>;

beforeAll(async () => {
  world = await createCrowd(20_261_125);
}, 180_000);
afterAll(() => world.close());
afterEach(() => {
  world.calm();
});

describe("an erasure that is taken up again", () => {
  async function stopped() {
    const { person, first, rest } = world.takePerson();
    const orders = [...first, ...rest];
    const id = await world.redact(person, orders);
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async () => {
        throw new TransientSourceError("stopped");
      },
    });
    await expect(world.erase(id)).rejects.toThrow("stopped");
    world.calm();
    return { id, person, orders };
  }
  const stepsOf = async (id: DataRequestId) => {
    const rows = await world.database.prisma.erasureStep.findMany({ where: { dataRequestId: id } });
    return rows.length;
  };

  it("searches anew after it was laid aside, given up, or lost for days", async () => {
    const { prisma } = world.database;
    const resumed = { status: "received", attentionReason: null };
    const lost = { startedAt: new Date(Date.now() - 3 * 86_400_000) };
    for (const data of [resumed, lost]) {
      const { id, person, orders } = await stopped();
      // Written since the search: a plan from the old pages would find something else than it saw.
      world.store.edit(`gid://shopify/Order/${orders[0] ?? ""}`, { note: "Written since" });
      await prisma.dataRequest.update({ where: { id }, data });
      expect(await world.erase(id)).toBe("erased");
      expect(world.leftFor(person, orders)).toEqual([]);
      const { row } = await world.caseOf(id);
      expect(row.searchRound).toBe(1);
      const anew = row.events.filter(({ action }) => action === "erasure.planned-anew");
      expect(anew.map(({ detail }) => detail)).toEqual([{ round: 2, because: "resumed" }]);
    }
  });

  it("goes on with its plan where the queue only tries again", async () => {
    const { id } = await stopped();
    let planned = 0;
    world.turn.around = (eraser) => ({
      ...eraser,
      read: async (context, step) => {
        planned = Math.max(planned, await stepsOf(id));
        return eraser.read(context, step);
      },
    });
    const before = await stepsOf(id);
    expect(await world.erase(id)).toBe("erased");
    expect(planned).toBe(before);
    expect((await world.caseOf(id)).row.searchRound).toBe(0);
  });
});

describe("the end of an erasure", () => {
  it("does not come while a step is not done, or is missing", async () => {
    const { prisma } = world.database;
    const { person, first, rest } = world.takePerson();
    const id = await world.redact(person, [...first, ...rest]);
    const { store } = world.makeDeps();
    const finish: typeof store.finish = async (end) => {
      // Another worker's plan anew, in the moment before the end.
      const where = { dataRequestId_number: { dataRequestId: id, number: 1 } };
      const step = await prisma.erasureStep.update({ where, data: { state: "waiting" } });
      expect(await store.finish(end)).toBe("again");
      await prisma.erasureStep.delete({ where });
      expect(await store.finish(end)).toBe("again");
      await prisma.erasureStep.create({ data: { ...step, state: "done" } });
      return store.finish(end);
    };
    const deps = world.makeDeps();
    const outcome = await fulfilErasure({ ...deps, store: { ...store, finish } }, id, signalOf());
    expect(outcome).toBe("erased");
    expect((await world.caseOf(id)).receipts).toHaveLength(1);
  });

  it("is not undone by a worker whose plan is void already", async () => {
    const { prisma } = world.database;
    const { person, first } = world.takePerson();
    const id = await world.redact(person, first);
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async () => {
        throw new TransientSourceError("stopped");
      },
    });
    await expect(world.erase(id)).rejects.toThrow("stopped");
    const { store } = world.makeDeps();
    const read = () =>
      prisma.dataRequest.findUniqueOrThrow({ where: { id }, include: { erasureSteps: true } });
    const before = await read();
    await store.startAnew(id, { digest: "of another plan", at: new Date() });
    expect(await read()).toEqual(before);
    await store.startAnew(id, { digest: before.planDigest ?? "", at: new Date() });
    expect(await read()).toMatchObject({ planDigest: null, searchRound: 1, erasureSteps: [] });
  });

  it("is final for each of two that were one only when the law keeps nothing of either", async () => {
    const { prisma } = world.database;
    const accounting = { ...world.turn.settings.accounting, country: "SE" };
    world.turn.settings = { ...world.turn.settings, accounting };
    const { person, first, rest } = world.takeKept();
    const one = await world.redact(person, first);
    const other = await world.redactAgain(one, person, rest);
    expect(await world.erase(one)).toBe("erased");
    const keepings = createLegalKeepingStore({
      ...{ prisma, evidence: world.evidence },
      settings: createErasureSettingsReader({ prisma }),
      installations: { findOpenBeside: async () => undefined },
    });
    const watch = createShopifyErasureStore({
      ...{ prisma, keyring: world.keyring, evidence: world.evidence },
    });
    for (const id of [one, other]) {
      const watched = await watch.open(id);
      if (watched === undefined) throw new Error("nothing is watched");
      await watch.finish(watched, { at: new Date(), unread: 0 });
    }
    const finals = async (id: DataRequestId) => {
      const receipts = await prisma.receipt.findMany({
        where: { dataRequestId: id },
        orderBy: { version: "asc" },
      });
      return receipts.map(({ isFinal }) => isFinal);
    };
    expect(await finals(one)).toEqual([false, false]);
    expect(await finals(other)).toEqual([false, false]);
    const open = await prisma.legalKeeping.findMany({
      where: { dataRequestId: one, state: "keeping" },
    });
    expect(open.length).toBeGreaterThan(0);
    for (const { id, orderId, ...row } of open) {
      const keeping = {
        ...{ id, field: row.field, ground: row.ground, keptUntil: row.keptUntil },
        ...{ installationId: world.installationId, dataRequestId: one },
        orderId: asOrderId(orderId ?? ""),
      };
      await keepings.close(keeping, { state: "cleared" }, new Date());
    }
    expect(await finals(one)).toEqual([false, false, true]);
    expect(await finals(other)).toEqual([false, false, true]);
  });
});
