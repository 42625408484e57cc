import { createHash } from "node:crypto";
import type { ConsentRegion } from "../../online-store/consent-regions.ts";
import type { StoreRecord } from "../../store/parts.ts";
import { moment } from "../../store/records/money.ts";
import type { ShopState } from "../shop-state.ts";
import type { RequestContext } from "../request-context.ts";
import type { FieldArgs, Resolver, ResolverTable } from "./resolver.ts";

const themeId = "gid://shopify/OnlineStoreTheme/1";

const shopLocales: Resolver = (_source, args, { state: { online } }) =>
  online.locales
    .filter(({ published }) => published || args["published"] !== true)
    .map((one) => ({
      __typename: "ShopLocale",
      ...one,
      name: new Intl.DisplayNames("en", { type: "language" }).of(one.locale) ?? one.locale,
      marketWebPresences: [],
    }));

const privacySettings: Resolver = (_source, _args, { state: { online } }) => ({
  __typename: "PrivacySettings",
  banner: { __typename: "CookieBanner", ...online.privacy.banner, translations: [] },
  dataSaleOptOutPage: { __typename: "DataSaleOptOutPage", ...online.privacy.dataSaleOptOutPage },
  privacyPolicy: {
    __typename: "PrivacyPolicy",
    ...online.privacy.privacyPolicy,
    supportedLocales: ["da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt-PT", "sv"],
  },
});

const consentPolicy: Resolver = (_source, args, { state }) =>
  state.online.consent.policies
    .map((policy) => buildConsentPolicy(state, policy))
    .filter((policy) => isAsked(policy, args));

export function buildConsentPolicy(
  { shopNumber }: Pick<ShopState, "shopNumber">,
  policy: ConsentRegion,
): StoreRecord {
  const { countryCode, regionCode, consentRequired, dataSaleOptOutRequired, isOwn } = policy;
  // Ids of Shopify's own defaults begin with SD.
  const start = isOwn === true ? `${shopNumber}-` : "SD-";
  return {
    __typename: "ConsentPolicy",
    id: `gid://shopify/ConsentPolicy/${start}${countryCode}${regionCode ?? ""}`,
    shopId: `gid://shopify/Shop/${shopNumber}`,
    ...{ countryCode, regionCode, consentRequired, dataSaleOptOutRequired },
  };
}

const filters = ["id", "countryCode", "regionCode", "consentRequired", "dataSaleOptOutRequired"];

function isAsked(policy: Readonly<Record<string, unknown>>, args: FieldArgs): boolean {
  return filters.every((name) => (args[name] ?? policy[name]) === policy[name]);
}

const consentPolicyRegions: Resolver = (_source, _args, { state }) =>
  state.online.consent.policies.map(({ countryCode, regionCode }) => ({
    __typename: "ConsentPolicyRegion",
    countryCode,
    regionCode,
  }));

function buildChannels({ state: { online } }: RequestContext): readonly StoreRecord[] {
  return online.channels.map(({ name, handle }, at) => ({
    __typename: "Channel",
    id: `gid://shopify/Channel/${String(at + 1)}`,
    name,
    handle,
    specificationHandle: handle,
    activeRegions: [],
    app: {
      __typename: "App",
      id: `gid://shopify/App/${String(at + 101)}`,
      title: name,
      handle,
      embedded: true,
      developerType: "SHOPIFY",
      publicCategory: "PUBLIC",
    },
  }));
}

const channels: Resolver = (_source, _args, context) => buildChannels(context);

const publications: Resolver = (_source, _args, context) =>
  buildChannels(context).map((channel, at) => ({
    __typename: "Publication",
    id: `gid://shopify/Publication/${String(at + 1)}`,
    name: channel["name"],
    app: channel["app"],
    channels: [channel],
    catalog: null,
    autoPublish: true,
    supportsFuturePublishing: at === 0,
  }));

function buildTheme({ store }: RequestContext): StoreRecord {
  return {
    __typename: "OnlineStoreTheme",
    id: themeId,
    name: "Hemslöjd",
    role: "MAIN",
    prefix: "/t/1",
    processing: false,
    processingFailed: false,
    themeStoreId: null,
    createdAt: moment(store.startMs),
    updatedAt: moment(store.startMs),
    translations: [],
  };
}

const themes: Resolver = (_source, args, context) => {
  const theme = buildTheme(context);
  const { roles, names } = { roles: args["roles"], names: args["names"] };
  const isWanted =
    (!Array.isArray(roles) || roles.includes(theme["role"])) &&
    (!Array.isArray(names) || names.includes(theme["name"]));
  return isWanted ? [theme] : [];
};

const theme: Resolver = (_source, args, context) =>
  args["id"] === themeId ? buildTheme(context) : null;

/** Files by name; `*` in a name stands for any letters. */
const files: Resolver = (_source, args, context) => {
  const { online } = context.state;
  const wanted = Array.isArray(args["filenames"]) ? args["filenames"].map(String) : undefined;
  const patterns = wanted?.map(
    (name) =>
      new RegExp(
        `^${name.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll("*", ".*")}$`,
        "u",
      ),
  );
  return online.theme
    .names()
    .filter((name) => patterns?.some((pattern) => pattern.test(name)) ?? true)
    .map((name) => buildFile(name, context));
};

function buildFile(filename: string, { state: { online }, store }: RequestContext): StoreRecord {
  const content = online.theme.read(filename) ?? "";
  return {
    __typename: "OnlineStoreThemeFile",
    filename,
    contentType: filename.endsWith(".json") ? "application/json" : "application/x-liquid",
    size: String(Buffer.byteLength(content)),
    checksumMd5: createHash("md5").update(content).digest("hex"),
    createdAt: moment(store.startMs),
    updatedAt: moment(store.startMs),
    body: { __typename: "OnlineStoreThemeFileBodyText", content },
  };
}

export const onlineStoreQueries: Readonly<Record<string, Resolver>> = {
  shopLocales,
  privacySettings,
  consentPolicy,
  consentPolicyRegions,
  channels,
  publications,
  themes,
  theme,
};

export const onlineStoreFields: ResolverTable = {
  OnlineStoreTheme: { files },
};
