import { describe, expect, it } from "vitest";
import { dig, listOf, openAdmin } from "./testing/open-admin.ts";

const admin = openAdmin();

async function pageThrough(
  query: string,
  root: string,
  variables: Readonly<Record<string, unknown>> = {},
) {
  const ids: string[] = [];
  let after: unknown = null;
  for (let page = 0; page < 100; page += 1) {
    const answer = await admin.ask(query, { ...variables, after });
    const nodes = dig(answer.data, root, "nodes");
    if (!Array.isArray(nodes)) throw new Error(JSON.stringify(answer.errors));
    ids.push(...nodes.map((node: unknown) => String(dig(node, "id"))));
    if (dig(answer.data, root, "pageInfo", "hasNextPage") !== true) return ids;
    after = dig(answer.data, root, "pageInfo", "endCursor");
  }
  throw new Error("the pages never end");
}

const INFO = "pageInfo { hasNextPage endCursor }";

describe("cutPage()", () => {
  it("reaches every record once, whatever the order", async () => {
    const forward = await pageThrough(
      `query($after: String) { orders(first: 17, after: $after) { nodes { id } ${INFO} } }`,
      "orders",
    );
    const back = await pageThrough(
      `query($after: String) { orders(first: 41, after: $after, reverse: true, sortKey: CREATED_AT) { nodes { id } ${INFO} } }`,
      "orders",
    );
    expect(new Set(forward).size).toBe(forward.length);
    expect(back).toEqual(forward.toReversed());
    const counted = await admin.ask("{ ordersCount { count } }");
    expect(forward).toHaveLength(Number(dig(counted.data, "ordersCount", "count")));
  });

  it("pages records inside a record", async () => {
    const { customerId } = admin.person("many-orders");
    const seen = new Set<string>();
    let after: unknown = null;
    for (let page = 0; page < 9; page += 1) {
      const answer = await admin.ask(
        `query($id: ID!, $after: String) { customer(id: $id) { orders(first: 100, after: $after) { nodes { id } ${INFO} } } }`,
        { id: customerId, after },
      );
      const nodes = dig(answer.data, "customer", "orders", "nodes");
      for (const node of Array.isArray(nodes) ? nodes : []) seen.add(String(dig(node, "id")));
      after = dig(answer.data, "customer", "orders", "pageInfo", "endCursor");
      if (dig(answer.data, "customer", "orders", "pageInfo", "hasNextPage") !== true) break;
    }
    expect(seen.size).toBe(261);
  });

  it("pages backwards with last and before", async () => {
    const answer = await admin.ask(`{ customers(first: 5) { edges { cursor node { id } } } }`);
    const cursor = dig(answer.data, "customers", "edges", 3, "cursor");
    const back = await admin.ask(
      "query($before: String) { customers(last: 2, before: $before) { nodes { id } pageInfo { hasPreviousPage } } }",
      { before: cursor },
    );
    const ids = [1, 2].map((at) => dig(answer.data, "customers", "edges", at, "node"));
    expect(dig(back.data, "customers", "nodes")).toEqual(ids);
    expect(dig(back.data, "customers", "pageInfo", "hasPreviousPage")).toBe(true);
  });

  it.each([
    ["first: 251", "first cannot exceed 250"],
    ["first: -1", "first cannot be negative"],
    ["reverse: true", "you must provide one of first or last"],
    ['first: 1, after: "x"', "Invalid cursor for current pagination sort: x"],
  ])("refuses %s", async (args, message) => {
    const answer = await admin.ask(`{ orders(${args}) { nodes { id } } }`);
    expect(answer.errors?.map((error) => error.message)).toEqual([message]);
  });
});

describe("search", () => {
  const find = async (root: string, q: string): Promise<readonly unknown[]> => {
    const answer = await admin.ask(
      `query($q: String!) { ${root}(first: 100, query: $q) { nodes { id email } } }`,
      { q },
    );
    return listOf(dig(answer.data, root, "nodes"));
  };
  const emailsOf = async (q: string) =>
    (await find("customers", q)).map((node) => dig(node, "email"));

  it("finds a guest's orders by e-mail in whatever case", async () => {
    const { email } = admin.person("guest-by-email");
    expect(await find("orders", `email:"${email ?? ""}"`)).toHaveLength(2);
  });

  it("lets near misses through, as Shopify's tokenised index does", async () => {
    expect(await emailsOf("email:anna@nara.example.test")).toHaveLength(4);
    const phrase = await emailsOf('email:"anna@nara.example.test"');
    expect(phrase).toEqual(
      expect.arrayContaining(["anna@nara.example.test", "x.anna@nara.example.test"]),
    );
    expect(phrase).not.toContain("anna.b@nara.example.test");
  });

  it("joins terms with AND, OR and NOT", async () => {
    const [one, two] = [admin.person("p1"), admin.person("p2")];
    const ids = `id:${one.request.customerId ?? ""} OR id:${two.request.customerId ?? ""}`;
    expect(await find("customers", ids)).toHaveLength(2);
    expect(await find("customers", `(${ids}) AND NOT email:"${one.email ?? ""}"`)).toHaveLength(1);
    expect(await find("customers", `(${ids}) -email:"${one.email ?? ""}"`)).toHaveLength(1);
  });

  it("compares moments and ids", async () => {
    const all = await find("orders", "");
    const late = await find("orders", "created_at:>='2026-11-01T00:00:00Z'");
    const early = await find("orders", "created_at:<'2026-11-01T00:00:00Z'");
    expect(late.length + early.length).toBe(
      Math.min(100, all.length) === 100 ? late.length + early.length : all.length,
    );
    expect(late.length).toBeGreaterThan(0);
    expect(early.length).toBeGreaterThan(0);
  });

  it("ignores a filter the type does not have, and says so", async () => {
    const answer = await admin.ask(
      '{ abandonedCheckouts(first: 100, query: "customer_id:1") { nodes { id } } }',
    );
    const nodes = dig(answer.data, "abandonedCheckouts", "nodes");
    expect(Array.isArray(nodes) && nodes.length).toBeGreaterThan(2);
    expect(JSON.stringify(answer.extensions?.search)).toContain("customer_id");
  });

  it("finds gift cards by owner and by recipient", async () => {
    const ask = (q: string) =>
      admin.ask("query($q: String!) { giftCards(first: 9, query: $q) { nodes { id } } }", { q });
    const { customerId } = admin.person("gift-recipient").request;
    const owned = dig((await ask(`customer_id:${customerId ?? ""}`)).data, "giftCards", "nodes");
    const received = dig(
      (await ask(`recipient_id:${customerId ?? ""}`)).data,
      "giftCards",
      "nodes",
    );
    expect(owned).toHaveLength(1);
    expect(received).toHaveLength(1);
    expect(owned).not.toEqual(received);
  });

  it("identifies a customer exactly by e-mail or phone", async () => {
    const ask = async (identifier: object) =>
      dig(
        (
          await admin.ask(
            "query($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { email } }",
            { i: identifier },
          )
        ).data,
        "customerByIdentifier",
        "email",
      ) ?? null;
    expect(await ask({ emailAddress: "ANNA@nara.example.test" })).toBe("anna@nara.example.test");
    expect(await ask({ emailAddress: "nobody@nara.example.test" })).toBeNull();
    expect(await ask({ phoneNumber: admin.person("everything").phone ?? "" })).toBe(
      admin.person("everything").email,
    );
  });
});
