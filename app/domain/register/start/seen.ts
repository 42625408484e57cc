import type { Language } from "../../shared/language.ts";
import type { PostalAddress } from "../types.ts";
import type { Stranger } from "./strangers.ts";

/** What could be seen of a shop before anybody was asked. Nothing of it is about a shopper. */
export type SeenShop = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress;
  /** The shop's main language first; only those Lagom speaks. */
  readonly languages: readonly Language[];
  /** Sales channels, as Shopify names them. */
  readonly channels: readonly string[];
  /** Null when it could not be seen. */
  readonly hasAccounts: boolean | null;
  /** Payment gateways on the latest orders, and wallets the shop takes. */
  readonly gateways: readonly string[];
  /** Carriers on the latest orders' parcels. */
  readonly carriers: readonly string[];
  /** Hosts other than the shop's that its home page loads from, or a scan saw. */
  readonly hosts: readonly string[];
  /** Owners of those hosts which the ready table does not know. */
  readonly strangers: readonly Stranger[];
  /** Names of cookies and the like that a scan saw. */
  readonly storedNames: readonly string[];
  readonly unseen: readonly Unseen[];
};

/** What could not be seen, and why: a scope that was not granted, a page that did not answer. */
export type Unseen = {
  readonly what: "languages" | "sales-channels" | "payments-and-carriers" | "storefront" | "shop";
  /** `scope:read_locales`, `locked`, `no-answer`, `too-large`, `elsewhere` */
  readonly because: string;
};

/** A shop of which nothing could be seen. */
export const nothingSeen: SeenShop = {
  ...{ name: "", email: "", phone: "", languages: [], channels: [], hasAccounts: null },
  address: { street: "", postalCode: "", city: "", country: "" },
  ...{ gateways: [], carriers: [], hosts: [], strangers: [], storedNames: [], unseen: [] },
};
