import { z } from "zod";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SourceRefusedError, TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import type { StoreEraser } from "../../app/domain/erasure/ports.ts";
import {
  asDataRequestId,
  asInstallationId,
  type DataRequestId,
} from "../../app/domain/shared/ids.ts";
import type { StorePerson } from "../../local-shopify/contract.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

const namespaces = ["custom", "loyalty", "notes"];
const day = 86_400_000;

let world: ErasureWorld;
let untouched: ErasureWorld["turn"];

beforeAll(async () => {
  world = await createErasureWorld({
    seed: 20261123,
    customers: 40,
    orders: 120,
    hardPeople: true,
  });
  world.turn.settings = {
    ...world.turn.settings,
    rule: { off: [], metafieldNamespaces: namespaces },
  };
  untouched = { ...world.turn };
}, 180_000);
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.turn, untouched);
  world.state.tokenValid = true;
  world.state.refreshWorks = true;
  world.state.laidAside = undefined;
});

const taken = new Set<string>();

/** Somebody no other of these tests erases, who has something in this field of a listed order. */
function takePerson(wanted = "Order.note"): StorePerson {
  const found = world.store.people.find(
    (one) =>
      one.hard === null &&
      !taken.has(one.person) &&
      one.request.ordersRequested.length > 0 &&
      leftFor(one).some(({ field }) => field === wanted),
  );
  if (found === undefined) throw new Error("the store has too few people");
  taken.add(found.person);
  return found;
}

function leftFor(person: StorePerson, orders?: readonly string[]) {
  const left = world.store.tokensLeft(person.person, orders);
  return left.filter(({ takenBy }) => takenBy === "app");
}

const planSchema = z.object({
  lines: z.array(
    z.object({
      place: z.string(),
      field: z.string(),
      fate: z.string(),
      because: z.string().nullable(),
      subject: z.string().nullable(),
      count: z.number(),
    }),
  ),
});

async function readCase(id: DataRequestId) {
  const { prisma } = world.database;
  const row = await prisma.dataRequest.findUniqueOrThrow({
    where: { id },
    include: {
      ...{ receipts: true, shopifyErasure: true, erasureSteps: true, legalKeepings: true },
      events: { orderBy: { at: "asc" } },
    },
  });
  const { lines } = planSchema.parse(row.plan ?? { lines: [] });
  return { row, lines, actions: row.events.map(({ action }) => action) };
}

async function readEvidence(id: DataRequestId) {
  const lines = await world.database.prisma.evidenceEntry.findMany({
    where: { caseId: id },
    orderBy: { seq: "asc" },
  });
  return lines.map(({ event }) => event);
}

const wholeCase = [
  ...["request.received", "erasure.planned", "erasure.begun", "erasure.completed"],
  ...["shopify-erasure.handed-over", "receipt.issued"],
];

