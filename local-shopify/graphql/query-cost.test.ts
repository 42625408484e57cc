import { describe, expect, it } from "vitest";
import { createCostBucket } from "./cost-bucket.ts";
import { dig, openAdmin, SHOP } from "./testing/open-admin.ts";

const admin = openAdmin();

async function costOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const answer = await admin.ask(query, variables);
  return {
    requested: answer.extensions?.cost?.requestedQueryCost,
    actual: answer.extensions?.cost?.actualQueryCost,
  };
}

describe("requestedCost()", () => {
  it("charges an object 1 and scalars nothing", async () => {
    expect(await costOf("{ shop { name email primaryDomain { host } } }")).toEqual({
      requested: 2,
      actual: 2,
    });
  });

  it("charges a connection its size times a node, and gives back what was not there", async () => {
    // 10 × (customer 1 + money 1), wrappers free.
    expect(
      await costOf(
        "{ customers(first: 10) { edges { node { amountSpent { amount } } } pageInfo { hasNextPage } } }",
      ),
    ).toEqual({
      requested: 20,
      actual: 20,
    });
    const { email } = admin.person("guest-by-email");
    expect(
      await costOf("query($q: String) { orders(first: 50, query: $q) { nodes { id } } }", {
        q: `email:"${email ?? ""}"`,
      }),
    ).toEqual({
      requested: 50,
      actual: 2,
    });
  });

  it("multiplies nested connections", async () => {
    // 5 × (1 + 3 × (1 + 2 × 1))
    const { requested } = await costOf(
      "{ customers(first: 5) { nodes { orders(first: 3) { nodes { lineItems(first: 2) { nodes { id } } } } } } }",
    );
    expect(requested).toBe(50);
  });

  it("reads sizes from variables and their defaults", async () => {
    expect(
      (await costOf("query($n: Int!) { orders(first: $n) { nodes { id } } }", { n: 7 })).requested,
    ).toBe(7);
    expect(
      (await costOf("query($n: Int = 9) { orders(first: $n) { nodes { id } } }")).requested,
    ).toBe(9);
  });

  it("charges of an interface the dearest type", async () => {
    const { requested } = await costOf(
      "{ orders(first: 1) { nodes { events(first: 2) { nodes { id ... on CommentEvent { attachments { id } } } } } } }",
    );
    // 1 + 2 × (event 1 + list 1)
    expect(requested).toBe(5);
  });

  it("charges nodes(ids) for each id, and gives back those that are not there", async () => {
    const ids = [admin.person("everything").customerId, "gid://shopify/Customer/1"];
    const query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    expect(await costOf(query, { ids })).toEqual({ requested: 2, actual: 1 });
  });

  it("charges a mutation 10", async () => {
    const id = admin.person("everything").customerId;
    const cost = await costOf(
      'mutation($id: ID!) { customerUpdate(input: {id: $id, note: "x"}) { customer { id } userErrors { message } } }',
      { id },
    );
    expect(cost).toEqual({ requested: 11, actual: 11 });
  });

  it("refuses more than 1,000 points before anything runs", async () => {
    const answer = await admin.ask(
      "{ customers(first: 250) { nodes { orders(first: 4) { nodes { id } } } } }",
    );
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: "MAX_COST_EXCEEDED",
      cost: 1250,
      maxCost: 1000,
    });
  });
});

describe("createCostBucket()", () => {
  it("refills at its rate up to its size", () => {
    let now = 0;
    const bucket = createCostBucket(
      { maximumAvailable: 100, restoreRate: 10, maxPerQuery: 100 },
      () => now,
    );
    expect(bucket.reserve(90)).toBe(true);
    expect(bucket.reserve(20)).toBe(false);
    expect(bucket.status().currentlyAvailable).toBe(10);
    now = 1_000;
    expect(bucket.reserve(20)).toBe(true);
    now = 60_000;
    expect(bucket.status().currentlyAvailable).toBe(100);
  });
});

describe("throttling", () => {
  it("answers 200 with THROTTLED while the bucket is empty, and works again when it has refilled", async () => {
    let now = 0;
    const tight = openAdmin({ maximumAvailable: 500, restoreRate: 100, bucketNowMs: () => now });
    const query = "{ customers(first: 30) { nodes { orders(first: 9) { nodes { id } } } } }";
    const first = await tight.ask(query);
    expect(first.errors).toBeUndefined();
    const left = 500 - Number(dig(first, "extensions", "cost", "actualQueryCost"));
    expect(dig(first, "extensions", "cost", "throttleStatus")).toEqual({
      maximumAvailable: 500,
      restoreRate: 100,
      currentlyAvailable: left,
    });
    let throttled = first;
    for (let again = 0; again < 20 && !throttled.errors; again += 1)
      throttled = await tight.ask(query);
    expect(throttled.errors?.[0]).toMatchObject({
      message: "Throttled",
      extensions: { code: "THROTTLED" },
    });
    expect(dig(throttled, "data")).toBeUndefined();
    const empty = dig(throttled, "extensions", "cost", "throttleStatus", "currentlyAvailable");
    expect(Number(empty)).toBeLessThan(300);
    now += 5_000;
    expect((await tight.ask(query)).errors).toBeUndefined();
    const spent = tight.api.costSpent(SHOP);
    expect(spent.throttled).toBe(1);
    expect(spent.requested).toBeGreaterThan(spent.actual);
  });
});
