import { describe, expect, it } from "vitest";
import { openAdmin } from "../../../local-shopify/graphql/testing/open-admin.ts";
import { createStandInClient } from "../../../tests/support/stand-in-client.ts";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { AdminClient, AdminReply } from "./admin-client.server.ts";
import { createShopifyErasureReader } from "./erasure-reader.server.ts";

const context = {
  installationId: asInstallationId("00000000-0000-7000-8000-000000000000"),
  signal: new AbortController().signal,
};
const customer = "gid://shopify/Customer/1";
const order = "gid://shopify/Order/1";

/** Counts what remains of one customer and one order as Shopify is made to answer them. */
function countOf(
  nodes: readonly (JsonObject | null)[],
  more: Partial<AdminReply> = {},
  counting: "countRemaining" | "countUnreadable" = "countRemaining",
) {
  const client: AdminClient = {
    request: ({ document }) =>
      Promise.resolve({
        ...{ denied: [], cost: undefined },
        ...(document.includes("accessScopes")
          ? { data: { currentAppInstallation: { accessScopes: [{ handle: "read_orders" }] } } }
          : { data: { nodes }, ...more }),
      }),
  };
  const ids = nodes.map((_, index) => (index === 0 ? customer : order));
  return createShopifyErasureReader({ client })[counting](context, ids);
}

const emptied: JsonObject = {
  ...{ __typename: "Customer", firstName: null, lastName: "", defaultEmailAddress: null },
  ...{ defaultPhoneNumber: null, addressesV2: { nodes: [] } },
};
const emptiedOrder: JsonObject = {
  ...{ __typename: "Order", email: null, phone: null, clientIp: null },
  ...{ shippingAddress: null, billingAddress: { city: null, country: "Sweden" } },
};

describe("createShopifyErasureReader()", () => {
  it("counts every record that still holds what Shopify erases, and none afterwards", async () => {
    const admin = openAdmin({ store: { peopleWithOrders: [60] } });
    const reader = createShopifyErasureReader({ client: createStandInClient(admin) });
    const person = admin.store.people.find(({ orderCount }) => orderCount === 60);
    const orders = person?.request.ordersRequested ?? [];
    const targets = [person?.customerId ?? "", ...orders.map((id) => `gid://shopify/Order/${id}`)];
    expect(targets).toHaveLength(61);
    expect(await reader.countRemaining(context, targets)).toBe(61);
    admin.store.eraseOwn({ customerId: person?.customerId ?? null, orders: orders.slice(1) });
    expect(await reader.countRemaining(context, targets)).toBe(1);
    admin.store.eraseOwn({ customerId: person?.customerId ?? null, orders });
    expect(await reader.countRemaining(context, targets)).toBe(0);
  });

  it("takes a record that is gone for erased", async () => {
    const admin = openAdmin();
    const reader = createShopifyErasureReader({ client: createStandInClient(admin) });
    expect(await reader.countRemaining(context, [customer, order])).toBe(0);
  });

  it.each([
    ["a name", { lastName: "Å" }],
    ["an e-mail", { defaultEmailAddress: { emailAddress: "a@b.test" } }],
    ["a phone number", { defaultPhoneNumber: { phoneNumber: "+46" } }],
    ["an address", { addressesV2: { nodes: [{ id: "gid://shopify/MailingAddress/1" }] } }],
  ])("does not call a customer erased that has %s", async (_, field: JsonObject) => {
    expect(await countOf([emptied])).toBe(0);
    expect(await countOf([{ ...emptied, ...field }])).toBe(1);
  });

  it("believes Shopify's mark that a customer is erased", async () => {
    const marked = { ...emptied, lastName: "Redacted" };
    const mark = { marketingState: "REDACTED" };
    expect(await countOf([{ ...marked, emailMarketingConsent: mark }])).toBe(0);
  });

  it.each([
    ["an e-mail", { email: "a@b.test" }],
    ["a phone number", { phone: "+46" }],
    ["an IP address", { clientIp: "192.0.2.1" }],
    ["an address", { shippingAddress: { zip: "123 45" } }],
    ["a name in an address", { billingAddress: { name: "Å" } }],
  ])("does not call an order erased that has %s", async (_, field: JsonObject) => {
    expect(await countOf([emptied, emptiedOrder])).toBe(0);
    expect(await countOf([emptied, { ...emptiedOrder, ...field }])).toBe(1);
  });

  it("does not call a record erased whose fields are withheld", async () => {
    const path = ["nodes", 0, "lastName"];
    const denied = [{ path, code: "protected-field-withheld", lostMore: false } as const];
    expect(await countOf([emptied, emptiedOrder], { denied })).toBe(1);
  });

  it("does not call an order erased that has grown older than the app may read", async () => {
    expect(await countOf([emptied, null])).toBe(1);
  });

  it("tells what it cannot read from what still holds something", async () => {
    const path = ["nodes", 0, "lastName"];
    const denied = [{ path, code: "protected-field-withheld", lostMore: false } as const];
    const unread = (nodes: readonly (JsonObject | null)[]) =>
      countOf(nodes, { denied }, "countUnreadable");
    expect(await unread([emptied, null])).toBe(2);
    expect(await unread([{ ...emptied, firstName: "Å" }, emptiedOrder])).toBe(0);
  });

  it("claims nothing when Shopify's answer is none", async () => {
    await expect(countOf([emptied], { data: {} })).rejects.toBeInstanceOf(TransientSourceError);
  });
});