describe("fulfilErasure()", () => {
  it("leaves nothing in the store that the app can take, for every hard person", async () => {
    for (const person of world.store.people.filter(({ hard }) => hard !== null)) {
      const id = await world.redact(person);
      expect([person.hard, await world.erase(id)]).toEqual([person.hard, "erased"]);
      expect([person.hard, leftFor(person)]).toEqual([person.hard, []]);
    }
  }, 600_000);

  it("forgets the person, watches Shopify's own erasure and proves it, exactly once", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    const { personId } = await world.database.prisma.dataRequest.findUniqueOrThrow({
      where: { id },
    });
    expect(await world.erase(id)).toBe("erased");
    expect(await world.erase(id)).toBe("nothing-to-do");
    const { row, actions } = await readCase(id);
    expect(row).toMatchObject({ status: "watching", personId: null, sealedBody: null });
    expect(row.erasureSteps).toEqual([]);
    expect(row.shopifyErasure).toMatchObject({ state: "watching" });
    expect(world.readBacks.filter((one) => one === id)).toHaveLength(1);
    expect(await world.database.prisma.person.count({ where: { id: personId ?? "" } })).toBe(0);
    expect(row.receipts.map(({ isFinal }) => isFinal)).toEqual([false]);
    expect(await readEvidence(id)).toEqual(wholeCase);
    expect(actions).toEqual(expect.arrayContaining(wholeCase.slice(1, 5)));
    expect(world.marks.filter((mark) => mark.endsWith(id))).toEqual([
      `begin ${id}`,
      `complete ${id}`,
    ]);
  });

  it("remembers, keyed, the addresses of somebody who had opted out of mail", async () => {
    const person = takePerson();
    await world.erase(await world.redact(person));
    const suppressions = () => world.database.prisma.suppression.findMany();
    const before = await suppressions();
    const other = takePerson();
    world.store.edit(other.customerId ?? "", {
      defaultEmailAddress: {
        ...{ __typename: "CustomerEmailAddress", emailAddress: other.email },
        ...{ marketingState: "UNSUBSCRIBED", marketingOptInLevel: null, marketingUpdatedAt: null },
        ...{ validFormat: true, openTrackingLevel: "UNKNOWN", sourceLocation: null },
      },
    });
    const id = await world.redact(other);
    expect(await world.erase(id)).toBe("erased");
    const digests = await world.suppressions.digestsOf(world.installationId, [other.email ?? ""]);
    const known = new Set(
      before.map(({ valueDigest }) => Buffer.from(valueDigest).toString("hex")),
    );
    const added = (await suppressions()).filter(
      ({ valueDigest }) => !known.has(Buffer.from(valueDigest).toString("hex")),
    );
    expect(added).toMatchObject([{ channel: "email", reason: "opted-out-before-erasure" }]);
    expect([Buffer.from(added[0]?.valueDigest ?? []).toString("hex")]).toEqual(digests);
    const { lines } = await readCase(id);
    const row = lines.find(({ field }) => field === "Suppression");
    expect(row).toMatchObject({ fate: "pseudonymise", because: "suppression", count: 1 });
  });

  it("forgets the same customer in an earlier lifetime of the app, and whoever was merged into them", async () => {
    const { prisma } = world.database;
    const person = takePerson();
    const { shopId } = await prisma.installation.findUniqueOrThrow({
      where: { id: world.installationId },
    });
    const before = await prisma.installation.create({
      data: { shopId, state: "superseded", grantedScopes: [] },
    });
    const earlier = await world.addPerson(asInstallationId(before.id), "77", null);
    const merged = await world.addPerson(world.installationId, "7001", null);
    const bystander = await world.addPerson(world.installationId, "7002", person.email);
    const customerId = person.request.customerId ?? "";
    await world.addLookup(asInstallationId(before.id), earlier, customerId);
    await world.merge({ keptCustomerId: customerId, mergedCustomerId: "7001" });
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    const left = await prisma.person.findMany({
      where: { id: { in: [earlier, merged, bystander] } },
    });
    expect(left.map((one) => one.id)).toEqual([bystander]);
    expect(world.marks.filter((mark) => mark.endsWith(id))).toHaveLength(6);
  });

  it("touches no order Shopify does not list", async () => {
    const person = takePerson();
    const before = leftFor(person).filter(({ field }) => field === "Order.note");
    const id = await world.redact(person, []);
    expect(await world.erase(id)).toBe("erased");
    expect(leftFor(person, []).length).toBe(0);
    expect(leftFor(person).filter(({ field }) => field === "Order.note")).toEqual(before);
    const { lines } = await readCase(id);
    const orders = lines.filter(({ place, count }) => place === "orders" && count > 0);
    expect(new Set(orders.map(({ because }) => because))).toEqual(new Set(["order-not-listed"]));
  });

  it("leaves alone what the merchant's rule leaves alone, and says so", async () => {
    const person = takePerson();
    world.turn.settings = {
      ...world.turn.settings,
      rule: { off: ["order-note"], metafieldNamespaces: namespaces },
    };
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    expect(new Set(leftFor(person).map(({ field }) => field))).toEqual(new Set(["Order.note"]));
    const { lines } = await readCase(id);
    const note = lines.find(({ field }) => field === "Order.note");
    expect(note).toMatchObject({ fate: "left", because: "rule-off" });
  });

  it("makes the plan anew when a record changed since, and clears what stands there then", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    let edits = 0;
    world.turn.around = (eraser) => ({
      ...eraser,
      read: (context, step) => {
        if (step.fields.includes("Order.note") && edits === 0) {
          edits += 1;
          world.store.edit(step.target, { note: "Written after the plan" });
        }
        return eraser.read(context, step);
      },
    });
    expect(await world.erase(id)).toBe("erased");
    expect(leftFor(person)).toEqual([]);
    const { row } = await readCase(id);
    expect(row.searchRound).toBe(1);
    expect((await readEvidence(id)).slice(1, 5)).toEqual([
      ...["erasure.planned", "erasure.begun", "erasure.planned-anew", "erasure.planned"],
    ]);
  });

  it("does not run a plan whose data never stops changing: it comes back later", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    let edits = 0;
    world.turn.around = (eraser) => ({
      ...eraser,
      read: (context, step) => {
        edits += 1;
        if (step.fields.includes("Order.note")) {
          world.store.edit(step.target, { note: `Written again ${edits}` });
        }
        return eraser.read(context, step);
      },
    });
    await expect(world.erase(id)).rejects.toBeInstanceOf(TransientSourceError);
    world.turn.around = untouched.around;
    expect(await world.erase(id)).toBe("erased");
    expect(leftFor(person)).toEqual([]);
  });

  it("goes on with the other writes when Shopify refuses one, and reports it", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    const refuse: StoreEraser["write"] = async () => ({ kind: "refused", code: "FROZEN" });
    world.turn.around = (eraser) => ({
      read: eraser.read,
      write: (context, step) =>
        step.action === "clear-order" ? refuse(context, step) : eraser.write(context, step),
    });
    expect(await world.erase(id)).toBe("erased");
    const { lines, row } = await readCase(id);
    const note = lines.filter(({ field }) => field === "Order.note");
    expect(note).toMatchObject([
      { fate: "unreachable", because: "source-refused", subject: "FROZEN" },
    ]);
    expect(row.receipts[0]?.body).toContain(`"refused":[{"code":"FROZEN"`);
  });

  it("calls a write refused that does not read back", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    world.turn.around = (eraser) => ({
      read: eraser.read,
      write: async () => ({ kind: "written" }),
    });
    expect(await world.erase(id)).toBe("erased");
    const { lines } = await readCase(id);
    const note = lines.filter(({ field }) => field === "Order.note");
    expect(note).toMatchObject([{ fate: "unreachable", subject: "not-read-back" }]);
  });

  it("goes on where it was stopped, at whichever call that was", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    let writes = 0;
    for (let stopAt = 1; stopAt < 40; stopAt += 1) {
      let calls = 0;
      world.turn.around = (eraser) => ({
        read: (context, step) => {
          calls += 1;
          if (calls === stopAt) throw new TransientSourceError("stopped");
          return eraser.read(context, step);
        },
        write: (context, step) => {
          writes += 1;
          return eraser.write(context, step);
        },
      });
      const outcome = await world.erase(id).catch(() => "stopped");
      if (outcome === "erased") break;
    }
    expect(leftFor(person)).toEqual([]);
    const { row } = await readCase(id);
    expect(row.status).toBe("watching");
    expect(writes).toBeLessThan(20);
    expect(await readEvidence(id)).toEqual(wholeCase);
  });

  it("enters what the law keeps and does not clear it", async () => {
    const person = takePerson("Order.poNumber");
    const accounting = { ...world.turn.settings.accounting, country: "SE" };
    world.turn.settings = { ...world.turn.settings, accounting };
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    const fields = new Set(leftFor(person).map(({ field }) => field));
    expect([...fields].filter((field) => !/poNumber|LocalizedField/u.test(field))).toEqual([]);
    expect(fields).toContain("Order.poNumber");
    const { row } = await readCase(id);
    const kept = row.legalKeepings.filter(({ state }) => state === "keeping");
    expect(new Set(kept.map(({ ground }) => ground))).toEqual(new Set(["se-bookkeeping"]));
    expect(
      kept.every(({ orderId }) => person.request.ordersRequested.includes(orderId ?? "")),
    ).toBe(true);
    expect(await readEvidence(id)).toContain("keeping.entered");
  });
});

