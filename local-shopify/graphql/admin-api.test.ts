import { describe, expect, it } from "vitest";
import { ALL_SCOPES, dig, openAdmin, SHOP, START } from "./testing/open-admin.ts";

const admin = openAdmin();
const everything = admin.person("everything");
const customerId = everything.customerId ?? "";

describe("AdminApi.call()", () => {
  it("refuses a field the schema does not have, in Shopify's words", async () => {
    const answer = await admin.ask("{ shop { nope } }");
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]).toMatchObject({
      message: "Field 'nope' doesn't exist on type 'Shop'",
      extensions: { code: "undefinedField" },
    });
  });

  it("answers a body that is no query with 400", async () => {
    const call = { shop: SHOP, apiVersion: "2026-10", scopes: [], withheld: new Set<never>() };
    expect((await admin.api.call({ ...call, body: { query: 3 } })).status).toBe(400);
    expect((await admin.api.call({ ...call, shop: "other.myshopify.com", body: {} })).status).toBe(
      404,
    );
  });

  it("fails loudly on a root field that is not modelled", async () => {
    const answer = await admin.ask(
      "{ products(first: 1) { nodes { id } } }",
      {},
      { scopes: ["read_products"] },
    );
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("NOT_MODELLED");
  });

  it("fails on a mutation that is not modelled and changes nothing", async () => {
    const answer = await admin.ask(
      "mutation($id: ID!) { customerSendAccountInviteEmail(customerId: $id) { userErrors { message } } }",
      { id: customerId },
    );
    expect(answer.errors).toHaveLength(1);
    expect(
      dig(
        (await admin.ask("query($id: ID!) { customer(id: $id) { id } }", { id: customerId })).data,
        "customer",
        "id",
      ),
    ).toBe(customerId);
  });

  it("lists the scopes of the token", async () => {
    const answer = await admin.ask(
      "{ currentAppInstallation { accessScopes { handle } } }",
      {},
      { scopes: ["read_orders"] },
    );
    expect(dig(answer.data, "currentAppInstallation", "accessScopes")).toEqual([
      { handle: "read_orders" },
    ]);
  });
});

