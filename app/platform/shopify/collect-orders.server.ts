import type { CollectParams } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { leaveOutGiftRecipient } from "./gift-line-attributes.server.ts";
import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  quoteSearch,
  searchByCustomer,
  textOf,
  texts,
  type PlaceDefinition,
  type PlaceStep,
} from "./place-definition.server.ts";
import { orderShape } from "./shapes/order-shape.server.ts";

const READS_ALL = "read_all_orders";

/**
 * Orders by customer id, by the ids the request lists, and by e-mail (guest
 * orders carry no customer). Shopify's e-mail search is a search by words, hence
 * quoted here and compared again by `matchRecord`.
 */
export const ordersPlace: PlaceDefinition = {
  place: "orders",
  shape: orderShape,
  clue: "order",
  root: "orders",
  count: "ordersCount",
  light: "id name createdAt email customer { id }",
  steps: ({ subject }: CollectParams): PlaceStep[] => [
    ...searchByCustomer(subject, "customer_id"),
    {
      find: "ids",
      ids: subject.orderIds.map((id) => `gid://shopify/Order/${id}`),
    },
    ...[...subject.emails, ...subject.possibleEmails].map((email) => ({
      find: "search" as const,
      filter: `email:${quoteSearch(email)}`,
    })),
    { find: "ids", ids: subject.includedRefs.filter((ref) => ref.includes("/Order/")) },
  ],
  facts: (node: JsonObject) => ({
    ref: textOf(node["id"]),
    orderId: idFromGid(node["id"]),
    customerIds: texts(idFromGid(readPath(node, "customer.id"))),
    emails: texts(node["email"]),
  }),
  tidy: leaveOutGiftRecipient,
  summary: (node) => ({
    label: textOf(node["name"]),
    createdAt: createdAtOf(node),
  }),
  goneCode: ({ scopes }) =>
    scopes.includes(READS_ALL) ? "record-gone" : "orders-older-than-60-days",
  alwaysMissing: ({ scopes }) =>
    scopes.includes(READS_ALL) ? [] : [{ code: "orders-older-than-60-days", subject: READS_ALL }],
};
