import { describe, expect, it } from "vitest";
import { dig, openAdmin } from "../testing/open-admin.ts";

const admin = openAdmin();
const id = admin.person("everything").customerId ?? "";
const nobody = "gid://shopify/Customer/1";

describe("customerUpdate", () => {
  const mutation = `mutation($input: CustomerInput!) { customerUpdate(input: $input) {
    customer { note tags displayName } userErrors { field message } } }`;

  it("changes what later queries read", async () => {
    await admin.ask(mutation, {
      input: { id, note: "ny anteckning", tags: ["a"], firstName: "Ny", lastName: null },
    });
    const read = await admin.ask(
      "query($id: ID!) { customer(id: $id) { note tags displayName firstName lastName } }",
      { id },
    );
    expect(dig(read.data, "customer")).toEqual({
      note: "ny anteckning",
      tags: ["a"],
      displayName: "Ny",
      firstName: "Ny",
      lastName: null,
    });
  });

  it("answers a user error for somebody who is not there", async () => {
    const answer = await admin.ask(mutation, { input: { id: nobody, note: "x" } });
    expect(dig(answer.data, "customerUpdate")).toEqual({
      customer: null,
      userErrors: [{ field: ["id"], message: "Customer does not exist" }],
    });
  });

  it("needs write_customers", async () => {
    const answer = await admin.ask(mutation, { input: { id } }, { scopes: ["read_customers"] });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });
});

describe("customerEmailMarketingConsentUpdate", () => {
  const mutation = `mutation($input: CustomerEmailMarketingConsentUpdateInput!) {
    customerEmailMarketingConsentUpdate(input: $input) { customer { defaultEmailAddress { marketingState marketingUpdatedAt } }
    userErrors { code message } } }`;
  const ask = (customerId: string, marketingState: string) =>
    admin.ask(mutation, {
      input: {
        customerId,
        emailMarketingConsent: { marketingState, consentUpdatedAt: "2026-11-20T08:00:00Z" },
      },
    });

  it("sets the state and its time", async () => {
    const answer = await ask(id, "UNSUBSCRIBED");
    expect(
      dig(answer.data, "customerEmailMarketingConsentUpdate", "customer", "defaultEmailAddress"),
    ).toEqual({
      marketingState: "UNSUBSCRIBED",
      marketingUpdatedAt: "2026-11-20T08:00:00Z",
    });
  });

  it("refuses states that can only be read, and customers without an e-mail", async () => {
    const readOnly = await ask(id, "REDACTED");
    expect(dig(readOnly.data, "customerEmailMarketingConsentUpdate", "userErrors", 0, "code")).toBe(
      "INVALID",
    );
    const phoneOnly = await ask(admin.person("phone-only").customerId ?? "", "SUBSCRIBED");
    expect(
      dig(phoneOnly.data, "customerEmailMarketingConsentUpdate", "userErrors", 0, "code"),
    ).toBe("INVALID");
  });
});

describe("customerRequestDataErasure", () => {
  const request =
    "mutation($id: ID!) { customerRequestDataErasure(customerId: $id) { customerId userErrors { code } } }";
  const cancel =
    "mutation($id: ID!) { customerCancelDataErasure(customerId: $id) { customerId userErrors { code } } }";

  it("can be cancelled once, and only after it was asked for", async () => {
    const codeOf = async (query: string, customer: string, root: string) =>
      dig((await admin.ask(query, { id: customer })).data, root, "userErrors", 0, "code") ?? null;
    expect(await codeOf(cancel, id, "customerCancelDataErasure")).toBe("NOT_BEING_ERASED");
    expect(await codeOf(request, id, "customerRequestDataErasure")).toBeNull();
    expect(await codeOf(cancel, id, "customerCancelDataErasure")).toBeNull();
    expect(await codeOf(cancel, id, "customerCancelDataErasure")).toBe("NOT_BEING_ERASED");
    expect(await codeOf(request, nobody, "customerRequestDataErasure")).toBe("DOES_NOT_EXIST");
  });
});

