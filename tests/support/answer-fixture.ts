import type { Json, JsonObject } from "../../app/domain/shared/json.ts";
import { asDataRequestId, asInstallationId, parseShopDomain } from "../../app/domain/shared/ids.ts";
import type {
  CollectedRecord,
  OpenDataRequest,
  PlaceProgress,
  RecordKind,
} from "../../app/domain/data-requests/types.ts";
import type { PlaceId } from "../../app/domain/data-map/types.ts";

/** A fictional request, with everything an answer about it needs. */
export const fixtureRequest: OpenDataRequest = {
  id: asDataRequestId("0193b1f0-0000-7000-8000-000000000001"),
  installationId: asInstallationId("0193b1f0-0000-7000-8000-000000000002"),
  shop: parseShopDomain("fjallglimt.myshopify.com")!,
  kind: "access",
  status: "running",
  subject: { customerId: null, email: "maja.lindqvist@example.test", phone: null, orderIds: [] },
  receivedAt: new Date("2026-11-02T08:15:00Z"),
  dueAt: new Date("2026-12-02T08:15:00Z"),
  searchRound: 0,
};

const money = (amount: string): JsonObject => ({
  shopMoney: { amount, currencyCode: "SEK" },
  presentmentMoney: { amount, currencyCode: "SEK" },
});

const address: JsonObject = {
  firstName: "Maja",
  lastName: "Lindqvist",
  name: "Maja Lindqvist",
  company: null,
  address1: "Björkstigen 12",
  address2: "Lgh 1103",
  zip: "852 31",
  city: "Sundsvall",
  province: null,
  country: "Sweden",
  countryCodeV2: "SE",
  phone: "+46701740605",
};

function record(
  kind: RecordKind,
  id: string,
  rest: { place: PlaceId; parentId?: string; data: JsonObject; reason?: CollectedRecord["reason"] },
): CollectedRecord {
  const { place, data, parentId = null, reason = "customer-id" } = rest;
  return { kind, id, parentId, place, reason, data: { id, ...data } };
}

const customerId = "gid://shopify/Customer/9007199254740993123";

/** The customer with addresses, consents and a metafield. */
export function customerRecords(): readonly CollectedRecord[] {
  const place = "customer";
  return [
    record("customer", customerId, {
      place,
      data: {
        displayName: "Maja Lindqvist",
        firstName: "Maja",
        lastName: "Lindqvist",
        defaultEmailAddress: {
          emailAddress: "maja.lindqvist@example.test",
          marketingState: "SUBSCRIBED",
          marketingOptInLevel: "CONFIRMED_OPT_IN",
          marketingUpdatedAt: "2025-02-11T10:02:00Z",
        },
        defaultPhoneNumber: { phoneNumber: "+46701740605", marketingState: "NOT_SUBSCRIBED" },
        locale: "sv",
        note: "Rang om storlek på vandringskängorna.\nVill helst bli kontaktad per e-post.",
        numberOfOrders: "2",
        amountSpent: { amount: "3486.50", currencyCode: "SEK" },
        tags: ["stamkund", "friluft"],
        taxExempt: false,
        verifiedEmail: true,
        state: "ENABLED",
        createdAt: "2025-02-11T09:58:31Z",
        updatedAt: "2026-10-30T17:20:00Z",
        dataSaleOptOut: false,
        multipassIdentifier: null,
      },
    }),
    record("address", "gid://shopify/MailingAddress/88001", {
      place,
      parentId: customerId,
      data: address,
    }),
    record("marketing-consent", `${customerId}#email`, {
      place,
      parentId: customerId,
      data: {
        channel: "e-mail",
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "CONFIRMED_OPT_IN",
        consentUpdatedAt: "2025-02-11T10:02:00Z",
      },
    }),
    record("metafield", "gid://shopify/Metafield/501", {
      place,
      parentId: customerId,
      data: { namespace: "custom", key: "skostorlek", type: "number_integer", value: "39" },
    }),
  ];
}

/** One order with two items, a payment, a delivery and the visit before it. */
export function orderRecords(number: number): readonly CollectedRecord[] {
  const place = "orders";
  const id = `gid://shopify/Order/${6_000_000_000_000 + number}`;
  const day = new Date(Date.UTC(2025, 2, 1) + number * 13 * 3_600_000).toISOString();
  const of = (kind: RecordKind, name: string, data: JsonObject): CollectedRecord =>
    record(kind, `gid://shopify/${name}/${number}`, { place, parentId: id, data });
  return [
    record("order", id, { place, data: orderData(number, day) }),
    of("line-item", "LineItem", {
      name: "Vandringskängor Fjäll - 39",
      title: "Vandringskängor Fjäll",
      variantTitle: "39",
      sku: `FJ-39-${number}`,
      quantity: 1,
      originalUnitPriceSet: money("1499.00"),
      discountedTotalSet: money("1349.10"),
      customAttributes: [{ key: "Gravyr", value: "M.L." }],
    }),
    record("line-item", `gid://shopify/LineItem/${number}0`, {
      place,
      parentId: id,
      data: {
        name: "Ullstrumpor",
        quantity: 2,
        sku: "US-2",
        discountedTotalSet: money("258.00"),
      },
    }),
    of("transaction", "OrderTransaction", {
      kind: "SALE",
      status: "SUCCESS",
      formattedGateway: "Shopify Payments",
      amountSet: money("1607.10"),
      processedAt: day,
      paymentDetails: { company: "Visa", number: "•••• •••• •••• 4242", name: "MAJA LINDQVIST" },
    }),
    of("fulfilment", "Fulfillment", {
      name: `#${1000 + number}-F1`,
      displayStatus: "DELIVERED",
      createdAt: day,
      trackingInfo: [
        { company: "PostNord", number: `SE${number}99`, url: "https://tracking.example.test/SE99" },
      ],
    }),
    of("visit", "CustomerVisit", {
      occurredAt: day,
      landingPage: "https://fjallglimt.example.test/kangor?utm_source=nyhetsbrev",
      referrerUrl: "https://search.example.test/",
      source: "newsletter",
    }),
    of("event", "BasicEvent", { createdAt: day, action: "confirmed", message: "Order bekräftad." }),
  ];
}

