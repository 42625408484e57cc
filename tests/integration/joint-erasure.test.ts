import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import { asInstallationId, type DataRequestId } from "../../app/domain/shared/ids.ts";
import { createCrowd } from "../support/crowd.ts";
import { linesOf } from "../support/erasure-report.ts";

let world: Awaited<ReturnType<typeof createCrowd>>;

beforeAll(async () => {
  world = await createCrowd(20_261_124);
}, 180_000);
afterAll(() => world.close());
afterEach(() => {
  world.calm();
});

const wholeCase = [
  ...["request.received", "erasure.planned", "erasure.begun", "erasure.completed"],
  ...["shopify-erasure.handed-over", "receipt.issued"],
];

/** Both are erased, each with proof of its own, and nothing of either list is left. */
async function expectTogether(ids: readonly DataRequestId[]): Promise<void> {
  const cases = await Promise.all(ids.map(world.caseOf));
  const digests = new Set(cases.map(({ row }) => row.planDigest));
  expect(digests.size).toBe(1);
  for (const { row, receipts } of cases) {
    expect(row).toMatchObject({ status: "watching", personId: null, sealedBody: null });
    expect(row.attentionReason).toBeNull();
    expect(row.shopifyErasure).toMatchObject({ state: "watching" });
    expect(linesOf(row.plan).length).toBeGreaterThan(0);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]?.planDigest).toBe(row.planDigest);
    const others = cases.filter((one) => one.row.id !== row.id);
    const references = others.map((one) => one.receipts[0]?.reference);
    expect(receipts[0]?.more["together"]).toEqual(references);
  }
}

describe("two erasures of the same person", () => {
  it("are carried out as one, with the orders of both, and each has its proof", async () => {
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    const other = await world.redactAgain(one, person, rest);
    expect(await world.erase(one)).toBe("erased");
    expect(await world.erase(other)).toBe("nothing-to-do");
    expect(world.leftFor(person, [...first, ...rest])).toEqual([]);
    await expectTogether([one, other]);
    expect((await world.caseOf(one)).evidence).toEqual(wholeCase);
    const along = await world.caseOf(other);
    expect(along.evidence).toEqual(wholeCase);
    expect(along.actions).toContain("erasure.goes-along");
    expect(world.readBacks.filter((id) => id === one || id === other)).toHaveLength(2);
    for (const id of [one, other]) {
      const marks = world.marks.filter((mark) => mark.endsWith(id));
      expect(marks).toEqual([`begin ${id}`, `complete ${id}`]);
    }
  });

  it("are one too where the second names the customer in another lifetime of the app or before a merge", async () => {
    const { prisma } = world.database;
    const { person, first, rest } = world.takePerson();
    const customerId = person.request.customerId ?? "";
    const one = await world.redact(person, first);
    const { shopId } = await prisma.installation.findUniqueOrThrow({
      where: { id: world.installationId },
    });
    const before = asInstallationId(
      (await prisma.installation.create({ data: { shopId, state: "superseded" } })).id,
    );
    const earlier = await world.redact(person, rest, before);
    const merged = await world.redact(
      { ...person, request: { ...person.request, customerId: "7009", email: null } },
      [],
    );
    const personOf = async (id: DataRequestId) =>
      (await prisma.dataRequest.findUniqueOrThrow({ where: { id } })).personId ?? "";
    await world.addLookup(before, await personOf(earlier), customerId);
    await world.addLookup(world.installationId, await personOf(one), customerId);
    await world.addLookup(world.installationId, await personOf(merged), "7009");
    await world.merge({ keptCustomerId: customerId, mergedCustomerId: "7009" });
    // Whichever job comes first carries out all of them.
    expect(await world.erase(merged)).toBe("erased");
    expect(world.leftFor(person, [...first, ...rest])).toEqual([]);
    const cases = await Promise.all([one, earlier, merged].map(world.caseOf));
    for (const { row, receipts } of cases) {
      expect(row).toMatchObject({ status: "watching", personId: null });
      expect(receipts).toHaveLength(1);
    }
    expect(cases[1]?.row.installationId).toBe(before);
  });

  it("are one where the second comes while the first writes: it plans anew for both", async () => {
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    let other: DataRequestId | undefined;
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async (context, step) => {
        other ??= await world.redactAgain(one, person, rest);
        return eraser.write(context, step);
      },
    });
    expect(await world.erase(one)).toBe("erased");
    expect(world.leftFor(person, [...first, ...rest])).toEqual([]);
    if (other === undefined) throw new Error("nothing was written");
    await expectTogether([one, other]);
    expect((await world.caseOf(one)).evidence).toContain("erasure.planned-anew");
  });

  it("search anew where the second comes after the first was searched", async () => {
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    world.turn.around = (eraser) => ({
      ...eraser,
      read: async () => {
        throw new TransientSourceError("stopped");
      },
    });
    await expect(world.erase(one)).rejects.toThrow("stopped");
    world.calm();
    const other = await world.redactAgain(one, person, rest);
    expect(await world.erase(one)).toBe("erased");
    expect(world.leftFor(person, [...first, ...rest])).toEqual([]);
    await expectTogether([one, other]);
  });

  it("are carried out by one job where both run at once", async () => {
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    const other = await world.redactAgain(one, person, rest);
    let beside: string | undefined;
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async (context, step) => {
        if (beside === undefined) {
          beside = "started";
          beside = await world.erase(other);
        }
        return eraser.write(context, step);
      },
    });
    expect(await world.erase(one)).toBe("erased");
    expect(beside).toBe("nothing-to-do");
    await expectTogether([one, other]);
    const again = await Promise.all([world.erase(one), world.erase(other)]);
    expect(again).toEqual(["nothing-to-do", "nothing-to-do"]);
  });

  it("goes on by itself where the one that led was given up", async () => {
    const { prisma } = world.database;
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    const other = await world.redactAgain(one, person, rest);
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async () => {
        throw new TransientSourceError("stopped");
      },
    });
    await expect(world.erase(one)).rejects.toThrow("stopped");
    await prisma.dataRequest.update({ where: { id: one }, data: { status: "failed" } });
    world.calm();
    expect(await world.erase(other)).toBe("erased");
    expect(world.leftFor(person, [...first, ...rest])).toEqual([]);
    await expectTogether([other, one]);
  });
});

