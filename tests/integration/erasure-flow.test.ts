import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ErasureLine } from "../../app/domain/erasure/types.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

let world: ErasureWorld;

beforeAll(async () => {
  world = await createErasureWorld({ seed: 20261123, customers: 30, orders: 60, hardPeople: true });
}, 180_000);
afterAll(() => world.close());

function findPerson(hard: string) {
  const person = world.store.people.find((one) => one.hard === hard);
  if (person === undefined) throw new Error(`nobody is ${hard}`);
  return person;
}

async function readCase(id: DataRequestId) {
  const row = await world.database.prisma.dataRequest.findUniqueOrThrow({
    where: { id },
    include: { receipts: true, shopifyErasure: true, erasureSteps: true, events: true },
  });
  return { row, lines: linesOf(row.plan) };
}

function linesOf(plan: unknown): readonly ErasureLine[] {
  return (plan as { lines: ErasureLine[] } | null)?.lines ?? [];
}

describe("fulfilErasure()", () => {
  it("leaves nothing in the store that the app can take, for every hard person", async () => {
    world.turn.settings = {
      ...world.turn.settings,
      rule: { off: [], metafieldNamespaces: ["custom", "loyalty", "notes"] },
    };
    for (const person of world.store.people.filter(({ hard }) => hard !== null)) {
      const id = await world.redact(person);
      expect([person.hard, await world.erase(id)]).toEqual([person.hard, "erased"]);
      const left = world.store.tokensLeft(person.person).filter(({ takenBy }) => takenBy === "app");
      expect([person.hard, left]).toEqual([person.hard, []]);
      const { row } = await readCase(id);
      expect(row.personId).toBeNull();
      expect(row.receipts).toHaveLength(1);
    }
  }, 600_000);
});
