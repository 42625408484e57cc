import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createInstallationStore } from "../../app/db/shops/installation-store.server.ts";
import { TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import { readBackErasure } from "../../app/domain/erasure/watch.ts";
import { ruleSwitches, type RuleSwitch } from "../../app/domain/erasure/types.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import type { GeneratedStore, StorePerson, TokenLeft } from "../../local-shopify/contract.ts";
import { createWatchServices } from "../../app/services/watch-services.server.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";
import { linesOf, receiptOf, signalOf, type StoredLine } from "../support/erasure-report.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: ErasureWorld;

const small = { customers: 12, orders: 24, hardPeople: true };

/** A store nobody has touched; the database goes with it. */
function openWorld(seed: number): void {
  beforeAll(async () => {
    world = await createErasureWorld({ seed, ...small });
  }, 120_000);
  afterAll(() => world.close());
  const start = { rule: { off: [], metafieldNamespaces: ["custom"] } };
  beforeEach(() => {
    world.turn.settings = { ...world.turn.settings, ...start };
  });
  afterEach(() => {
    Object.assign(world.turn, { now: new Date(), around: (eraser: unknown) => eraser });
  });
}

function personOf(key: string): StorePerson {
  const person = world.store.people.find((one) => one.person === key);
  if (person === undefined) throw new Error(`no person ${key}`);
  return person;
}

/** Everybody's tokens with who is to take them. */
function snapshot(store: GeneratedStore): ReadonlyMap<string, readonly TokenLeft[]> {
  return new Map(store.people.map(({ person }) => [person, store.tokensLeft(person)]));
}

/** Fields whose tokens were to go and did, by type of record. */
function gone(before: readonly TokenLeft[], after: readonly TokenLeft[]): readonly string[] {
  const left = new Set(after.map(({ token, recordId }) => `${token} ${recordId}`));
  const lost = before.filter(({ token, recordId }) => !left.has(`${token} ${recordId}`));
  return [...new Set(lost.map(({ field, recordId }) => `${typeOf(recordId)} ${field}`))].sort();
}

function typeOf(gid: string): string {
  return gid.split("/")[3] ?? "";
}

function eraseOwn({ request }: StorePerson): void {
  const { customerId, ordersRequested: orders } = request;
  world.store.eraseOwn({ customerId, orders });
}

async function caseOf(id: DataRequestId) {
  const row = await world.database.prisma.dataRequest.findUniqueOrThrow({
    where: { id },
    include: { receipts: { orderBy: { version: "asc" } }, shopifyErasure: true, events: true },
  });
  return { ...row, lines: linesOf(row.plan) };
}

function find(lines: readonly StoredLine[], field: string): readonly StoredLine[] {
  return lines.filter((line) => line.field === field);
}

describe("erasures of all the people that are easily got wrong", () => {
  openWorld(20_261_124);

  it("take exactly what the app is to take, of nobody else, and nothing of orders not listed", async () => {
    const before = snapshot(world.store);
    const hard = world.store.people.filter(({ hard }) => hard !== null);
    expect(hard.length).toBeGreaterThan(25);
    for (const person of hard) {
      expect(await world.erase(await world.redact(person)), person.person).toBe("erased");
    }
    for (const { person, hard } of world.store.people) {
      const all = before.get(person) ?? [];
      const expected = hard === null ? all : all.filter(({ takenBy }) => takenBy !== "app");
      expect(world.store.tokensLeft(person), person).toEqual(expected);
    }
    expect(hard.flatMap(({ person }) => before.get(person) ?? []).some(isApps)).toBe(true);
  }, 600_000);

  it("and Shopify's own take the rest of what can be taken", async () => {
    const hard = world.store.people.filter((one) => one.hard !== null);
    for (const person of hard) eraseOwn(person);
    const left = hard.flatMap(({ person }) => world.store.tokensLeft(person));
    expect(left.filter(({ takenBy }) => takenBy !== "nobody")).toEqual([]);
  });
});

function isApps({ takenBy }: TokenLeft): boolean {
  return takenBy === "app";
}

/** Who carries what each switch is about, and the fields that stay when it is off. */
const switchFields: Readonly<Record<RuleSwitch, readonly [person: string, fields: RegExp]>> = {
  "order-note": ["everything", /^Order Order\.note$/u],
  "order-attributes": ["everything", /^Order Attribute\.value$/u],
  "order-localized-fields": ["everything", /^Order LocalizedField\.value$/u],
  "order-po-number": ["everything", /^Order Order\.poNumber$/u],
  "draft-orders": ["everything", /^DraftOrder /u],
  "gift-cards": ["gift-recipient", /^GiftCard /u],
  "blog-comments": ["blog-commenter", /^Comment /u],
  "company-contacts": ["company-contact", /^CompanyContact /u],
};

describe("the merchant's rule", () => {
  openWorld(77);

  it.each(ruleSwitches)(
    "leaves what %s is about where it is off, and only that",
    async (off) => {
      const [key, fields] = switchFields[off];
      // A store of its own: nothing else has erased here.
      const own = await createErasureWorld({ seed: 77, ...small });
      try {
        own.turn.settings = {
          ...own.turn.settings,
          rule: { off: [off], metafieldNamespaces: ["custom"] },
        };
        const person = own.store.people.find((one) => one.person === key);
        if (person === undefined) throw new Error(`no person ${key}`);
        const before = own.store.tokensLeft(key);
        expect(await own.erase(await own.redact(person))).toBe("erased");
        const stayed = own.store.tokensLeft(key).filter(isApps);
        const named = stayed.map(({ field, recordId }) => `${typeOf(recordId)} ${field}`);
        expect(named.length).toBeGreaterThan(0);
        expect(named.filter((name) => !fields.test(name))).toEqual([]);
        const wanted = before
          .filter(isApps)
          .map(({ field, recordId }) => `${typeOf(recordId)} ${field}`);
        expect(named).toEqual(wanted.filter((name) => fields.test(name)));
      } finally {
        await own.close();
      }
    },
    120_000,
  );

  it("leaves metafields of namespaces that were not chosen", async () => {
    world.turn.settings = {
      ...world.turn.settings,
      rule: { off: [], metafieldNamespaces: ["another"] },
    };
    const person = personOf("everything");
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    const stayed = world.store.tokensLeft(person.person).filter(isApps);
    expect(new Set(stayed.map(({ field }) => field))).toEqual(new Set(["Metafield.value"]));
    const { lines } = await caseOf(id);
    for (const line of find(lines, "Metafield")) {
      expect(line).toMatchObject({ fate: "left", because: "namespace-not-chosen" });
    }
  });

  it("always takes the metafields that stand in a namespace of the app itself", async () => {
    world.turn.settings = { ...world.turn.settings, rule: { off: [], metafieldNamespaces: [] } };
    const person = personOf("gift-giver");
    const owner = person.customerId ?? "";
    const field = { namespace: "app--4711--lagom", key: "wishes", type: "single_line_text_field" };
    await ask(`mutation { metafieldsSet(metafields: [{ownerId: "${owner}", value: "mina val",
      namespace: "${field.namespace}", key: "${field.key}", type: "${field.type}"}]) { userErrors { message } } }`);
    const read = () =>
      ask(`{ customer(id: "${owner}") { metafields(first: 9) { nodes { namespace } } } }`);
    expect(JSON.stringify(await read())).toContain(field.namespace);
    expect(await world.erase(await world.redact(person))).toBe("erased");
    const after = JSON.stringify(await read());
    expect(after).not.toContain(field.namespace);
    expect(after).toContain('"custom"');
  });

  it("touches no order where the request lists none", async () => {
    const person = personOf("arabic-name");
    const before = world.store.tokensLeft(person.person, []);
    const id = await world.redact(person, []);
    expect(await world.erase(id)).toBe("erased");
    const after = world.store.tokensLeft(person.person, []);
    expect(gone(before, after).filter((name) => name.startsWith("Order "))).toEqual([]);
    expect(after.filter(isApps)).toEqual([]);
    const { lines } = await caseOf(id);
    expect(find(lines, "Order")).toMatchObject([{ fate: "left", because: "order-not-listed" }]);
  });

  it("clears no PO number and no tax id that Swedish books need, and says until when", async () => {
    const accounting = { country: "SE", financialYearEnd: "12-31", timeZone: "Europe/Stockholm" };
    const { settings } = world.turn;
    world.turn.settings = { ...settings, accounting };
    const person = personOf("company-contact");
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    world.turn.settings = settings;
    const stayed = world.store.tokensLeft(person.person).filter(isApps);
    const fields = new Set(stayed.map(({ field }) => field));
    const kept = (await caseOf(id)).lines.filter(({ fate }) => fate === "keep");
    expect(fields.size).toBeGreaterThan(0);
    expect(kept.length).toBe(fields.size);
    for (const { until, because } of kept) {
      expect(because).toBe("legal-ground");
      expect(until).toMatch(/^20\d\d-12-31$/u);
    }
    expect([...fields].filter((field) => !/poNumber|LocalizedField/u.test(field))).toEqual([]);
  });

  it("writes nothing without the scope to write, and says so", async () => {
    const { state } = world;
    const { scopes } = state;
    state.scopes = scopes.filter((scope) => !scope.startsWith("write_"));
    const person = personOf("shared-phone-a");
    const before = world.store.tokensLeft(person.person);
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    state.scopes = scopes;
    expect(world.store.tokensLeft(person.person)).toEqual(before);
    const [line] = find((await caseOf(id)).lines, "Order.note");
    expect(line).toMatchObject({ fate: "unreachable", because: "scope-not-granted" });
  });
});

describe("an erasure while the shop goes on working", () => {
  openWorld(501);

  it("counts a record that somebody deleted meanwhile as gone", async () => {
    const person = personOf("drafts-and-checkouts");
    let removed: string | undefined;
    world.turn.around = (eraser) => ({
      ...eraser,
      read: async (context, step) => {
        if (step.action === "delete-draft" && removed === undefined) {
          removed = step.target;
          await ask(`mutation { draftOrderDelete(input: {id: "${removed}"}) { deletedId } }`);
        }
        return eraser.read(context, step);
      },
    });
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    expect(removed).toBeDefined();
    const receipt = receiptOf((await caseOf(id)).receipts[0]?.body);
    expect(receipt.more["steps"]).toMatchObject({ gone: 1, refused: 0 });
    expect(world.store.tokensLeft(person.person).filter(isApps)).toEqual([]);
  });

  it("ends once and whole when the answer to each write is lost on the way", async () => {
    const person = personOf("gift-giver");
    const lost = new Set<number>();
    world.turn.around = (eraser) => ({
      ...eraser,
      write: async (context, step) => {
        const outcome = await eraser.write(context, step);
        if (lost.has(step.number)) return outcome;
        lost.add(step.number);
        throw new TransientSourceError("the connection broke");
      },
    });
    const id = await world.redact(person);
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== "erased" && outcomes.length < 20) {
      outcomes.push(await world.erase(id).catch(() => "again"));
    }
    expect(lost.size).toBeGreaterThan(0);
    expect(outcomes).toEqual([...[...lost].map(() => "again"), "erased"]);
    expect(world.store.tokensLeft(person.person).filter(isApps)).toEqual([]);
    const { events, receipts } = await caseOf(id);
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => action === "erasure.begun")).toHaveLength(1);
    expect(actions.filter((action) => action === "erasure.planned-anew")).toEqual([]);
    expect(receipts).toHaveLength(1);
    expect(receiptOf(receipts[0]?.body).more["steps"]).toMatchObject({ done: lost.size });
  });

  it.each(["two-emails", "guest-listed-order", "deleted-customer"])(
    "still takes what is left of %s when Shopify was faster",
    async (key) => {
      const person = personOf(key);
      eraseOwn(person);
      const id = await world.redact(person);
      expect(await world.erase(id)).toBe("erased");
      const left = world.store.tokensLeft(person.person);
      expect(left.filter(({ takenBy }) => takenBy !== "nobody")).toEqual([]);
    },
    120_000,
  );

  it("goes on past a write that Shopify refuses, and the report names it", async () => {
    const person = personOf("old-orders");
    const [first = ""] = person.request.ordersRequested;
    const refused = `gid://shopify/Order/${first}`;
    world.admin.api.refuseWrites(world.shop, {
      ...{ mutation: "orderUpdate", about: refused, message: "Order is locked" },
      times: 5,
    });
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    const left = world.store.tokensLeft(person.person).filter(isApps);
    expect(new Set(left.map(({ recordId }) => recordId))).toEqual(new Set([refused]));
    const { lines, receipts } = await caseOf(id);
    const notes = find(lines, "Order.note");
    expect(notes.map(({ fate, because, count }) => [fate, because, count])).toEqual(
      expect.arrayContaining([
        ["clear", null, person.request.ordersRequested.length - 1],
        ["unreachable", "source-refused", 1],
      ]),
    );
    const { refused: refusals } = receiptOf(receipts[0]?.body);
    // Localised fields are a step of their own.
    expect(refusals.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });
});

