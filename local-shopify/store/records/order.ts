import { gidOf, numberOf, partGid, plainNumberOf } from "../ids.ts";
import { link, part, type StoreRecord } from "../parts.ts";
import type { OrderPlan } from "../plans.ts";
import { createPlant, type Plant, type PlantFrame, type PlantSink } from "../plant.ts";
import { mix, pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { buildAddress } from "./address.ts";
import { buildEvents } from "./event.ts";
import { buildMetafield } from "./metafield.ts";
import { CURRENCY, moment } from "./money.ts";
import { buildFulfillments } from "./order-fulfilment.ts";
import { buildJourney } from "./order-journey.ts";
import { buildLines, lineTotal } from "./order-lines.ts";
import { buildRefunds, buildTransactions } from "./order-payment.ts";
import { buildReturns } from "./order-return.ts";
import { moneyFields } from "./order-money.ts";
import { visibleOrder } from "./visible-order.ts";

/** Orders older than this need `read_all_orders`. */
export const ORDER_WINDOW_MS = 60 * 86_400_000;

/** What the parts of an order are built from. */
export type OrderMade = {
  readonly source: RecordSource;
  readonly plan: OrderPlan;
  readonly plant: Plant;
  readonly id: string;
  readonly totalMinor: number;
  readonly self: (view: Parameters<typeof visibleOrder>[2]) => StoreRecord | null;
};

/** An order with everything under it; parts are built when they are read. */
export const buildOrder: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.order(index);
  if (plan === undefined) return undefined;
  const id = gidOf("Order", index);
  const frame = frameOf(source, plan, id);
  tellContacts(plan, frame, sink);
  const made: OrderMade = {
    source,
    plan,
    id,
    plant: createPlant({ seed: source.seed, kind: "order", index, sink, frame }),
    totalMinor: lineTotal(source.seed, plan),
    self: (view) => visibleOrder(source, index, view),
  };
  return {
    __typename: "Order",
    ...bookkeeping(made),
    ...moneyFields(made.totalMinor, plan.parts.refund),
    ...ownFields(made),
    ...sections(made),
    ...timeline(made),
  };
};

function frameOf(source: RecordSource, plan: OrderPlan, recordId: string): PlantFrame {
  return {
    person: plan.person.key,
    recordId,
    scope: "read_orders",
    needsAllOrders: plan.createdAt < source.startMs - ORDER_WINDOW_MS,
    reachable: plan.frame.reachable ?? true,
    onlyByDecision: plan.frame.onlyByDecision ?? false,
  };
}

function tellContacts(plan: OrderPlan, frame: PlantFrame, sink: PlantSink | undefined): void {
  if (plan.email?.token)
    sink?.({ ...frame, token: plan.email.token, field: "Order.email", protectedKind: "email" });
  if (plan.phone?.token)
    sink?.({ ...frame, token: plan.phone.token, field: "Order.phone", protectedKind: "phone" });
}

function bookkeeping({ plan, id, source }: OrderMade): object {
  const { index, parts } = plan;
  return {
    id,
    legacyResourceId: numberOf("Order", index),
    name: `#${String(1001 + index)}`,
    number: 1001 + index,
    confirmationNumber: `LG${String(100_000 + index)}`,
    createdAt: moment(plan.createdAt),
    processedAt: moment(plan.createdAt),
    updatedAt: moment(plan.createdAt + 3_600_000),
    closed: false,
    confirmed: true,
    currencyCode: CURRENCY,
    presentmentCurrencyCode: CURRENCY,
    displayFinancialStatus: parts.refund ? "PARTIALLY_REFUNDED" : "PAID",
    displayFulfillmentStatus: parts.fulfilled ? "FULFILLED" : "UNFULFILLED",
    fullyPaid: true,
    requiresShipping: true,
    returnStatus: parts.returned ? "RETURNED" : "NO_RETURN",
    riskLevel: "LOW",
    sourceName: "web",
    customerLocale: plan.person.words.locale,
    paymentGatewayNames: ["local_payments"],
    paymentCollectionDetails: { additionalPaymentCollectionUrl: null, vaultedPaymentMethods: [] },
    customer: link(() =>
      plan.customer === null ? null : source.record("Customer", plan.customer),
    ),
    staffMember: link(() => (parts.staff ? source.record("StaffMember", index % 3) : null)),
    purchasingEntity: link(() => purchasingEntity(source, plan)),
  };
}

function purchasingEntity(source: RecordSource, plan: OrderPlan): unknown {
  if (plan.company === null)
    return plan.customer === null ? null : source.record("Customer", plan.customer);
  return {
    __typename: "PurchasingCompany",
    company: source.record("Company", plan.company),
    contact: source.record("CompanyContact", plan.company),
    location: source.record("CompanyLocation", plan.company),
  };
}

