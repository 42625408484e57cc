import { beforeEach, describe, expect, it } from "vitest";
import { ALL_SCOPES, dig, listOf, openAdmin, type OpenAdmin } from "../testing/open-admin.ts";

let admin: OpenAdmin;
beforeEach(() => {
  admin = openAdmin();
});

/** The gid of a record of a type that carries a token of the person. */
function recordOf(person: string, type: string): string {
  const found = admin.store
    .tokensOf(person)
    .find(({ recordId }) => recordId.startsWith(`gid://shopify/${type}/`));
  if (!found) throw new Error(`${person} has no ${type}`);
  return found.recordId;
}

async function read(id: string, type: string, fields: string): Promise<unknown> {
  const query = `query($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  return dig((await admin.ask(query, { id })).data, "node");
}

describe("orderUpdate", () => {
  const mutation = `mutation($input: OrderInput!) { orderUpdate(input: $input) {
    order { id } userErrors { field message } } }`;
  const FIELDS = `note poNumber email phone tags clientIp customAttributes { key value }
    localizedFields(first: 9) { nodes { key value } } shippingAddress { lastName city }
    metafields(first: 9) { nodes { namespace key value } } totalPriceSet { shopMoney { amount } }`;

  it("empties note, attributes, PO number and localised fields and leaves the rest", async () => {
    const id = recordOf("everything", "Order");
    const before = await read(id, "Order", FIELDS);
    const keys = listOf(dig(before, "localizedFields", "nodes")).map((one) => dig(one, "key"));
    expect(keys).toEqual(["TAX_CREDENTIAL_IT"]);
    const input = { id, note: "", poNumber: null, customAttributes: [] };
    const localizedFields = keys.map((key) => ({ key, value: "" }));
    const answer = await admin.ask(mutation, { input: { ...input, localizedFields } });
    expect(dig(answer.data, "orderUpdate")).toEqual({ order: { id }, userErrors: [] });
    const after = await read(id, "Order", FIELDS);
    expect(after).toEqual({
      ...(typeof before === "object" ? before : {}),
      note: null,
      poNumber: null,
      customAttributes: [],
      localizedFields: { nodes: [] },
    });
  });

  it("writes contact, address, tags, a localised field and a metafield", async () => {
    const id = recordOf("everything", "Order");
    const answer = await admin.ask(mutation, {
      input: {
        id,
        email: "ny@example.test",
        phone: "+999000000000001",
        tags: ["a"],
        shippingAddress: { lastName: "Ny", city: "Umeå", countryCode: "SE" },
        localizedFields: [{ key: "TAX_CREDENTIAL_BR", value: "1" }],
        metafields: [{ namespace: "custom", key: "engraving", type: "json", value: "{}" }],
      },
    });
    expect(dig(answer.data, "orderUpdate", "userErrors")).toEqual([]);
    const after = await read(id, "Order", FIELDS);
    expect(after).toMatchObject({
      email: "ny@example.test",
      phone: "+999000000000001",
      tags: ["a"],
      shippingAddress: { lastName: "Ny", city: "Umeå" },
      metafields: { nodes: [{ namespace: "custom", key: "engraving", value: "{}" }] },
    });
    expect(listOf(dig(after, "localizedFields", "nodes"))).toHaveLength(2);
    const query = 'query { orders(first: 5, query: "email:ny@example.test") { nodes { id } } }';
    expect(dig((await admin.ask(query)).data, "orders", "nodes")).toEqual([{ id }]);
  });

  it("refuses what is no e-mail address and writes nothing", async () => {
    const id = recordOf("everything", "Order");
    const before = await read(id, "Order", FIELDS);
    const answer = await admin.ask(mutation, { input: { id, email: "ingen", note: "x" } });
    expect(dig(answer.data, "orderUpdate")).toEqual({
      order: null,
      userErrors: [{ field: ["email"], message: "Email is invalid" }],
    });
    expect(await read(id, "Order", FIELDS)).toEqual(before);
  });

  it("is denied without the scope to write orders", async () => {
    const id = recordOf("everything", "Order");
    const scopes = ALL_SCOPES.filter((scope) => scope !== "write_orders");
    const answer = await admin.ask(mutation, { input: { id, note: "" } }, { scopes });
    expect(answer.data).toEqual({ orderUpdate: null });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
    expect(dig(await read(id, "Order", "note"), "note")).not.toBe("");
  });

  it("fails loudly on an input nobody modelled", async () => {
    const id = recordOf("everything", "Order");
    const localizationExtensions = [{ key: "TAX_CREDENTIAL_IT", value: "" }];
    const answer = await admin.ask(mutation, { input: { id, localizationExtensions } });
    expect(answer.errors).toHaveLength(1);
  });
});

describe("draftOrderDelete", () => {
  const mutation = `mutation($input: DraftOrderDeleteInput!) { draftOrderDelete(input: $input) {
    deletedId userErrors { field message } } }`;
  const lists = `query($query: String) { draftOrders(first: 250, query: $query) { nodes { id } }
    draftOrdersCount { count } }`;

  it("takes the draft out of lists, counts, searches, nodes and its lines", async () => {
    const id = recordOf("everything", "DraftOrder");
    const customer = String(admin.person("everything").request.customerId);
    const line = dig(
      await read(id, "DraftOrder", "lineItems(first: 1) { nodes { id } }"),
      "lineItems",
      "nodes",
      0,
      "id",
    );
    const query = `customer_id:${customer}`;
    const before = await admin.ask(lists, { query });
    expect(dig(before.data, "draftOrders", "nodes")).toEqual([{ id }]);
    const answer = await admin.ask(mutation, { input: { id } });
    expect(dig(answer.data, "draftOrderDelete")).toEqual({ deletedId: id, userErrors: [] });
    const after = await admin.ask(lists, { query });
    expect(dig(after.data, "draftOrders", "nodes")).toEqual([]);
    expect(dig(after.data, "draftOrdersCount", "count")).toBe(
      Number(dig(before.data, "draftOrdersCount", "count")) - 1,
    );
    expect(await read(id, "DraftOrder", "id")).toBeNull();
    expect(await read(String(line), "DraftOrderLineItem", "id")).toBeNull();
    const again = await admin.ask(mutation, { input: { id } });
    expect(dig(again.data, "draftOrderDelete", "userErrors")).toEqual([
      { field: ["id"], message: "Draft order does not exist" },
    ]);
  });

  it("takes the draft out of a bulk result", async () => {
    const id = recordOf("everything", "DraftOrder");
    await admin.ask(mutation, { input: { id } });
    const left = listOf(dig((await admin.ask(lists)).data, "draftOrders", "nodes"));
    const started = await admin.ask(`mutation { bulkOperationRunQuery(
      query: "{ draftOrders { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }`);
    const operation = dig(started.data, "bulkOperationRunQuery", "bulkOperation", "id");
    await expect
      .poll(async () => read(String(operation), "BulkOperation", "status objectCount"))
      .toEqual({ status: "COMPLETED", objectCount: String(left.length) });
  });
});