describe("orderUpdate", () => {
  it("changes note and attributes", async () => {
    const order = `gid://shopify/Order/${admin.person("everything").request.ordersRequested[0] ?? ""}`;
    const input = { id: order, note: "ändrad", customAttributes: [{ key: "a", value: "b" }] };
    await admin.ask(
      "mutation($input: OrderInput!) { orderUpdate(input: $input) { order { id } userErrors { message } } }",
      { input },
    );
    const read = await admin.ask(
      "query($id: ID!) { order(id: $id) { note customAttributes { key value } } }",
      { id: order },
    );
    expect(dig(read.data, "order")).toEqual({
      note: "ändrad",
      customAttributes: [{ key: "a", value: "b" }],
    });
  });
});

describe("metafieldsSet", () => {
  const set = `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
    metafields { key value compareDigest } userErrors { code } } }`;
  const read =
    "query($id: ID!) { customer(id: $id) { metafields(first: 9) { nodes { key value } } } }";
  const field = (key: string, more: object = {}) => ({
    ownerId: id,
    namespace: "lagom",
    key,
    type: "single_line_text_field",
    value: key,
    ...more,
  });
  const keys = async () => {
    const nodes = dig((await admin.ask(read, { id })).data, "customer", "metafields", "nodes");
    return Array.isArray(nodes) ? nodes.map((node: unknown) => dig(node, "key")) : [];
  };

  it("writes beside what was there, all or nothing", async () => {
    await admin.ask(set, { metafields: [field("one")] });
    expect(await keys()).toEqual(["size_notes", "one"]);
    const stale = await admin.ask(set, {
      metafields: [field("two"), field("one", { compareDigest: "wrong" })],
    });
    expect(dig(stale.data, "metafieldsSet", "userErrors", 0, "code")).toBe("STALE_OBJECT");
    expect(await keys()).toEqual(["size_notes", "one"]);
  });

  it("is undone by metafieldsDelete", async () => {
    const remove = `mutation($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
      deletedMetafields { key } userErrors { message } } }`;
    const metafields = [{ ownerId: id, namespace: "lagom", key: "one" }];
    expect(
      dig((await admin.ask(remove, { metafields })).data, "metafieldsDelete", "deletedMetafields"),
    ).toEqual([{ key: "one" }]);
    expect(
      dig((await admin.ask(remove, { metafields })).data, "metafieldsDelete", "deletedMetafields"),
    ).toEqual([null]);
    expect(await keys()).toEqual(["size_notes"]);
  });

  it("keeps fields on the app installation for the storefront", async () => {
    const own = await admin.ask("{ currentAppInstallation { id } }");
    const ownerId = dig(own.data, "currentAppInstallation", "id");
    await admin.ask(set, {
      metafields: [{ ...field("notice"), ownerId, type: "json", value: '{"a":1}' }],
    });
    const answer = await admin.ask(
      '{ currentAppInstallation { metafield(namespace: "lagom", key: "notice") { jsonValue } } }',
    );
    expect(dig(answer.data, "currentAppInstallation", "metafield", "jsonValue")).toEqual({ a: 1 });
  });
});

describe("webhookSubscriptionCreate", () => {
  it("takes an address once per topic", async () => {
    const mutation = `mutation { webhookSubscriptionCreate(topic: CUSTOMERS_MERGE, webhookSubscription: {uri: "https://app.example.test/hooks"}) {
      webhookSubscription { topic uri } userErrors { message } } }`;
    expect(
      dig((await admin.ask(mutation)).data, "webhookSubscriptionCreate", "webhookSubscription"),
    ).toEqual({
      topic: "CUSTOMERS_MERGE",
      uri: "https://app.example.test/hooks",
    });
    expect(
      dig(
        (await admin.ask(mutation)).data,
        "webhookSubscriptionCreate",
        "userErrors",
        0,
        "message",
      ),
    ).toContain("already been taken");
  });
});
