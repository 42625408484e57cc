import { partGid } from "../ids.ts";
import { link, type StoreRecord } from "../parts.ts";
import type { Plant } from "../plant.ts";
import { moment } from "./money.ts";
import { buildLine } from "./order-lines.ts";
import type { OrderMade } from "./order.ts";

/** One return: what the shopper wrote, and why. */
export function buildReturns(made: OrderMade, plant: Plant): readonly StoreRecord[] {
  const { plan, source } = made;
  const at = moment(plan.createdAt + 4 * 86_400_000);
  return [
    {
      __typename: "Return",
      id: partGid("Return", "Order", [plan.index, 0]),
      name: `#${String(1001 + plan.index)}-R1`,
      status: "CLOSED",
      createdAt: at,
      closedAt: at,
      requestApprovedAt: at,
      totalQuantity: 1,
      decline: null,
      order: link((view) => made.self(view)),
      staffMember: link(() => source.record("StaffMember", (plan.index + 2) % 3)),
      refunds: [],
      returnLineItems: [
        {
          __typename: "ReturnLineItem",
          id: partGid("ReturnLineItem", "Order", [plan.index, 0]),
          customerNote: `Passade inte mig ${plant.word("ReturnLineItem.customerNote")}`,
          returnReason: "OTHER",
          returnReasonNote: `Kunden ringde ${plant.word("ReturnLineItem.returnReasonNote")}`,
          returnReasonDefinition: null,
          quantity: 1,
          refundableQuantity: 0,
          refundedQuantity: 1,
          fulfillmentLineItem: link(() => ({
            __typename: "FulfillmentLineItem",
            id: partGid("FulfillmentLineItem", "Order", [plan.index, 0]),
            quantity: 1,
            lineItem: buildLine(made, 0),
          })),
        },
      ],
    },
  ];
}
