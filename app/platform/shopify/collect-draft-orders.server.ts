import { leaveOutGiftRecipient } from "./gift-line-attributes.server.ts";
import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  searchByCustomer,
  textOf,
  texts,
  type PlaceDefinition,
} from "./place-definition.server.ts";
import { draftOrderShape } from "./shapes/draft-order-shape.server.ts";

/** Drafts by customer id; those that carry an e-mail alone can only be found by reading all. */
export const draftOrdersPlace: PlaceDefinition = {
  place: "draft-orders",
  shape: draftOrderShape,
  root: "draftOrders",
  count: "draftOrdersCount",
  // Those of the person's customer record are found by the search before.
  light: "id name createdAt email",
  steps: ({ subject }) => [
    ...searchByCustomer(subject, "customer_id"),
    ...(subject.emails.length + subject.possibleEmails.length + subject.includedRefs.length > 0
      ? [{ find: "scan" as const }]
      : []),
  ],
  facts: (node) => ({
    ref: textOf(node["id"]),
    customerIds: texts(idFromGid(readPath(node, "customer.id"))),
    emails: texts(node["email"]),
  }),
  tidy: leaveOutGiftRecipient,
  summary: (node) => ({ label: textOf(node["name"]), createdAt: createdAtOf(node) }),
};
