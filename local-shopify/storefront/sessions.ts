import { createHash, randomUUID } from "node:crypto";
import { products } from "./catalogue.ts";
import { cartSeconds, loginSeconds, type Visitor } from "./visitor.ts";

/** Carts and log-ins of one shop, found by the cookies visitors carry. */
export type Sessions = {
  readonly cartOf: (visitor: Visitor) => ReadonlyMap<number, number>;
  readonly putInCart: (visitor: Visitor, variantId: number, quantity: number) => void;
  /** Gid of the customer who is logged in. */
  readonly customerOf: (visitor: Visitor) => string | undefined;
  readonly logIn: (visitor: Visitor, customerId: string) => void;
  readonly logOut: (visitor: Visitor) => void;
};

const cartCookie = "cart";
const loginCookie = "secure_customer_sig";

export function createSessions(): Sessions {
  const carts = new Map<string, Map<number, number>>();
  const customers = new Map<string, string>();
  return {
    cartOf: (visitor) => carts.get(visitor.cookie(cartCookie) ?? "") ?? new Map<number, number>(),
    putInCart: (visitor, variantId, quantity) => {
      if (!products.some((product) => product.variantId === variantId)) return;
      const known = visitor.cookie(cartCookie);
      const token = known !== undefined && carts.has(known) ? known : randomUUID();
      const cart = carts.get(token) ?? new Map<number, number>();
      if (quantity > 0) cart.set(variantId, quantity);
      else cart.delete(variantId);
      carts.set(token, cart);
      visitor.setCookie(cartCookie, token, { seconds: cartSeconds, httpOnly: false });
    },
    customerOf: (visitor) => customers.get(visitor.cookie(loginCookie) ?? ""),
    logIn: (visitor, customerId) => {
      const token = randomUUID();
      customers.set(token, customerId);
      visitor.setCookie(loginCookie, token, { seconds: loginSeconds, httpOnly: true });
    },
    logOut: (visitor) => {
      customers.delete(visitor.cookie(loginCookie) ?? "");
      visitor.dropCookie(loginCookie);
    },
  };
}

const lockCookie = "storefront_digest";

/** Whether a visitor may see a shop that is locked by a password (null: it is open). */
export function isLetIn(visitor: Visitor, password: string | null): boolean {
  return password === null || visitor.cookie(lockCookie) === digest(password);
}

/** Lets a visitor in who knows the password. */
export function letIn(visitor: Visitor, password: string | null, given: string): boolean {
  if (password === null || given !== password) return false;
  visitor.setCookie(lockCookie, digest(password), { seconds: null, httpOnly: true });
  return true;
}

function digest(password: string): string {
  return createHash("sha256").update(password).digest("hex");
}
