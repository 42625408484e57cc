import type { Refusal, ShopState } from "../shop-state.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { buildShop } from "../resolvers/shop.ts";
import { userError } from "./user-error.ts";

/** Lets a mutation answer a user error when somebody wanted it so, else do its work. */
export function refusable(mutation: string, resolver: Resolver): Resolver {
  return (source, args, context, info) => {
    const refusal = takeRefusal(context.state, mutation, JSON.stringify(args));
    if (refusal === undefined) return resolver(source, args, context, info);
    return {
      shop: buildShop(context),
      userErrors: [userError(["id"], refusal.message, refusal.code)],
    };
  };
}

function takeRefusal({ refusals }: ShopState, mutation: string, args: string): Refusal | undefined {
  const found = refusals.find(
    (one) => one.mutation === mutation && one.left > 0 && args.includes(one.about ?? ""),
  );
  if (found) found.left -= 1;
  return found;
}