describe("draftOrderCreate", () => {
  const create = `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
    draftOrder { id note2 customer { id } } userErrors { field message } } }`;

  it("makes a draft that lists and searches find, and that can be changed and deleted", async () => {
    const customerId = admin.person("phone-only").customerId ?? "";
    const input = {
      purchasingEntity: { customerId },
      email: "kast@example.test",
      note: "att slänga",
      lineItems: [{ title: "Gardin", quantity: 1 }],
      metafields: [
        { namespace: "custom", key: "kast", type: "single_line_text_field", value: "v" },
      ],
    };
    const made = dig((await admin.ask(create, { input })).data, "draftOrderCreate", "draftOrder");
    expect(made).toMatchObject({ note2: "att slänga", customer: { id: customerId } });
    const id = String(dig(made, "id"));
    const search = `query($query: String) { draftOrders(first: 9, query: $query) { nodes { id } } }`;
    const query = `customer_id:${customerId.split("/").pop() ?? ""}`;
    expect(dig((await admin.ask(search, { query })).data, "draftOrders", "nodes")).toEqual([
      { id },
    ]);
    const update = `mutation($id: ID!, $input: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $input) {
      draftOrder { note2 email } userErrors { message } } }`;
    const changed = await admin.ask(update, { id, input: { note: "", email: null } });
    expect(dig(changed.data, "draftOrderUpdate", "draftOrder")).toEqual({ note2: "", email: null });
    expect(await read(id, "DraftOrder", "metafields(first: 5) { nodes { key value } }")).toEqual({
      metafields: { nodes: [{ key: "kast", value: "v" }] },
    });
  });

  it("refuses a draft without a line", async () => {
    const answer = await admin.ask(create, { input: { note: "x" } });
    expect(dig(answer.data, "draftOrderCreate", "userErrors", 0, "message")).toBe(
      "Add at least 1 product",
    );
  });
});

