import { createErasureWorld } from "./erasure-world.ts";
import { receiptOf } from "./erasure-report.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import type { StorePerson } from "../../local-shopify/contract.ts";

/** A world whose people are each erased by one test, with orders enough for two lists. */
export async function createCrowd(seed: number) {
  const world = await createErasureWorld({
    ...{ seed, customers: 40, orders: 160, hardPeople: false },
  });
  world.turn.settings = {
    ...world.turn.settings,
    rule: { off: [], metafieldNamespaces: ["custom", "loyalty", "notes"] },
  };
  const untouched = { ...world.turn };
  const taken = new Set<string>();

  function noted(person: StorePerson, orders: readonly string[]): boolean {
    const left = world.store.tokensLeft(person.person, orders);
    return left.some(({ field, takenBy }) => field === "Order.note" && takenBy === "app");
  }

  /** Somebody no other of these tests erases, with notes on an order of each of two lists. */
  function takePerson() {
    for (const person of world.store.people) {
      if (taken.has(person.person)) continue;
      const orders = person.request.ordersRequested.filter((order) => noted(person, [order]));
      const [first, ...rest] = orders;
      if (first === undefined || rest.length === 0) continue;
      taken.add(person.person);
      return { person, first: [first], rest };
    }
    throw new Error("the store has too few people");
  }

  /** The same with something on an order that Swedish books need. */
  function takeKept() {
    for (const person of world.store.people) {
      if (taken.has(person.person)) continue;
      const [first, ...rest] = person.request.ordersRequested;
      const left = leftFor(person, person.request.ordersRequested);
      if (first === undefined || !left.some(({ field }) => field === "Order.poNumber")) continue;
      taken.add(person.person);
      return { person, first: [first], rest };
    }
    throw new Error("nobody has anything to keep");
  }

  function leftFor(person: StorePerson, orders: readonly string[]) {
    const left = world.store.tokensLeft(person.person, orders);
    return left.filter(({ takenBy }) => takenBy === "app");
  }

  async function caseOf(id: DataRequestId) {
    const { prisma } = world.database;
    const row = await prisma.dataRequest.findUniqueOrThrow({
      where: { id },
      include: {
        ...{ receipts: true, shopifyErasure: true, erasureSteps: true },
        events: { orderBy: { at: "asc" } },
      },
    });
    const evidence = await prisma.evidenceEntry.findMany({
      where: { caseId: id },
      orderBy: { seq: "asc" },
    });
    return {
      row,
      evidence: evidence.map(({ event }) => event),
      actions: row.events.map(({ action }) => action),
      receipts: row.receipts.map(({ body }) => receiptOf(body)),
    };
  }

  return {
    ...world,
    ...{ takePerson, takeKept, leftFor, caseOf },
    /** Undoes what a test changed about the turn. */
    calm: () => Object.assign(world.turn, untouched),
  };
}
