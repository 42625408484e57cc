import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { noticeKeys } from "../../domain/consent/publication/notice-fields.ts";
import type { NoticeFields, NoticeShop } from "../../domain/consent/publication/ports.ts";
import type { ShopRegionRule } from "../../domain/consent/shop-regions.ts";
import type { PlaceCall } from "../../domain/policy/publication/ports.ts";
import type { AdminClient } from "./admin-client.server.ts";
import { ask, change, type PolicyCall } from "./policy-call.server.ts";
import { readFields } from "./policy-fields.server.ts";

const namespace = "lagom";

/** The notice in a Shopify store: the app's metafields, Shopify's own notice and its rules by region. */
export function createNoticeShop({ client }: { readonly client: AdminClient }): NoticeShop {
  const withClient = (call: PlaceCall): PolicyCall => ({ ...call, client });
  return {
    readBanner: (call) => readBanner(withClient(call)),
    switchOffBanner: (call) =>
      change(withClient(call), {
        root: "privacyFeaturesDisable",
        document: `#graphql
          mutation NoticeTakeOver {
            privacyFeaturesDisable(featuresToDisable: [COOKIE_BANNER]) { userErrors { code } }
          }`,
        variables: {},
      }),
    read: async (call) => (await readFields(withClient(call), noticeKeys)).fields,
    write: (call, fields) => write(withClient(call), fields),
    remove: (call, keys) => remove(withClient(call), keys),
    readRegions: (call) => readRegions(withClient(call)),
    writeRegions: (call, rules) =>
      change(withClient(call), {
        root: "consentPolicyUpdate",
        document: `#graphql
          mutation NoticeRegions($consentPolicies: [ConsentPolicyInput!]!) {
            consentPolicyUpdate(consentPolicies: $consentPolicies) { userErrors { code } }
          }`,
        variables: { consentPolicies: rules.map(toPolicy) },
      }),
  };
}

const bannerSchema = z.object({
  privacySettings: z.object({ banner: z.object({ enabled: z.boolean() }).nullish() }).nullish(),
});

/** Scope: read_privacy_settings; without it, null. */
async function readBanner(call: PolicyCall): Promise<"on" | "off" | null> {
  const { data, denied } = await ask(call, {
    document: `#graphql
      query NoticeBanner { privacySettings { banner { enabled } } }`,
    variables: {},
    points: 3,
  });
  const read = bannerSchema.safeParse(data ?? {});
  if (!read.success) throw new TransientSourceError("Shopify does not say what its notice does");
  if (denied.length > 0) return null;
  // A shop that never had one has none.
  return read.data.privacySettings?.banner?.enabled === true ? "on" : "off";
}

async function write(call: PolicyCall, fields: NoticeFields) {
  const { ownerId } = await readFields(call, []);
  const metafields = Object.entries(fields).map(([key, value]) => ({
    ...{ ownerId, namespace, key, value, type: "json" },
  }));
  return change(call, {
    root: "metafieldsSet",
    document: `#graphql
      mutation NoticeFieldsSet($metafields: [MetafieldsSetInput!]!) {
        metafieldsSet(metafields: $metafields) { userErrors { code } }
      }`,
    variables: { metafields },
  });
}

async function remove(call: PolicyCall, keys: readonly string[]) {
  const { ownerId } = await readFields(call, []);
  return change(call, {
    root: "metafieldsDelete",
    document: `#graphql
      mutation NoticeFieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
        metafieldsDelete(metafields: $metafields) { userErrors { field } }
      }`,
    variables: { metafields: keys.map((key) => ({ ownerId, namespace, key })) },
  });
}

const regionSchema = z.object({
  countryCode: z.string().nullish(),
  regionCode: z.string().nullish(),
});
const regionsSchema = z.object({
  consentPolicyRegions: z.array(regionSchema),
  consentPolicy: z.array(
    regionSchema.extend({
      consentRequired: z.boolean().nullish(),
      dataSaleOptOutRequired: z.boolean().nullish(),
    }),
  ),
});
type Region = z.infer<typeof regionSchema>;

/** What a region without a policy of its own has is not said by Shopify: then nothing is asked there. */
async function readRegions(call: PolicyCall): Promise<readonly ShopRegionRule[]> {
  const { data } = await ask(call, {
    document: `#graphql
      query NoticeRegionsRead {
        consentPolicyRegions { countryCode regionCode }
        consentPolicy { countryCode regionCode consentRequired dataSaleOptOutRequired }
      }`,
    variables: {},
    points: 10,
  });
  const read = regionsSchema.safeParse(data ?? {});
  if (!read.success)
    throw new TransientSourceError("Shopify does not say where it asks for consent");
  const { consentPolicyRegions: regions, consentPolicy: policies } = read.data;
  const byName = new Map(policies.map((policy) => [nameOf(policy), policy]));
  return regions.flatMap((region): readonly ShopRegionRule[] => {
    const country = region.countryCode ?? "";
    const policy = byName.get(nameOf(region));
    const rule = {
      country,
      subdivision: toSubdivision(region),
      asksFirst: policy?.consentRequired === true,
      offersOptOut: policy?.dataSaleOptOutRequired === true,
    };
    return country === "" ? [] : [rule];
  });
}

const nameOf = ({ countryCode, regionCode }: Region): string =>
  `${countryCode ?? ""}-${regionCode ?? ""}`;

/** ISO 3166-2 with or without its country: `US-CA` and `CA` are both written `CA` here. */
function toSubdivision({ countryCode, regionCode }: Region): string | null {
  const code = regionCode ?? "";
  if (code === "") return null;
  return code.startsWith(`${countryCode ?? ""}-`) ? code.slice(3) : code;
}

function toPolicy({ country, subdivision, asksFirst, offersOptOut }: ShopRegionRule) {
  return {
    countryCode: country,
    ...(subdivision === null ? {} : { regionCode: subdivision }),
    consentRequired: asksFirst,
    dataSaleOptOutRequired: offersOptOut,
  };
}
