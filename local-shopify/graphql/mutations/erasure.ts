import type { Resolver } from "../resolvers/resolver.ts";
import { findPresentCustomer } from "./customers.ts";
import { userError } from "./user-error.ts";

/** Only submits, as with Shopify: the platform half erases days later and sends `customers/redact`. */
const customerRequestDataErasure: Resolver = (_source, args, context) => {
  const id = String(args["customerId"]);
  if (!findPresentCustomer(id, context)) {
    return {
      customerId: null,
      userErrors: [userError(["customerId"], "Customer does not exist", "DOES_NOT_EXIST")],
    };
  }
  if (!context.state.erasures.has(id)) {
    const atMs = context.view.nowMs;
    context.state.erasures.set(id, atMs);
    context.erasureAsked({ shop: context.store.shop, customerId: id, atMs });
  }
  return { customerId: id, userErrors: [] };
};

const customerCancelDataErasure: Resolver = (_source, args, context) => {
  const id = String(args["customerId"]);
  const refuse = (message: string, code: string) => ({
    customerId: null,
    userErrors: [userError(["customerId"], message, code)],
  });
  if (!findPresentCustomer(id, context)) return refuse("Customer does not exist", "DOES_NOT_EXIST");
  if (!context.state.erasures.delete(id))
    return refuse("Customer's data is not scheduled to be erased", "NOT_BEING_ERASED");
  return { customerId: id, userErrors: [] };
};

export const erasureMutations = { customerRequestDataErasure, customerCancelDataErasure };
