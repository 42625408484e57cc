import { GraphQLError } from "graphql";
import type { NumberedType } from "../../store/ids.ts";
import { recordList } from "../../store/parts.ts";
import { MAX_PAGE } from "../paging.ts";
import { pageRecords } from "../record-pages.ts";
import type { RequestContext } from "../request-context.ts";
import { findCustomerBy } from "./customer-lookup.ts";
import { findNode, findRecord } from "./node-lookup.ts";
import type { FieldArgs, Resolver } from "./resolver.ts";
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

function idsOf(args: FieldArgs): readonly string[] {
  const ids = Array.isArray(args["ids"]) ? args["ids"].map(String) : [];
  if (ids.length <= MAX_PAGE) return ids;
  throw new GraphQLError(
    `The input array size of ${ids.length} is greater than the maximum allowed of ${MAX_PAGE}.`,
    { extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
  );
}

export const queryResolvers: Readonly<Record<string, Resolver>> = {
  shop: (_source, _args, context) => buildShop(context),
  currentAppInstallation: (_source, _args, context) => buildInstallation(context),
  node: (_source, args, context) => findNode(String(args["id"]), context),
  nodes: (_source, args, context) => idsOf(args).map((id) => findNode(id, context)),
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
