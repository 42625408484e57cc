import { z } from "zod";
import { mainLocale, type OnlineStore } from "../../online-store/online-store.ts";
import { sanitiseHtml } from "../../online-store/sanitise-html.ts";
import {
  contentDigest,
  mostPolicyBytes,
  type ShopPolicy,
} from "../../online-store/shop-policies.ts";
import { buildTranslation, policyKey } from "../resolvers/policies.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { userError } from "./user-error.ts";

const mostKeys = 100;

const inputSchema = z.object({
  key: z.string(),
  locale: z.string(),
  value: z.string(),
  translatableContentDigest: z.string(),
  marketId: z.string().nullish(),
});
const registerSchema = z.object({ resourceId: z.string(), translations: z.array(inputSchema) });
const removeSchema = z.object({
  resourceId: z.string(),
  translationKeys: z.array(z.string()),
  locales: z.array(z.string()),
});

type Input = z.infer<typeof inputSchema>;

const refuse = (userErrors: readonly object[]) => ({ translations: null, userErrors });

const notFound = (resourceId: string) =>
  refuse([
    userError(["resourceId"], `Resource ${resourceId} does not exist`, "RESOURCE_NOT_FOUND"),
  ]);

/** All or nothing: one bad entry and none is registered. */
const translationsRegister: Resolver = (_source, args, { state: { online }, view }) => {
  const { resourceId, translations } = registerSchema.parse(args);
  const policy = online.policies.findById(resourceId);
  if (policy === undefined) return notFound(resourceId);
  if (translations.length > mostKeys)
    return refuse([
      userError(["translations"], "Too many translation keys", "TOO_MANY_KEYS_FOR_RESOURCE"),
    ]);
  const wrong = translations.flatMap((input, at) => check(input, { at, online, policy }));
  if (wrong.length > 0) return refuse(wrong);
  const texts = translations.map(({ key, locale, value, translatableContentDigest: digest }) => ({
    ...{ key, locale, digest },
    value: sanitiseHtml(value),
    updatedAtMs: view.nowMs,
  }));
  for (const text of texts) online.translations.register(resourceId, text);
  return { translations: texts.map((text) => buildTranslation(text, policy)), userErrors: [] };
};

type Place = { readonly at: number; readonly online: OnlineStore; readonly policy: ShopPolicy };

function check(input: Input, { at, online, policy }: Place): readonly object[] {
  const error = (field: string, message: string, code: string) =>
    userError(["translations", String(at), field], message, code);
  const rules: readonly (readonly [isBroken: boolean, error: object])[] = [
    [
      input.key !== policyKey,
      error("key", `Key ${input.key} is not a valid translatable field`, "INVALID_KEY_FOR_MODEL"),
    ],
    [
      !online.locales.some(({ locale }) => locale === input.locale),
      error("locale", `${input.locale} is not a shop locale`, "INVALID_LOCALE_FOR_SHOP"),
    ],
    [
      input.locale === mainLocale(online),
      error("locale", "Locale cannot be the same as the shop's primary locale", "INVALID"),
    ],
    [typeof input.marketId === "string", error("marketId", "No market", "MARKET_DOES_NOT_EXIST")],
    [input.value.trim() === "", error("value", "Value can't be blank", "BLANK")],
    [
      Buffer.byteLength(input.value) > mostPolicyBytes,
      error("value", "Value fails validation on resource", "FAILS_RESOURCE_VALIDATION"),
    ],
    [
      input.translatableContentDigest !== contentDigest(policy.body),
      error(
        "translatableContentDigest",
        "Translatable content hash is invalid",
        "INVALID_TRANSLATABLE_CONTENT",
      ),
    ],
  ];
  const [broken] = rules.filter(([isBroken]) => isBroken);
  return broken ? [broken[1]] : [];
}

const translationsRemove: Resolver = (_source, args, { state: { online } }) => {
  const { resourceId, translationKeys, locales } = removeSchema.parse(args);
  const policy = online.policies.findById(resourceId);
  if (policy === undefined) return notFound(resourceId);
  const removed = locales.flatMap((locale) =>
    translationKeys.flatMap((key) => online.translations.remove(resourceId, { key, locale }) ?? []),
  );
  return { translations: removed.map((text) => buildTranslation(text, policy)), userErrors: [] };
};

export const translationMutations = { translationsRegister, translationsRemove };
