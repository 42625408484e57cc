import { z } from "zod";
import { SourceRefusedError } from "../../domain/data-requests/ports.ts";
import type { SeenShop, Unseen } from "../../domain/register/start/seen.ts";
import { isCountry } from "../../domain/shared/country.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { findKnownLanguage, type Language } from "../../domain/shared/language.ts";
import type { AdminClient } from "./admin-client.server.ts";

/** What Shopify says of a shop that its register can begin with. */
export type ShopOverview = Omit<SeenShop, "hosts" | "strangers" | "storedNames"> & {
  /** The address shoppers see. */
  readonly storefrontHost: string;
};

/** No scope is needed for any of it. */
const shopDocument = `#graphql
  query ShopOverview {
    shop {
      name
      email
      contactEmail
      shopAddress { company address1 address2 zip city countryCodeV2 phone }
      primaryDomain { host localization { defaultLocale alternateLocales } }
      customerAccountsV2 { customerAccountsVersion loginLinksVisibleOnStorefrontAndCheckout }
      paymentSettings { supportedDigitalWallets }
    }
    currentAppInstallation { accessScopes { handle } }
  }`;

const localesDocument = `#graphql
  query ShopLanguages { shopLocales(published: true) { locale primary } }`;

/** Needs no scope of its own, unlike `publications`. */
const channelsDocument = `#graphql
  query SalesChannels { channels(first: 50) { nodes { name } } }`;

/** Names of companies alone: nothing of the orders' people is asked for. */
const ordersDocument = `#graphql
  query RecentRecipients {
    orders(first: 30, reverse: true) {
      nodes { paymentGatewayNames fulfillments(first: 2) { trackingInfo(first: 1) { company } } }
    }
  }`;

/** All that is asked, for a test against Shopify's own schema. */
export const overviewDocuments = [shopDocument, localesDocument, channelsDocument, ordersDocument];

const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? "").replaceAll(/\s+/gu, " ").trim().slice(0, 200));

/** An address the register takes; one it does not is a gap the merchant fills. */
const mailAddress = text.transform((value) => (z.email().safeParse(value).success ? value : ""));