describe("fulfilErasure() beside an access request", () => {
  async function openBoth() {
    const person = takePerson();
    const id = await world.redact(person);
    const { prisma } = world.database;
    const access = await world.open(person);
    const { personId } = await prisma.dataRequest.findUniqueOrThrow({ where: { id } });
    const data = { personId, sealedBody: null };
    await prisma.dataRequest.update({ where: { id: access }, data });
    return { id, access, prisma };
  }

  it("waits while the answer is not made, says so once, and erases when it is handed over", async () => {
    const { id, access, prisma } = await openBoth();
    expect(await world.erase(id)).toBe("waits-for-access");
    expect(await world.erase(id)).toBe("waits-for-access");
    const { row, actions } = await readCase(id);
    expect(row).toMatchObject({ status: "received", attentionReason: "waits-for-access" });
    expect(actions).toEqual(["data-request.waits-for-access"]);
    await prisma.dataRequest.update({ where: { id: access }, data: { status: "handed-over" } });
    expect(await world.erase(id)).toBe("erased");
    expect((await readCase(id)).row.attentionReason).toBeNull();
  });

  it("waits no longer than into the erasure's last week, and closes what cannot be answered then", async () => {
    const { id, access, prisma } = await openBoth();
    world.turn.now = new Date(Date.now() + 24 * day);
    expect(await world.erase(id)).toBe("erased");
    const row = await prisma.dataRequest.findUniqueOrThrow({ where: { id: access } });
    expect(row).toMatchObject({ status: "completed", attentionReason: "person-erased" });
  });

  it("does not wait when the merchant says so", async () => {
    const { id, prisma } = await openBoth();
    const { installationId } = world;
    await prisma.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId: id, at: new Date(), actor: "staff:1" },
        action: "data-request.erase-now",
      },
    });
    expect(await world.erase(id)).toBe("erased");
  });
});

