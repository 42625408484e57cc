import { partGid, plainNumberOf } from "../ids.ts";
import { link, type StoreRecord } from "../parts.ts";
import type { Plant } from "../plant.ts";
import { decimal, moment, moneyBag, moneyV2 } from "./money.ts";
import { buildLine } from "./order-lines.ts";
import type { OrderMade } from "./order.ts";

/** The sale, and the refund where there was one. Card numbers are masked, as Shopify gives them. */
export function buildTransactions(made: OrderMade, plant: Plant): readonly StoreRecord[] {
  const sale = buildTransaction(made, plant, { kind: "SALE", slot: 0, minor: made.totalMinor });
  if (!made.plan.parts.refund) return [sale];
  const back = Math.round(made.totalMinor / 2);
  return [sale, buildTransaction(made, plant, { kind: "REFUND", slot: 1, minor: back })];
}

type Kind = { readonly kind: "SALE" | "REFUND"; readonly slot: number; readonly minor: number };

function buildTransaction(made: OrderMade, plant: Plant, { kind, slot, minor }: Kind): StoreRecord {
  const { plan, source } = made;
  const last4 = String(1000 + (plan.index % 9000));
  const holder = `${plan.person.given} ${plant.name("CardPaymentDetails.name", "name")}`;
  return {
    __typename: "OrderTransaction",
    id: partGid("OrderTransaction", "Order", [plan.index, slot]),
    kind,
    status: "SUCCESS",
    gateway: "local_payments",
    formattedGateway: "Local payments",
    accountNumber: `•••• •••• •••• ${last4}`,
    paymentId: `LP-${String(plan.index)}-${String(slot)}`,
    createdAt: moment(plan.createdAt),
    processedAt: moment(plan.createdAt),
    amount: decimal(minor),
    amountSet: moneyBag(minor),
    amountV2: moneyV2(minor),
    receiptJson: JSON.stringify({
      payer_reference: plant.word("OrderTransaction.receiptJson"),
      last4,
    }),
    paymentDetails: {
      __typename: "CardPaymentDetails",
      name: holder,
      number: `•••• •••• •••• ${last4}`,
      company: "Visa",
      bin: "400000",
      expirationMonth: 12,
      expirationYear: 2029,
      avsResultCode: null,
      cvvResultCode: null,
      paymentMethodName: "card",
      wallet: null,
    },
    parentTransaction: null,
    order: link((view) => made.self(view)),
    user: link(() => (plan.parts.staff ? source.record("StaffMember", plan.index % 3) : null)),
  };
}

/** One refund with the note staff wrote about the shopper. */
export function buildRefunds(made: OrderMade, plant: Plant): readonly StoreRecord[] {
  const { plan, source } = made;
  const back = Math.round(made.totalMinor / 2);
  const at = moment(plan.createdAt + 5 * 86_400_000);
  return [
    {
      __typename: "Refund",
      id: partGid("Refund", "Order", [plan.index, 0]),
      legacyResourceId: `${plainNumberOf("Order", plan.index)}000`,
      createdAt: at,
      processedAt: at,
      updatedAt: at,
      note: `Varan gick sönder, återbetalas ${plant.word("Refund.note")}`,
      totalRefunded: moneyV2(back),
      totalRefundedSet: moneyBag(back),
      order: link((view) => made.self(view)),
      staffMember: link(() => source.record("StaffMember", (plan.index + 1) % 3)),
      return: null,
      duties: [],
      transactions: [],
      refundLineItems: [
        {
          __typename: "RefundLineItem",
          id: partGid("RefundLineItem", "Order", [plan.index, 0]),
          lineItem: link(() => buildLine(made, 0)),
          quantity: 1,
          restockType: "RETURN",
          restocked: true,
          priceSet: moneyBag(back),
          subtotalSet: moneyBag(back),
        },
      ],
    },
  ];
}
