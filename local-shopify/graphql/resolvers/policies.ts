import { GraphQLError } from "graphql";
import { mainLocale, type OnlineStore } from "../../online-store/online-store.ts";
import { contentDigest, policyTypes, type ShopPolicy } from "../../online-store/shop-policies.ts";
import type { TranslatedText } from "../../online-store/translations.ts";
import { isRecord, type StoreRecord } from "../../store/parts.ts";
import { moment } from "../../store/records/money.ts";
import type { RequestContext } from "../request-context.ts";
import type { Resolver, ResolverTable } from "./resolver.ts";

/** The one field of a legal text that can be translated. */
export const policyKey = "body";

/** A `ShopPolicy` as the API shows it. */
export function buildPolicy({ shop }: OnlineStore, policy: ShopPolicy): StoreRecord {
  const { handle, title } = policyTypes[policy.type];
  return {
    __typename: "ShopPolicy",
    id: policy.id,
    type: policy.type,
    title,
    body: policy.body,
    url: `https://${shop}/policies/${handle}`,
    createdAt: moment(policy.createdAtMs),
    updatedAt: moment(policy.updatedAtMs),
  };
}

/** A policy's own text with the digest a translation of it must carry. */
export function buildTranslatable(online: OnlineStore, policy: ShopPolicy): StoreRecord {
  return {
    __typename: "TranslatableResource",
    resourceId: policy.id,
    translatableContent: [
      {
        __typename: "TranslatableContent",
        key: policyKey,
        value: policy.body,
        digest: contentDigest(policy.body),
        locale: mainLocale(online),
        type: "HTML",
      },
    ],
    nestedTranslatableResources: [],
  };
}

/** A `Translation`; outdated when the main text is another one now. */
export function buildTranslation(text: TranslatedText, policy: ShopPolicy): StoreRecord {
  return {
    __typename: "Translation",
    key: text.key,
    locale: text.locale,
    value: text.value,
    outdated: text.digest !== contentDigest(policy.body),
    updatedAt: moment(text.updatedAtMs),
    market: null,
  };
}

const translationsOf =
  (idField: "id" | "resourceId"): Resolver =>
  (source, args, { state: { online } }) => {
    const policy = isRecord(source) ? online.policies.findById(String(source[idField])) : undefined;
    if (policy === undefined || typeof args["marketId"] === "string") return [];
    return online.translations
      .of(policy.id, String(args["locale"]))
      .map((text) => buildTranslation(text, policy))
      .filter(({ outdated }) => outdated === (args["outdated"] ?? outdated));
  };

function translatableById(id: string, { state: { online } }: RequestContext): unknown {
  const policy = online.policies.findById(id);
  return policy ? buildTranslatable(online, policy) : null;
}

const translatableResources: Resolver = (_source, args, { state: { online } }) => {
  if (args["resourceType"] !== "SHOP_POLICY")
    throw new GraphQLError(
      `The local Shopify does not model translations of ${String(args["resourceType"])}`,
      { extensions: { code: "NOT_MODELLED" } },
    );
  return online.policies.list().map((policy) => buildTranslatable(online, policy));
};

const shopPolicies: Resolver = (_source, _args, { state: { online } }) =>
  online.policies.list().map((policy) => buildPolicy(online, policy));

export const policyQueries: Readonly<Record<string, Resolver>> = {
  translatableResource: (_source, args, context) =>
    translatableById(String(args["resourceId"]), context),
  translatableResources,
  translatableResourcesByIds: (_source, args, context) =>
    (Array.isArray(args["resourceIds"]) ? args["resourceIds"].map(String) : [])
      .map((id) => translatableById(id, context))
      .filter((found) => found !== null),
};

export const policyFields: ResolverTable = {
  Shop: { shopPolicies },
  ShopPolicy: { translations: translationsOf("id") },
  TranslatableResource: { translations: translationsOf("resourceId") },
};

/** `node(id)` of a legal text. */
export function findPolicy(gid: string, { state: { online } }: RequestContext): unknown {
  const policy = online.policies.findById(gid);
  return policy ? buildPolicy(online, policy) : null;
}