describe("Shopify's own erasure", () => {
  openWorld(9_000);

  function readBack(id: DataRequestId) {
    const { database, keyring, evidence, turn } = world;
    const { prisma } = database;
    const { client } = world.search();
    const watch = createWatchServices({
      ...{ prisma, keyring, evidence, client },
      installations: createInstallationStore({ prisma }),
      clock: { now: () => turn.now },
    });
    return readBackErasure(watch, id, signalOf());
  }

  it("is told apart from Lagom's own part, and the second report ends the request", async () => {
    const person = personOf("everything");
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    const first = await caseOf(id);
    expect(first).toMatchObject({ status: "watching", completedAt: null, personId: null });
    const targets = person.request.ordersRequested.length + 1;
    expect(receiptOf(first.receipts[0]?.body).shopifyErasure).toMatchObject({
      readBackAt: null,
      remaining: targets,
    });

    world.turn.now = new Date(Date.now() + HOUR_MS);
    expect(await readBack(id)).toBe("remains");
    expect((await caseOf(id)).shopifyErasure).toMatchObject({
      state: "watching",
      remaining: targets,
    });

    world.store.eraseOwn({ customerId: person.request.customerId, orders: [] });
    world.turn.now = new Date(Date.now() + DAY_MS);
    expect(await readBack(id)).toBe("remains");
    expect((await caseOf(id)).shopifyErasure?.remaining).toBe(targets - 1);

    eraseOwn(person);
    world.turn.now = new Date(Date.now() + 2 * DAY_MS);
    expect(await readBack(id)).toBe("read-back");
    const last = await caseOf(id);
    expect(last).toMatchObject({ status: "completed", completedAt: world.turn.now });
    expect(last.shopifyErasure).toMatchObject({ state: "read-back", dataKeyId: null });
    expect(last.receipts.map(({ version, isFinal }) => [version, isFinal])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(receiptOf(last.receipts[1]?.body).shopifyErasure).toMatchObject({
      readBackAt: world.turn.now.toISOString(),
      remaining: 0,
    });
    expect(await readBack(id)).toBe("nothing-to-do");
  });

  it("is overdue after thirty days, and still read back when it comes", async () => {
    const person = personOf("arabic-name");
    const id = await world.redact(person);
    expect(await world.erase(id)).toBe("erased");
    world.turn.now = new Date(Date.now() + 31 * DAY_MS);
    expect(await readBack(id)).toBe("remains");
    expect((await caseOf(id)).shopifyErasure?.state).toBe("overdue");
    eraseOwn(person);
    world.turn.now = new Date(Date.now() + 40 * DAY_MS);
    expect(await readBack(id)).toBe("read-back");
    expect((await caseOf(id)).status).toBe("completed");
  });

  it("is not waited for where there is nothing for it to erase", async () => {
    const id = await world.redact(personOf("blog-commenter"));
    expect(await world.erase(id)).toBe("erased");
    const { status, completedAt, shopifyErasure, receipts } = await caseOf(id);
    expect([status, shopifyErasure]).toEqual(["completed", null]);
    expect(completedAt).not.toBeNull();
    expect(receipts.map(({ isFinal }) => isFinal)).toEqual([true]);
  });
});

async function ask(query: string): Promise<unknown> {
  const { scopes } = world.state;
  const { body } = await world.admin.api.call({
    ...{ shop: world.shop, apiVersion: "2026-10", scopes, withheld: new Set() },
    body: { query },
  });
  return JSON.parse(JSON.stringify(body));
}
