import type { PlaceId } from "../../domain/data-map/types.ts";
import type { EntityShape } from "./entity-shape.server.ts";
import { idFromGid, textOf, texts, type PlaceDefinition } from "./place-definition.server.ts";
import {
  companyContactShape,
  paymentMethodShape,
  storeCreditShape,
  subscriptionContractShape,
} from "./shapes/customer-relation-shapes.server.ts";

/** A place that hangs on the person's customer records and nowhere else. */
function throughCustomer(place: PlaceId, shape: EntityShape): PlaceDefinition {
  return {
    place,
    shape,
    root: "customers",
    light: "id",
    steps: ({ subject }) => [
      { find: "ids", ids: subject.customerIds.map((id) => `gid://shopify/Customer/${id}`) },
    ],
    facts: (node) => ({
      ref: textOf(node["id"]),
      customerIds: texts(idFromGid(node["id"])),
      emails: [],
    }),
    summary: () => ({ label: "", createdAt: null }),
    // That the customer record is gone is said where the customer is searched.
    goneCode: () => "expected",
  };
}

export const storeCreditPlace = throughCustomer("store-credit", storeCreditShape);
export const companyContactsPlace = throughCustomer("company-contacts", companyContactShape);
export const paymentMethodsPlace = throughCustomer("payment-methods", paymentMethodShape);
export const subscriptionContractsPlace = throughCustomer(
  "subscription-contracts",
  subscriptionContractShape,
);