function ownFields({ plan, plant, source }: OrderMade): object {
  const { parts, person, index } = plan;
  const key = plant.word("Order.statusPageUrl", "name");
  return {
    statusPageUrl: `https://${source.shop}/${source.layout.options.seed.toString()}/orders/${numberOf("Order", index)}/authenticate?key=${key}`,
    clientIp: plant.ip("Order.clientIp"),
    cartToken: `c-${plant.word("Order.cartToken")}`,
    checkoutToken: `k-${plant.word("Order.checkoutToken")}`,
    email: plan.email?.value ?? null,
    phone: plan.phone?.value ?? null,
    note: parts.note
      ? `${pick(person.words.orderNotes, mix(index, 1))} ${plant.word("Order.note")}`
      : null,
    poNumber: parts.purchaseOrder ? `PO-${plant.word("Order.poNumber")}` : null,
    tags: ["webb", ...(parts.tags ? [`bestallt-av-${plant.word("Order.tags")}`] : [])],
    customAttributes: parts.attributes
      ? [
          {
            __typename: "Attribute",
            key: "leveransdag",
            value: `torsdag ${plant.word("Attribute.value")}`,
          },
          { __typename: "Attribute", key: "medlem", value: plant.word("Attribute.value") },
        ]
      : [],
  };
}

function sections(made: OrderMade): object {
  const { plan, plant, source } = made;
  const address = (at: number): StoreRecord =>
    buildAddress({
      plant: plant.section(1 + at),
      person: plan.person,
      id: `gid://shopify/MailingAddress/${plainNumberOf("Order", plan.index)}${String(at)}`,
      dice: mix(source.seed, plan.index, 30 + at),
      shared: plan.shared,
    });
  return {
    shippingAddress: part(() => address(0)),
    displayAddress: link(() => address(0)),
    billingAddress: part(() => address(1)),
    customerJourneySummary: part(() =>
      plan.parts.journey ? buildJourney(made, plant.section(3)) : null,
    ),
    transactions: part(() => buildTransactions(made, plant.section(4))),
    refunds: part(() => (plan.parts.refund ? buildRefunds(made, plant.section(5)) : [])),
    returns: part(() =>
      plan.parts.returned ? buildReturns(made, plant.section(6, { scope: "read_returns" })) : [],
    ),
    fulfillments: part(() =>
      plan.parts.fulfilled ? buildFulfillments(made, plant.section(7)) : [],
    ),
    shippingLine: part(() => shippingLine(made)),
    shippingLines: part(() => [shippingLine(made)]),
    lineItems: part(() => buildLines(made)),
    risk: part(() => riskOf(made)),
    localizedFields: part(() => localizedFields(made, plant.section(9))),
  };
}

function timeline({ plan, plant, source, id, self }: OrderMade): object {
  const subject = {
    type: "ORDER",
    id,
    get: () => self({ earliestOrderMs: 0, nowMs: 0 }) ?? undefined,
  };
  return {
    hasTimelineComment: plan.parts.comment,
    events: part(() =>
      buildEvents({
        source,
        plant: plant.section(8),
        number: `22${plainNumberOf("Order", plan.index)}`,
        subject,
        atMs: plan.createdAt,
        text: "skickade orderbekräftelsen",
        comment: plan.parts.comment,
        staffIndex: (plan.index + 1) % 3,
      }),
    ),
    metafields: part(() =>
      plan.parts.metafield
        ? [
            buildMetafield({
              number: `32${plainNumberOf("Order", plan.index)}`,
              owner: subject.get,
              ownerType: "ORDER",
              namespace: "custom",
              key: "engraving",
              type: "json",
              value: JSON.stringify({ text: plant.section(10).word("Metafield.value") }),
              atMs: plan.createdAt,
            }),
          ]
        : [],
    ),
  };
}

function shippingLine({ plan, plant }: OrderMade): StoreRecord {
  return {
    __typename: "ShippingLine",
    id: partGid("ShippingLine", "Order", [plan.index, 0]),
    title: "Hemleverans",
    code: "home",
    custom: false,
    isRemoved: false,
    phone: plant.section(11).phone("ShippingLine.phone"),
    source: "shopify",
  };
}

/** What a fraud check wrote about the shopper, on orders that staff looked at. */
function riskOf({ plan, plant }: OrderMade): object {
  if (!plan.parts.staff) return { assessments: [], recommendation: "NONE" };
  const description = `Betalarens plats stämmer ${plant.section(31).word("RiskFact.description")}`;
  return {
    recommendation: "ACCEPT",
    assessments: [
      {
        __typename: "OrderRiskAssessment",
        riskLevel: "LOW",
        provider: null,
        facts: [{ __typename: "RiskFact", description, sentiment: "POSITIVE" }],
      },
    ],
  };
}

function localizedFields({ plan }: OrderMade, plant: Plant): readonly object[] {
  if (!plan.parts.localized) return [];
  return [
    {
      __typename: "LocalizedField",
      countryCode: "IT",
      key: "TAX_CREDENTIAL_IT",
      purpose: "TAX",
      title: "Codice fiscale",
      value: `CF${plant.word("LocalizedField.value")}`,
    },
  ];
}