const shopSchema = z.object({
  shop: z.object({
    name: text,
    email: mailAddress,
    contactEmail: mailAddress,
    shopAddress: z.object({
      ...{ company: text, address1: text, address2: text, zip: text, city: text, phone: text },
      countryCodeV2: text,
    }),
    primaryDomain: z.object({
      host: z.string(),
      localization: z
        .object({ defaultLocale: z.string(), alternateLocales: z.array(z.string()) })
        .nullish(),
    }),
    customerAccountsV2: z
      .object({ loginLinksVisibleOnStorefrontAndCheckout: z.boolean().nullish() })
      .nullish(),
    paymentSettings: z.object({ supportedDigitalWallets: z.array(z.string()) }).nullish(),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

const localesSchema = z.object({
  shopLocales: z.array(z.object({ locale: z.string(), primary: z.boolean() })),
});
const channelsSchema = z.object({
  channels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
});
const ordersSchema = z.object({
  orders: z.object({
    nodes: z.array(
      z.object({
        paymentGatewayNames: z.array(z.string()),
        fulfillments: z.array(
          z.object({ trackingInfo: z.array(z.object({ company: z.string().nullish() })) }),
        ),
      }),
    ),
  }),
});

type Ask = {
  readonly client: AdminClient;
  readonly installation: InstallationId;
  readonly signal: AbortSignal;
};

/**
 * Reads what the granted scopes let be seen, and says what they did not. Throws what the client
 * throws, so that a shop which cannot be asked at all is told from one that hides something.
 */
export async function readShopOverview(ask: Ask): Promise<ShopOverview> {
  const facts = shopSchema.parse(await run(ask, shopDocument, 10));
  const scopes = facts.currentAppInstallation.accessScopes.map(({ handle }) => handle);
  const unseen: Unseen[] = [];
  const look = async <Value>(part: Part<Value>): Promise<Value | undefined> => {
    if (part.scopes.length > 0 && !scopes.some((scope) => part.scopes.includes(scope))) {
      unseen.push({ what: part.what, because: `scope:${part.scopes[0] ?? ""}` });
      return undefined;
    }
    try {
      return part.schema.parse(await run(ask, part.document, part.points));
    } catch (error) {
      if (error instanceof SourceRefusedError || error instanceof z.ZodError) {
        unseen.push({ what: part.what, because: "no-answer" });
        return undefined;
      }
      throw error;
    }
  };
  const locales = await look(localesPart);
  const channels = await look(channelsPart);
  const orders = await look(ordersPart);
  return {
    ...toShop(facts),
    languages: toLanguages(facts, locales),
    channels: (channels?.channels.nodes ?? []).map(({ name }) => name),
    ...toTrade(facts, orders),
    unseen,
  };
}

type Part<Value> = {
  readonly what: Unseen["what"];
  /** Any of them is enough; none are needed when it is empty. */
  readonly scopes: readonly string[];
  readonly document: string;
  readonly points: number;
  readonly schema: z.ZodType<Value>;
};

const localesPart: Part<z.infer<typeof localesSchema>> = {
  ...{ what: "languages", scopes: ["read_locales", "write_locales"], points: 3 },
  ...{ document: localesDocument, schema: localesSchema },
};
const channelsPart: Part<z.infer<typeof channelsSchema>> = {
  ...{ what: "sales-channels", scopes: [], points: 10 },
  ...{ document: channelsDocument, schema: channelsSchema },
};
const ordersPart: Part<z.infer<typeof ordersSchema>> = {
  ...{ what: "payments-and-carriers", scopes: ["read_orders", "write_orders"], points: 80 },
  ...{ document: ordersDocument, schema: ordersSchema },
};

async function run({ client, installation, signal }: Ask, document: string, points: number) {
  const reply = await client.request({ installation, document, variables: {}, points, signal });
  return reply.data;
}

type Facts = z.infer<typeof shopSchema>;

function toShop({ shop }: Facts) {
  const { shopAddress: at } = shop;
  return {
    // The company where it is entered; some have the shop’s own domain there.
    name: at.company === "" || at.company.endsWith(".myshopify.com") ? shop.name : at.company,
    email: shop.contactEmail === "" ? shop.email : shop.contactEmail,
    phone: at.phone,
    address: {
      street: [at.address1, at.address2].filter((line) => line !== "").join(", "),
      ...{ postalCode: at.zip, city: at.city },
      country: isCountry(at.countryCodeV2) ? at.countryCodeV2 : "",
    },
    hasAccounts: shop.customerAccountsV2?.loginLinksVisibleOnStorefrontAndCheckout ?? null,
    storefrontHost: shop.primaryDomain.host,
  };
}

function toLanguages(
  { shop }: Facts,
  locales: z.infer<typeof localesSchema> | undefined,
): readonly Language[] {
  const { localization } = shop.primaryDomain;
  const named = locales?.shopLocales
    .toSorted((left, right) => Number(right.primary) - Number(left.primary))
    .map(({ locale }) => locale);
  const fallback =
    localization === undefined || localization === null
      ? []
      : [localization.defaultLocale, ...localization.alternateLocales];
  return [...new Set((named ?? fallback).flatMap((locale) => findKnownLanguage(locale) ?? []))];
}

function toTrade({ shop }: Facts, orders: z.infer<typeof ordersSchema> | undefined) {
  const nodes = orders?.orders.nodes ?? [];
  const wallets = shop.paymentSettings?.supportedDigitalWallets ?? [];
  const gateways = nodes.flatMap(({ paymentGatewayNames }) => paymentGatewayNames);
  const carriers = nodes.flatMap(({ fulfillments }) =>
    fulfillments.flatMap(({ trackingInfo }) =>
      trackingInfo.flatMap(({ company }) => company ?? []),
    ),
  );
  return {
    gateways: [...new Set([...gateways, ...wallets.map((wallet) => wallet.toLowerCase())])],
    carriers: [...new Set(carriers)],
  };
}