describe("giftCardUpdate", () => {
  const mutation = `mutation($id: ID!, $input: GiftCardUpdateInput!) { giftCardUpdate(id: $id, input: $input) {
    giftCard { note recipientAttributes { preferredName message recipient { id } } } userErrors { field message } } }`;

  it("empties the note and the recipient's name and message, and keeps who it is", async () => {
    const id = recordOf("gift-giver", "GiftCard");
    const recipient = admin.person("gift-recipient").customerId ?? "";
    const recipientAttributes = { id: recipient, preferredName: null, message: null };
    const answer = await admin.ask(mutation, { id, input: { note: null, recipientAttributes } });
    expect(dig(answer.data, "giftCardUpdate")).toEqual({
      giftCard: {
        note: null,
        recipientAttributes: { preferredName: null, message: null, recipient: { id: recipient } },
      },
      userErrors: [],
    });
  });

  it("refuses a recipient that is not there", async () => {
    const id = recordOf("gift-giver", "GiftCard");
    const recipientAttributes = { id: "gid://shopify/Customer/1", message: null };
    const answer = await admin.ask(mutation, { id, input: { recipientAttributes } });
    expect(dig(answer.data, "giftCardUpdate", "userErrors", 0, "field")).toEqual([
      "input",
      "recipientAttributes",
      "id",
    ]);
  });
});

describe("commentDelete", () => {
  const mutation = `mutation($id: ID!) { commentDelete(id: $id) {
    deletedCommentId userErrors { code field message } } }`;

  it("takes the comment away once", async () => {
    const id = recordOf("blog-commenter", "Comment");
    const first = await admin.ask(mutation, { id });
    expect(dig(first.data, "commentDelete", "deletedCommentId")).toBe(id);
    expect(await read(id, "Comment", "id")).toBeNull();
    const second = await admin.ask(mutation, { id });
    expect(dig(second.data, "commentDelete", "userErrors", 0, "code")).toBe("NOT_FOUND");
  });

  it("is denied without the scope to write content", async () => {
    const id = recordOf("blog-commenter", "Comment");
    const scopes = ["read_content"];
    const answer = await admin.ask(mutation, { id }, { scopes });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
    expect(await read(id, "Comment", "id")).toEqual({ id });
  });
});

