import { leaveOutGiftRecipient } from "./gift-line-attributes.server.ts";
import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  textOf,
  texts,
  type PlaceDefinition,
} from "./place-definition.server.ts";
import { abandonedCheckoutShape } from "./shapes/abandoned-checkout-shape.server.ts";

/**
 * Shopify cannot filter checkouts by customer, so all are read and matched by
 * the customer on them. The checkout's own e-mail is not in the API.
 */
export const abandonedCheckoutsPlace: PlaceDefinition = {
  place: "abandoned-checkouts",
  shape: abandonedCheckoutShape,
  root: "abandonedCheckouts",
  count: "abandonedCheckoutsCount",
  light: "id name createdAt customer { id defaultEmailAddress { emailAddress } }",
  steps: () => [{ find: "scan" }],
  facts: (node) => ({
    ref: textOf(node["id"]),
    customerIds: texts(idFromGid(readPath(node, "customer.id"))),
    emails: texts(readPath(node, "customer.defaultEmailAddress.emailAddress")),
  }),
  tidy: leaveOutGiftRecipient,
  summary: (node) => ({ label: textOf(node["name"]), createdAt: createdAtOf(node) }),
};