describe("declared scopes", () => {
  const table = [
    ["customers(first: 1) { nodes { id } }", "read_customers"],
    ["orders(first: 1) { nodes { id } }", "read_orders"],
    ["draftOrders(first: 1) { nodes { id } }", "read_draft_orders"],
    ["abandonedCheckouts(first: 1) { nodes { id } }", "read_orders"],
    ["giftCards(first: 1) { nodes { id } }", "read_gift_cards"],
    ["comments(first: 1) { nodes { id } }", "read_content"],
    ["subscriptionContracts(first: 1) { nodes { id } }", "read_own_subscription_contracts"],
  ] as const;

  it.each(table)("%s needs %s", async (selection, scope) => {
    const without = ALL_SCOPES.filter(
      (one) => one !== scope && one !== scope.replace("read_", "write_"),
    );
    const refused = await admin.ask(`{ ${selection} }`, {}, { scopes: without });
    expect(refused.data).toBeNull();
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
    expect(String(refused.errors?.[0]?.extensions?.["requiredAccess"])).toContain(scope);
    const granted = await admin.ask(`{ ${selection} }`, {}, { scopes: [scope] });
    expect(granted.errors).toBeUndefined();
  });

  it("leave the rest of the answer standing where the field may be null", async () => {
    const answer = await admin.ask(
      "{ orders(first: 2) { nodes { id customer { id } } } }",
      {},
      { scopes: ["read_orders"] },
    );
    expect(dig(answer.data, "orders", "nodes", 0, "customer")).toBeNull();
    expect(dig(answer.data, "orders", "nodes", 0, "id")).toMatch(/Order/u);
    expect(answer.errors?.[0]?.path).toEqual(["orders", "nodes", 0, "customer"]);
  });

  it("add up where the schema says also: payment methods need two", async () => {
    const query =
      "query($id: ID!) { customer(id: $id) { paymentMethods(first: 1) { nodes { id } } } }";
    const one = await admin.ask(query, { id: customerId }, { scopes: ["read_customers"] });
    expect(one.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
    const both = await admin.ask(
      query,
      { id: customerId },
      { scopes: ["read_customers", "read_customer_payment_methods"] },
    );
    expect(dig(both.data, "customer", "paymentMethods", "nodes", 0, "id")).toMatch(
      /CustomerPaymentMethod/u,
    );
  });

  it("hold for records reached by node(id)", async () => {
    const answer = await admin.ask(
      "query($id: ID!) { node(id: $id) { id } }",
      { id: customerId },
      { scopes: [] },
    );
    expect(dig(answer.data, "node")).toBeNull();
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });
});

describe("nodes(ids)", () => {
  it("hides only the records whose scope is missing", async () => {
    const ids = [customerId, `gid://shopify/Order/${everything.request.ordersRequested[0] ?? ""}`];
    const query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    const answer = await admin.ask(query, { ids }, { scopes: ["read_orders"] });
    expect(dig(answer.data, "nodes")).toEqual([null, { id: ids[1] }]);
    expect(answer.errors?.map(({ path }) => path)).toEqual([["nodes", 0]]);
  });

  it("takes 250 ids at most", async () => {
    const ids = Array.from({ length: 251 }, () => customerId);
    const answer = await admin.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("MAX_INPUT_SIZE_EXCEEDED");
  });
});

describe("protected customer data", () => {
  const query = `query($id: ID!) { customer(id: $id) { id note email phone firstName displayName
    defaultEmailAddress { emailAddress } addressesV2(first: 1) { nodes { address1 city formatted } } } }`;

  it("reads as null, or empty where null is forbidden, always with an error", async () => {
    const answer = await admin.ask(
      query,
      { id: customerId },
      { withheld: new Set(["name", "email", "address"]) },
    );
    const customer = dig(answer.data, "customer");
    expect(customer).toMatchObject({
      email: null,
      firstName: null,
      displayName: "",
      defaultEmailAddress: { emailAddress: "" },
      addressesV2: { nodes: [{ address1: null, formatted: [] }] },
    });
    expect(dig(customer, "phone")).toBe(everything.phone);
    expect(dig(customer, "note")).not.toBeNull();
    const paths = answer.errors?.map(({ path }) => path?.join(".")).sort();
    expect(paths).toEqual([
      "customer.addressesV2.nodes.0.address1",
      "customer.addressesV2.nodes.0.formatted",
      "customer.defaultEmailAddress.emailAddress",
      "customer.displayName",
      "customer.email",
      "customer.firstName",
    ]);
    expect(answer.errors?.every(({ extensions }) => extensions?.["code"] === "ACCESS_DENIED")).toBe(
      true,
    );
  });

  it("reads in full when the app is approved", async () => {
    const answer = await admin.ask(query, { id: customerId });
    expect(answer.errors).toBeUndefined();
    expect(dig(answer.data, "customer", "email")).toBe(everything.email);
  });
});

describe("orders older than 60 days", () => {
  const old = admin.person("old-orders");
  const list = `query($q: String!, $id: ID!) { orders(first: 50, query: $q) { nodes { id } }
    customer(id: $id) { numberOfOrders orders(first: 50) { nodes { id } } lastOrder { id } } }`;
  const variables = { q: `customer_id:${old.request.customerId ?? ""}`, id: old.customerId };

  it("do not exist without read_all_orders, yet are counted", async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== "read_all_orders");
    const answer = await admin.ask(list, variables, { scopes });
    expect(dig(answer.data, "orders", "nodes")).toEqual([]);
    expect(dig(answer.data, "customer")).toEqual({
      numberOfOrders: "4",
      orders: { nodes: [] },
      lastOrder: null,
    });
    const id = `gid://shopify/Order/${old.request.ordersRequested[0] ?? ""}`;
    const one = await admin.ask("query($id: ID!) { order(id: $id) { id } }", { id }, { scopes });
    expect(one.data).toEqual({ order: null });
    expect(one.errors).toBeUndefined();
  });

  it("are there with it", async () => {
    expect(dig((await admin.ask(list, variables)).data, "orders", "nodes")).toHaveLength(4);
  });

  it("grow old as the clock moves", async () => {
    const later = openAdmin();
    const scopes = ["read_orders"];
    const before = await later.ask("{ ordersCount { count } }", {}, { scopes });
    later.clock.set(new Date(START.getTime() + 30 * 86_400_000));
    const after = await later.ask("{ ordersCount { count } }", {}, { scopes });
    expect(Number(dig(after.data, "ordersCount", "count"))).toBeLessThan(
      Number(dig(before.data, "ordersCount", "count")),
    );
  });
});