function orderData(number: number, day: string): Record<string, Json> {
  return {
    name: `#${1000 + number}`,
    processedAt: day,
    createdAt: day,
    email: "maja.lindqvist@example.test",
    phone: "+46701740605",
    clientIp: "192.0.2.17",
    customerLocale: "sv-SE",
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "FULFILLED",
    totalPriceSet: money("1607.10"),
    currentTotalPriceSet: money("1607.10"),
    totalTaxSet: money("321.42"),
    totalShippingPriceSet: money("0.00"),
    note: "Ställ paketet bakom växthuset om ingen är hemma.",
    customAttributes: [{ key: "presentinslagning", value: "nej" }],
    discountCodes: ["HÖST10"],
    paymentGatewayNames: ["shopify_payments"],
    statusPageUrl: "https://fjallglimt.example.test/orders/abc/status",
    billingAddress: address,
    shippingAddress: address,
    cancelledAt: null,
    customerJourneySummary: { customerOrderIndex: number, daysToConversion: 2 },
  };
}

/** Records of the places beside customer and orders, one of each. */
export function otherRecords(): readonly CollectedRecord[] {
  return [
    record("gift-card", "gid://shopify/GiftCard/77", {
      place: "gift-cards",
      data: {
        maskedCode: "•••• •••• •••• 8F2K",
        balance: { amount: "250.00", currencyCode: "SEK" },
        initialValue: { amount: "500.00", currencyCode: "SEK" },
        expiresOn: "2028-02-11",
        enabled: true,
        createdAt: "2026-02-11T12:00:00Z",
      },
    }),
    record("blog-comment", "gid://shopify/Comment/31", {
      place: "blog-comments",
      reason: "email",
      data: {
        body: "Tack för tipsen! Hur tvättar man ullstrumporna?",
        author: { name: "Maja L", email: "maja.lindqvist@example.test" },
        ip: "192.0.2.17",
        userAgent: "Mozilla/5.0 (X11; Linux x86_64)",
        createdAt: "2026-05-03T18:44:00Z",
        status: "PUBLISHED",
        article: { title: "Så tar du hand om ull" },
      },
    }),
    record("lagom-request", "0193b1f0-0000-7000-8000-000000000001", {
      place: "lagom",
      reason: "held-here",
      data: {
        kind: "access",
        topic: "customers/data_request",
        status: "running",
        receivedAt: "2026-11-02T08:15:00Z",
        dueAt: "2026-12-02T08:15:00Z",
      },
    }),
  ];
}

/** Every fixture record as pages, in the order a run finds them. */
export function fixturePages(
  orderCount = 2,
): (place?: PlaceId) => AsyncGenerator<readonly CollectedRecord[]> {
  return async function* read(place) {
    const wanted = (records: readonly CollectedRecord[]): readonly CollectedRecord[] =>
      records.filter((one) => place === undefined || one.place === place);
    yield wanted(customerRecords());
    for (let number = 1; number <= orderCount; number += 1) yield wanted(orderRecords(number));
    yield wanted(otherRecords());
  };
}

const searched = (place: PlaceId, recordCount: number): PlaceProgress => ({
  place,
  status: "searched",
  recordCount,
  pageCount: 1,
  missing: [],
});

/** How the places were searched: whole, partly, and one not to be reached. */
export function fixtureProgress(orderCount = 2): readonly PlaceProgress[] {
  return [
    searched("customer", 4),
    {
      ...searched("orders", orderCount * 7),
      missing: [
        { place: "orders", code: "orders-older-than-60-days", subject: "read_all_orders" },
        { place: "orders", code: "others-data-left-out", subject: "Order.staffMember", count: 2 },
      ],
    },
    searched("draft-orders", 0),
    searched("abandoned-checkouts", 0),
    searched("gift-cards", 1),
    {
      place: "store-credit",
      status: "unreachable",
      recordCount: 0,
      pageCount: 0,
      missing: [
        {
          place: "store-credit",
          code: "scope-not-granted",
          subject: "read_store_credit_accounts",
        },
      ],
    },
    searched("blog-comments", 1),
    {
      ...searched("merged-customers", 0),
      missing: [{ place: "merged-customers", code: "merges-before-installation" }],
    },
    searched("lagom", 1),
  ];
}
