import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SourceRefusedError, TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import { fulfilErasure } from "../../app/domain/erasure/fulfil-erasure.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

let world: ErasureWorld;

beforeAll(async () => {
  world = await createErasureWorld({ seed: 7, customers: 10, orders: 30, hardPeople: false });
}, 180_000);
afterAll(() => world.close());

describe("fulfilErasure() when a place gives way in the search", () => {
  it("does not end over it until its last week, and then says what it could not see", async () => {
    const leftOf = (name: string) =>
      world.store.tokensLeft(name).filter(({ takenBy }) => takenBy === "app");
    const isNote = ({ field }: { readonly field: string }) => field === "Order.note";
    const person = world.store.people.find((one) => leftOf(one.person).some(isNote));
    if (person === undefined) throw new Error("nobody has a note");
    const notes = leftOf(person.person).filter(isNote);
    const id = await world.redact(person);
    const deps = world.makeDeps();
    const collectPage = () =>
      Promise.reject(new SourceRefusedError("no answer", { code: "source-failed" }));
    const collectors = { ...deps.collectors, orders: { collectPage } };
    const run = () => fulfilErasure({ ...deps, collectors }, id, new AbortController().signal);
    await expect(run()).rejects.toThrow(TransientSourceError);
    const read = () => world.database.prisma.dataRequest.findUniqueOrThrow({ where: { id } });
    expect(await read()).toMatchObject({ status: "running", planDigest: null });
    world.turn.now = new Date(Date.now() + 24 * 86_400_000);
    expect(await run()).toBe("erased");
    expect(leftOf(person.person).filter(isNote)).toEqual(notes);
    expect(JSON.stringify((await read()).plan)).toContain("source-refused");
  });
});

describe("fulfilErasure() when Shopify refuses writes", () => {
  it("draws the merchant's attention to them", async () => {
    const person = world.store.people.at(-1);
    if (person === undefined) throw new Error("nobody is there");
    world.turn.around = (eraser) => ({
      read: eraser.read,
      write: async () => ({ kind: "refused", code: "FROZEN" }),
    });
    const id = await world.redact(person);
    const steps = world.store.tokensLeft(person.person).filter(({ takenBy }) => takenBy === "app");
    expect(steps).not.toEqual([]);
    expect(await world.erase(id)).toBe("erased");
    const row = await world.database.prisma.dataRequest.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "watching", attentionReason: "writes-refused" });
  });
});
