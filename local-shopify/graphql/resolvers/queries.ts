import { GraphQLError } from "graphql";
import type { NumberedType } from "../../store/ids.ts";
import { recordList } from "../../store/parts.ts";
import { pageRecords } from "../record-pages.ts";
import type { RequestContext } from "../request-context.ts";
import { findCustomerBy } from "./customer-lookup.ts";
import { findNode, findRecord } from "./node-lookup.ts";
import type { Resolver } from "./resolver.ts";
import { buildInstallation, buildShop } from "./shop.ts";

/** Every record of a type; the connection resolver filters, sorts and pages it. */
const listAll =
  (type: NumberedType): Resolver =>
  () =>
    recordList(type);

const count =
  (type: NumberedType): Resolver =>
  (_source, args, context) => ({
    __typename: "Count",
    count: pageRecords({ type, args, context }).size,
    precision: "EXACT",
  });

/** One record by its gid, with Shopify's error for an id that is none. */
const one =
  (type: NumberedType): Resolver =>
  (_source, args, context, info) =>
    findOfType(type, String(args["id"]), { context, field: info.fieldName });

function findOfType(
  type: NumberedType,
  gid: string,
  at: { readonly context: RequestContext; readonly field: string },
): unknown {
  if (!/^gid:\/\/shopify\/\w+\/[\w-]+/u.test(gid) && !/^\d+$/u.test(gid)) {
    throw new GraphQLError(`Invalid global id '${gid.slice(0, 40)}'`, {
      extensions: { code: "argumentLiteralsIncompatible" },
    });
  }
  const full = /^\d+$/u.test(gid) ? `gid://shopify/${type}/${gid}` : gid;
  return full.startsWith(`gid://shopify/${type}/`) ? findRecord(full, at.context) : null;
}

export const queryResolvers: Readonly<Record<string, Resolver>> = {
  shop: (_source, _args, context) => buildShop(context),
  currentAppInstallation: (_source, _args, context) => buildInstallation(context),
  node: (_source, args, context) => findNode(String(args["id"]), context),
  nodes: (_source, args, context) =>
    Array.isArray(args["ids"]) ? args["ids"].map((id) => findNode(String(id), context)) : [],
  customer: one("Customer"),
  customers: listAll("Customer"),
  customersCount: count("Customer"),
  customerByIdentifier: (_source, args, context) => findCustomerBy(args["identifier"], context),
  order: one("Order"),
  orders: listAll("Order"),
  ordersCount: count("Order"),
  draftOrder: one("DraftOrder"),
  draftOrders: listAll("DraftOrder"),
  draftOrdersCount: count("DraftOrder"),
  abandonedCheckouts: listAll("AbandonedCheckout"),
  abandonedCheckoutsCount: count("AbandonedCheckout"),
  giftCard: one("GiftCard"),
  giftCards: listAll("GiftCard"),
  giftCardsCount: count("GiftCard"),
  comment: one("Comment"),
  comments: listAll("Comment"),
  company: one("Company"),
  companies: listAll("Company"),
  companyContact: one("CompanyContact"),
  companyLocation: one("CompanyLocation"),
  storeCreditAccount: one("StoreCreditAccount"),
  customerPaymentMethod: one("CustomerPaymentMethod"),
  subscriptionContract: () => null,
  subscriptionContracts: () => [],
  webhookSubscriptions: (_source, _args, { state }) => state.webhookSubscriptions,
  bulkOperation: (_source, args, { bulk }) => bulk.find(String(args["id"])) ?? null,
  bulkOperations: (_source, _args, { bulk }) => bulk.list(),
  currentBulkOperation: (_source, _args, { bulk }) => bulk.list()[0] ?? null,
};
