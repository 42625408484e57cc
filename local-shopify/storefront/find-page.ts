import { isPolicyType, policyTypes } from "../online-store/shop-policies.ts";
import { pages, products } from "./catalogue.ts";
import { type Asked, collectionObject, policyObject, productObject } from "./global-objects.ts";
import { escapeHtml } from "./liquid/escape-html.ts";

/** A page of the shop: which template shows it, with which objects of its own. */
export type FoundPage = {
  readonly status: number;
  readonly template: string;
  readonly pageType: string;
  readonly title: string;
  readonly objects?: Readonly<Record<string, unknown>>;
  /** Shopify's own page in the place of a template. */
  readonly body?: string;
  /** Liquid of an app, in the place of a template. */
  readonly liquid?: string;
};

type At = Pick<Asked, "storefront" | "locale" | "rootUrl">;

/** The page behind a path (without its language). Those nobody may see without logging in are left to the caller. */
export function findPage(path: string, at: At): FoundPage {
  const [, kind = "", handle = ""] = path.split("/");
  const finder = finders[kind];
  return (
    fixedPages[path] ?? finder?.(handle, at) ?? page("404", "404", { title: "404", status: 404 })
  );
}

const page = (
  template: string,
  pageType: string,
  more: Partial<FoundPage> & { readonly title: string },
): FoundPage => ({ status: 200, template, pageType, ...more });

const fixedPages: Readonly<Record<string, FoundPage>> = {
  "/": page("index", "index", { title: "Hem" }),
  "/cart": page("cart", "cart", { title: "Varukorg" }),
  "/password": page("password", "password", { title: "Lösenord" }),
  "/account": page("customers/account", "customers/account", { title: "Konto" }),
  "/account/login": page("customers/login", "customers/login", { title: "Logga in" }),
};

const finders: Readonly<Record<string, (handle: string, at: At) => FoundPage | undefined>> = {
  products: (handle, { rootUrl }) => {
    const product = products.find((one) => one.handle === handle);
    return product === undefined
      ? undefined
      : page("product", "product", {
          title: product.title,
          objects: { product: productObject(product, rootUrl) },
        });
  },
  collections: (handle, { rootUrl }) =>
    ["", "all"].includes(handle)
      ? page("collection", "collection", {
          title: "Allt",
          objects: { collection: collectionObject(rootUrl) },
        })
      : undefined,
  pages: (handle) => {
    const found = pages.find((one) => one.handle === handle);
    return found === undefined
      ? undefined
      : page(found.suffix === null ? "page" : `page.${found.suffix}`, "page", {
          title: found.title,
          objects: { page: { ...found, template_suffix: found.suffix } },
        });
  },
  policies: findPolicyPage,
};

/** Shopify shows legal texts by itself, inside the theme's layout. */
function findPolicyPage(handle: string, { storefront, locale }: At): FoundPage | undefined {
  const { online } = storefront;
  const type = Object.keys(policyTypes)
    .filter(isPolicyType)
    .find((name) => policyTypes[name].handle === handle);
  const policy = type && online.policies.find(type);
  if (policy === undefined) return undefined;
  const { title, body } = policyObject(online, policy, locale);
  return page("policy", "policy", {
    title,
    objects: { policy: { title, body } },
    body:
      `<div class="shopify-policy__container"><div class="shopify-policy__title"><h1>${escapeHtml(title)}</h1></div>` +
      `<div class="shopify-policy__body"><div class="rte">${body}</div></div></div>`,
  });
}