describe("an access request beside an erasure", () => {
  it("does not stop an erasure that is begun, and is closed with proof of why", async () => {
    const { prisma } = world.database;
    const { person, first, rest } = world.takePerson();
    const id = await world.redact(person, [...first, ...rest]);
    let writes = 0;
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async (context, step) => {
        writes += 1;
        if (writes === 2) throw new TransientSourceError("killed");
        return eraser.write(context, step);
      },
    });
    await expect(world.erase(id)).rejects.toThrow("killed");
    world.calm();
    const { personId } = await prisma.dataRequest.findUniqueOrThrow({ where: { id } });
    const access = await world.open(person, personId ?? "");
    expect(await world.erase(id)).toBe("erased");
    const erased = await world.caseOf(id);
    expect(erased.row).toMatchObject({ status: "watching", personId: null });
    expect(erased.actions).not.toContain("data-request.waits-for-access");
    const { row, evidence, receipts } = await world.caseOf(access);
    expect(row).toMatchObject({ status: "completed", attentionReason: "person-erased" });
    expect(evidence).toEqual(["request.received", "access.closed-by-erasure", "receipt.issued"]);
    expect(receipts).toMatchObject([
      { kind: "access", more: { closedByErasure: erased.receipts[0]?.reference } },
    ]);
    expect(row.receipts.map(({ isFinal }) => isFinal)).toEqual([true]);
  });

  it("lets no second erasure wait once the first is begun", async () => {
    const { prisma } = world.database;
    const { person, first, rest } = world.takePerson();
    const one = await world.redact(person, first);
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async () => {
        throw new TransientSourceError("killed");
      },
    });
    await expect(world.erase(one)).rejects.toThrow("killed");
    world.calm();
    const other = await world.redactAgain(one, person, rest);
    const { personId } = await prisma.dataRequest.findUniqueOrThrow({ where: { id: one } });
    await world.open(person, personId ?? "");
    expect(await world.erase(other)).toBe("nothing-to-do");
    expect(await world.erase(one)).toBe("erased");
    await expectTogether([one, other]);
  });
});