describe("fulfilErasure() without the shop's leave", () => {
  it("forgets the person where the app is not installed any more, and says what it could not reach", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    const before = leftFor(person);
    world.turn.isInstalled = false;
    expect(await world.erase(id)).toBe("erased");
    expect(leftFor(person)).toEqual(before);
    const { row, lines } = await readCase(id);
    expect(row).toMatchObject({ status: "completed", personId: null, shopifyErasure: null });
    expect(row.completedAt).not.toBeNull();
    expect(row.receipts.map(({ isFinal }) => isFinal)).toEqual([true]);
    const shopify = lines.filter(({ place }) => !/lagom|merged/u.test(place));
    expect(new Set(shopify.map(({ because }) => because))).toEqual(new Set(["shop-not-installed"]));
  });

  it("is laid aside when Shopify takes no token though the app is installed", async () => {
    const id = await world.redact(takePerson());
    world.state.tokenValid = false;
    world.state.refreshWorks = false;
    expect(await world.erase(id)).toBe("access-lost");
    expect(world.state.laidAside).toBe("access-lost");
    world.state.tokenValid = true;
    world.state.refreshWorks = true;
    expect(await world.erase(id)).toBe("erased");
  });

  it("goes on without the shop when the app is uninstalled between two writes", async () => {
    const id = await world.redact(takePerson());
    world.turn.around = (eraser) => ({
      read: eraser.read,
      write: () => {
        world.turn.isInstalled = false;
        throw new SourceRefusedError("no token", { code: "shop-not-installed" });
      },
    });
    expect(await world.erase(id)).toBe("erased");
    expect((await readCase(id)).row).toMatchObject({ status: "completed", personId: null });
  });

  it("plans no write nobody granted a permission for, and names the permission", async () => {
    const person = takePerson();
    const id = await world.redact(person);
    const { scopes } = world.state;
    world.state.scopes = scopes.filter((scope) => scope !== "write_orders");
    expect(await world.erase(id)).toBe("erased");
    world.state.scopes = scopes;
    const { lines } = await readCase(id);
    const note = lines.find(({ field }) => field === "Order.note");
    expect(note).toMatchObject({ because: "scope-not-granted", subject: "write_orders" });
  });

  it("does nothing about a request that is not there", async () => {
    const id = asDataRequestId("0193b1f0-0000-7000-8000-000000000009");
    expect(await world.erase(id)).toBe("nothing-to-do");
  });
});
