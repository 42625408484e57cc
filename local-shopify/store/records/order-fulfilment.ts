import { partGid, plainNumberOf } from "../ids.ts";
import { link, type StoreRecord } from "../parts.ts";
import type { Plant } from "../plant.ts";
import { pick } from "../prng.ts";
import { moment } from "./money.ts";
import { buildLine } from "./order-lines.ts";
import type { OrderMade } from "./order.ts";

/** One parcel with its tracking number and where it was seen. */
export function buildFulfillments(made: OrderMade, plant: Plant): readonly StoreRecord[] {
  const { plan } = made;
  const at = moment(plan.createdAt + 86_400_000);
  const tracking = plant.word("FulfillmentTrackingInfo.number");
  return [
    {
      __typename: "Fulfillment",
      id: partGid("Fulfillment", "Order", [plan.index, 0]),
      legacyResourceId: `${plainNumberOf("Order", plan.index)}000`,
      name: `#${String(1001 + plan.index)}-F1`,
      status: "SUCCESS",
      displayStatus: "DELIVERED",
      createdAt: at,
      updatedAt: at,
      deliveredAt: moment(plan.createdAt + 3 * 86_400_000),
      totalQuantity: plan.parts.lines,
      requiresShipping: true,
      originAddress: null,
      location: null,
      order: link((view) => made.self(view)),
      trackingInfo: [
        {
          __typename: "FulfillmentTrackingInfo",
          company: "Budet",
          number: tracking,
          url: `https://budet.example.test/spara/${tracking}`,
        },
      ],
      events: [deliveryEvent(made, plant)],
      fulfillmentLineItems: [
        {
          __typename: "FulfillmentLineItem",
          id: partGid("FulfillmentLineItem", "Order", [plan.index, 0]),
          quantity: 1,
          lineItem: link(() => buildLine(made, 0)),
        },
      ],
    },
  ];
}

function deliveryEvent({ plan }: OrderMade, plant: Plant): StoreRecord {
  const town = pick(plan.person.words.towns, plan.index);
  const at = moment(plan.createdAt + 3 * 86_400_000);
  return {
    __typename: "FulfillmentEvent",
    id: partGid("FulfillmentEvent", "Order", [plan.index, 0]),
    status: "DELIVERED",
    createdAt: at,
    happenedAt: at,
    message: `Lämnad i brevlådan ${plant.word("FulfillmentEvent.message")}`,
    address1: `Utlämning ${plant.word("FulfillmentEvent.address1", "address")}`,
    zip: `${town.postcode} ${plant.word("FulfillmentEvent.zip", "address")}`,
    city: town.city,
    country: plan.person.words.country,
    latitude: null,
    longitude: null,
    estimatedDeliveryAt: null,
    province: null,
  };
}
