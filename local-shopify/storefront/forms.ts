import type { ShopStorefront } from "../contract.ts";
import { products } from "./catalogue.ts";
import { letIn, type Sessions } from "./sessions.ts";
import type { Visitor } from "./visitor.ts";

/** A form a visitor sent. */
export type SentForm = {
  readonly storefront: ShopStorefront;
  readonly sessions: Sessions;
  readonly visitor: Visitor;
  /** Where the shop's pages of this language begin. */
  readonly rootUrl: string;
  /** Path without the language. */
  readonly path: string;
  readonly fields: URLSearchParams;
  /** The page it was sent from. */
  readonly cameFrom: string;
};

/** Does what a form asks for; answers where the visitor goes next, or null when it is no form of a shop. */
export function takeForm(form: SentForm): string | null {
  const take = takers[form.path];
  return take ? take(form) : null;
}

const takers: Readonly<Record<string, (form: SentForm) => string>> = {
  "/contact": takeContact,
  "/cart": ({ fields, rootUrl }) =>
    fields.has("checkout") ? "/checkout" : `${rootUrl === "/" ? "" : rootUrl}/cart`,
  "/cart/add": takeCartAdd,
  "/cart/change": takeCartChange,
  "/account/login": takeLogin,
  "/password": takePassword,
  "/localization": takeLocalization,
};

/** `country_code` is kept by the cookie `localization`; a language is a matter of the path. */
function takeLocalization({ fields, visitor }: SentForm): string {
  const country = fields.get("country_code") ?? "";
  if (/^[A-Z]{2}$/u.test(country))
    visitor.setCookie("localization", country, { seconds: 365 * 86_400, httpOnly: false });
  return returnTo(fields) ?? "/";
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/**
 * `{% form 'customer' %}` makes a customer or adds tags to the one who is there, and notes in both
 * cases that they accept e-mail marketing: Shopify's documented behaviour ("the accepts_marketing
 * attribute … will be set to true"), which a form cannot ask it to leave out. `contact` would write
 * to the shop and does nothing here.
 */
function takeContact({ storefront, fields, cameFrom, rootUrl }: SentForm): string {
  const type = fields.get("form_type") ?? "contact";
  const address = (fields.get("contact[email]") ?? "").trim();
  const isAccepted = email.test(address);
  if (isAccepted && type === "customer") {
    storefront.signUp({
      email: address,
      tags: (fields.get("contact[tags]") ?? "").split(",").map((tag) => tag.trim()),
      locale: rootUrl === "/" ? null : rootUrl.slice(1),
    });
  }
  const back = new URL(returnTo(fields) ?? cameFrom, "https://shop.example.test");
  back.searchParams.set(`${type}_posted`, String(isAccepted));
  return `${back.pathname}${back.search}`;
}

function takeCartAdd({ sessions, visitor, fields, rootUrl }: SentForm): string {
  const variantId = Number(fields.get("id") ?? products[0]?.variantId);
  const quantity = Number(fields.get("quantity") ?? "1");
  sessions.putInCart(visitor, variantId, quantity + (sessions.cartOf(visitor).get(variantId) ?? 0));
  return `${rootUrl === "/" ? "" : rootUrl}/cart`;
}

function takeCartChange({ sessions, visitor, fields, rootUrl }: SentForm): string {
  sessions.putInCart(visitor, Number(fields.get("id")), Number(fields.get("quantity") ?? "0"));
  return `${rootUrl === "/" ? "" : rootUrl}/cart`;
}

/** Any password opens the account of a customer who is there: nobody here has one. */
function takeLogin({ storefront, sessions, visitor, fields, rootUrl }: SentForm): string {
  const root = rootUrl === "/" ? "" : rootUrl;
  const customer = storefront.findCustomer(fields.get("customer[email]") ?? "");
  if (customer === undefined || (fields.get("customer[password]") ?? "") === "")
    return `${root}/account/login?customer_login_posted=false`;
  sessions.logIn(visitor, customer.gid);
  return returnTo(fields) ?? `${root}/account`;
}

function takePassword({ storefront, visitor, fields }: SentForm): string {
  const isRight = letIn(visitor, storefront.online.password, fields.get("password") ?? "");
  return isRight ? "/" : "/password?storefront_password_posted=false";
}

/** Only a path of the shop's own. */
function returnTo(fields: URLSearchParams): string | undefined {
  const asked = fields.get("return_to");
  return asked?.startsWith("/") === true && !asked.startsWith("//") ? asked : undefined;
}
