import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { localeOf, mainLanguageOf } from "../../domain/policy/publication/plan-places.ts";
import type { PlaceWrite } from "../../domain/policy/publication/ports.ts";
import type { PlacesSurvey } from "../../domain/policy/publication/types.ts";
import type { Language } from "../../domain/shared/language.ts";
import { ask, change, type PolicyCall } from "./policy-call.server.ts";

const lookDocument = `#graphql
  query PolicyLook {
    shopLocales { locale primary published }
    privacySettings { privacyPolicy { autoManaged } }
    shop { shopPolicies { id type body url } }
  }`;

const policySchema = z.object({
  id: z.string(),
  type: z.string(),
  body: z.string(),
  url: z.string(),
});

/** Each part is null where its scope is missing. */
const lookSchema = z.object({
  shopLocales: z
    .array(z.object({ locale: z.string(), primary: z.boolean(), published: z.boolean() }))
    .nullish(),
  privacySettings: z
    .object({ privacyPolicy: z.object({ autoManaged: z.boolean() }).nullish() })
    .nullish(),
  shop: z.object({ shopPolicies: z.array(policySchema).nullish() }).nullish(),
});

/** Shopify's privacy policy as it stands, and the languages it can stand in. */
export type PolicyLook = PlacesSurvey & {
  /** Undefined where there is none, or it may not be read. */
  readonly policy: z.infer<typeof policySchema> | undefined;
};

/** Reads all of it at once. Scopes: read_locales, read_privacy_settings, read_legal_policies. */
export async function lookAtPolicy(call: PolicyCall): Promise<PolicyLook> {
  const { data } = await ask(call, { document: lookDocument, variables: {}, points: 30 });
  const look = lookSchema.safeParse(data ?? {});
  if (!look.success) throw new TransientSourceError("Shopify's answer about its policy is not one");
  return toLook(look.data);
}

function toLook({ shopLocales, privacySettings, shop }: z.infer<typeof lookSchema>): PolicyLook {
  const policy = shop?.shopPolicies?.find(({ type }) => type === "PRIVACY_POLICY");
  return {
    // A locale that is not published is still written: it is published later with its texts there.
    locales: (shopLocales ?? []).map(({ locale, primary }) => ({ locale, isPrimary: primary })),
    isShopifyManaged: privacySettings?.privacyPolicy?.autoManaged ?? null,
    policyUrl: policy?.url ?? null,
    policy,
  };
}

/** What stands in Shopify's policy in each of these languages; null for nothing. */
export async function readPolicyTexts(
  call: PolicyCall,
  languages: readonly Language[],
): Promise<ReadonlyMap<Language, string | null>> {
  const look = await lookAtPolicy(call);
  const main = mainLanguageOf(look);
  const texts = new Map<Language, string | null>();
  if (main !== undefined) texts.set(main, emptyToNull(look.policy?.body));
  const others = languages.flatMap((language) => {
    const locale = language === main ? undefined : localeOf(look, language);
    return locale === undefined ? [] : [{ language, locale }];
  });
  if (look.policy === undefined || others.length === 0) return texts;
  const { data } = await ask(call, {
    document: translationsDocument(others.length),
    variables: {
      id: look.policy.id,
      ...Object.fromEntries(others.map(({ locale }, at) => [`l${String(at)}`, locale])),
    },
    points: 5 + others.length * 3,
  });
  const { translatableResource } = translationsSchema.parse(data ?? {});
  for (const [at, { language }] of others.entries()) {
    const found = translatableResource?.[`l${String(at)}`] ?? [];
    texts.set(language, emptyToNull(found.find(({ key }) => key === "body")?.value));
  }
  return texts;
}

const translationsSchema = z.object({
  translatableResource: z
    .record(z.string(), z.array(z.object({ key: z.string(), value: z.string().nullish() })))
    .nullish(),
});

function translationsDocument(count: number): string {
  const names = Array.from({ length: count }, (_, at) => `l${String(at)}`);
  const fields = names.map((name) => `${name}: translations(locale: $${name}) { key value }`);
  return `query PolicyTranslations($id: ID!, ${names.map((name) => `$${name}: String!`).join(", ")}) {
    translatableResource(resourceId: $id) { ${fields.join(" ")} }
  }`;
}

const emptyToNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text.trim() === "" ? null : text;

/**
 * Writes Shopify's policy in one language: the shop's main one is the policy's body, any other a
 * translation registered against the body as it is now. Scopes: write_legal_policies, write_translations.
 */
export async function writePolicyText(
  call: PolicyCall,
  language: Language,
  text: string | null,
): Promise<PlaceWrite> {
  const look = await lookAtPolicy(call);
  if (mainLanguageOf(look) === language) {
    return change(call, {
      root: "shopPolicyUpdate",
      document: `#graphql
        mutation PolicyWrite($shopPolicy: ShopPolicyInput!) {
          shopPolicyUpdate(shopPolicy: $shopPolicy) { userErrors { code } }
        }`,
      variables: { shopPolicy: { type: "PRIVACY_POLICY", body: text ?? "" } },
    });
  }
  const locale = localeOf(look, language);
  if (locale === undefined) return { kind: "refused", code: "locale-not-in-shop" };
  if (look.policy === undefined) return { kind: "refused", code: "no-policy-to-translate" };
  const translation = { resourceId: look.policy.id, locale };
  return text === null ? removeTranslation(call, translation) : translate(call, translation, text);
}

type Translation = { readonly resourceId: string; readonly locale: string };

const digestSchema = z.object({
  translatableResource: z
    .object({
      translatableContent: z.array(z.object({ key: z.string(), digest: z.string().nullish() })),
    })
    .nullish(),
});

async function translate(
  call: PolicyCall,
  { resourceId, locale }: Translation,
  text: string,
): Promise<PlaceWrite> {
  const { data } = await ask(call, {
    document: `#graphql
      query PolicyDigest($id: ID!) {
        translatableResource(resourceId: $id) { translatableContent { key digest } }
      }`,
    variables: { id: resourceId },
    points: 5,
  });
  const contents = digestSchema.parse(data ?? {}).translatableResource?.translatableContent;
  if (contents === undefined) return { kind: "refused", code: "access-denied" };
  const digest = contents.find(({ key }) => key === "body")?.digest ?? "";
  return change(call, {
    root: "translationsRegister",
    document: `#graphql
      mutation PolicyTranslate($id: ID!, $translations: [TranslationInput!]!) {
        translationsRegister(resourceId: $id, translations: $translations) { userErrors { code } }
      }`,
    variables: {
      id: resourceId,
      translations: [{ locale, key: "body", value: text, translatableContentDigest: digest }],
    },
  });
}

function removeTranslation(
  call: PolicyCall,
  { resourceId, locale }: Translation,
): Promise<PlaceWrite> {
  return change(call, {
    root: "translationsRemove",
    document: `#graphql
      mutation PolicyUntranslate($id: ID!, $locales: [String!]!) {
        translationsRemove(resourceId: $id, translationKeys: ["body"], locales: $locales) {
          userErrors { code }
        }
      }`,
    variables: { id: resourceId, locales: [locale] },
  });
}

/** Ends Shopify's own keeping of the policy; there is no call that begins it again. */
export function endShopifyManaged(call: PolicyCall): Promise<PlaceWrite> {
  return change(call, {
    root: "privacyFeaturesDisable",
    document: `#graphql
      mutation PolicyTakeOver {
        privacyFeaturesDisable(featuresToDisable: [PRIVACY_POLICY]) { userErrors { code } }
      }`,
    variables: {},
  });
}