describe("companyContactDelete", () => {
  it("parts the customer from the company", async () => {
    const id = recordOf("company-contact", "CompanyContact");
    const mutation = `mutation($id: ID!) { companyContactDelete(companyContactId: $id) {
      deletedCompanyContactId userErrors { code } } }`;
    const answer = await admin.ask(mutation, { id });
    expect(dig(answer.data, "companyContactDelete", "deletedCompanyContactId")).toBe(id);
    const customer = admin.person("company-contact").customerId ?? "";
    expect(await read(customer, "Customer", "companyContactProfiles { id }")).toEqual({
      companyContactProfiles: [],
    });
    const companies = await admin.ask(
      "{ companies(first: 9) { nodes { mainContact { id } contacts(first: 5) { nodes { id } } } } }",
    );
    expect(companies.errors).toBeUndefined();
    expect(dig(companies.data, "companies", "nodes", 0)).toEqual({
      mainContact: null,
      contacts: { nodes: [] },
    });
    const again = await admin.ask(mutation, { id });
    expect(dig(again.data, "companyContactDelete", "userErrors", 0, "code")).toBe(
      "RESOURCE_NOT_FOUND",
    );
  });
});

describe("metafieldsDelete", () => {
  const mutation = `mutation($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
    deletedMetafields { key } userErrors { message } } }`;

  it("takes a metafield off an order", async () => {
    const ownerId = recordOf("everything", "Order");
    const metafields = [{ ownerId, namespace: "custom", key: "engraving" }];
    expect(
      dig(
        (await admin.ask(mutation, { metafields })).data,
        "metafieldsDelete",
        "deletedMetafields",
      ),
    ).toEqual([{ key: "engraving" }]);
    expect(await read(ownerId, "Order", "metafields(first: 5) { nodes { key } }")).toEqual({
      metafields: { nodes: [] },
    });
  });

  it("needs the scope of the owner", async () => {
    const ownerId = recordOf("everything", "Order");
    const metafields = [{ ownerId, namespace: "custom", key: "engraving" }];
    const answer = await admin.ask(
      mutation,
      { metafields },
      { scopes: ["write_customers", "read_orders"] },
    );
    expect(answer.data).toEqual({ metafieldsDelete: null });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });
});

describe("customerCreate and customerDelete", () => {
  const create = `mutation($input: CustomerInput!) { customerCreate(input: $input) {
    customer { id email } userErrors { field message } } }`;
  const remove = `mutation($input: CustomerDeleteInput!) { customerDelete(input: $input) {
    deletedCustomerId shop { id } userErrors { field message } } }`;
  const byEmail = `query($query: String) { customers(first: 5, query: $query) { nodes { id } }
    customersCount { count } }`;
  const input = { email: "kastbar@example.test", firstName: "Kast", note: "n", tags: ["t"] };

  it("makes a customer that is found by id, e-mail and count, and is gone again", async () => {
    const count = async () => dig((await admin.ask(byEmail)).data, "customersCount", "count");
    const before = Number(await count());
    const made = await admin.ask(create, { input });
    const id = String(dig(made.data, "customerCreate", "customer", "id"));
    expect(await read(id, "Customer", "firstName note tags")).toEqual({
      firstName: "Kast",
      note: "n",
      tags: ["t"],
    });
    const query = "email:kastbar@example.test";
    expect(dig((await admin.ask(byEmail, { query })).data, "customers", "nodes")).toEqual([{ id }]);
    expect(Number(await count())).toBe(before + 1);
    const twice = await admin.ask(create, { input });
    expect(dig(twice.data, "customerCreate", "userErrors", 0, "message")).toBe(
      "Email has already been taken",
    );
    const gone = await admin.ask(remove, { input: { id } });
    expect(dig(gone.data, "customerDelete", "deletedCustomerId")).toBe(id);
    expect(dig((await admin.ask(byEmail, { query })).data, "customers", "nodes")).toEqual([]);
    expect(await read(id, "Customer", "id")).toBeNull();
    expect(Number(await count())).toBe(before);
  });

  it("does not delete a customer with orders", async () => {
    const id = admin.person("everything").customerId ?? "";
    const answer = await admin.ask(remove, { input: { id } });
    expect(dig(answer.data, "customerDelete", "userErrors")).toHaveLength(1);
    expect(await read(id, "Customer", "id")).toEqual({ id });
  });
});
