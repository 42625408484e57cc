import { z } from "zod";
import { consentAnswers } from "../online-store/consent-desk.ts";
import { trackerKinds } from "../online-store/trackers.ts";

const doneSchema = z.object({ done: z.literal(true) });

/** Shopify's types of legal texts (`ShopPolicyType`). */
const policyTypeSchema = z.enum([
  "CONTACT_INFORMATION",
  "LEGAL_NOTICE",
  "PRIVACY_POLICY",
  "REFUND_POLICY",
  "SHIPPING_POLICY",
  "SUBSCRIPTION_POLICY",
  "TERMS_OF_SALE",
  "TERMS_OF_SERVICE",
]);

const trackerSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  kind: z.enum(trackerKinds),
  name: z.string(),
  /** `tags.example.test`: the stand-in answers for every name below example.test. */
  host: z
    .string()
    .regex(/\.example\.test$/)
    .nullable()
    .default(null),
  seconds: z.number().positive().nullable().default(null),
  when: z.enum(["always", "after-consent"]).default("always"),
  /** Category of consent the theme marks it with; null: it runs by itself. */
  mark: z.string().nullable().default(null),
});

const consentScriptSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["usual", "never", "error", "blocked"]) }),
  z.object({ kind: z.literal("late"), ms: z.number().positive() }),
]);

const contentPolicySchema = z.object({
  inline: z.enum(["platform", "all"]).default("platform"),
  hashes: z.array(z.string()).default([]),
  trustedTypes: z.boolean().default(false),
});

/** Methods about a shop's texts, languages, theme and lock: what somebody does in Shopify's admin. */
export const onlineStoreProtocol = {
  /**
   * Somebody writes a legal text in the admin, in the main language or, with `locale`, a
   * translation of it. `null` takes it away.
   */
  setShopPolicy: {
    params: z.object({
      shop: z.string(),
      type: policyTypeSchema.default("PRIVACY_POLICY"),
      body: z.string().nullable(),
      locale: z.string().exactOptional(),
    }),
    result: doneSchema,
  },
  /** The text as shoppers read it; null when there is none in that language. */
  shopPolicy: {
    params: z.object({
      shop: z.string(),
      type: policyTypeSchema.default("PRIVACY_POLICY"),
      locale: z.string().exactOptional(),
    }),
    result: z.object({ body: z.string().nullable() }),
  },
  /** Puts a privacy feature under Shopify's own care, or out of it: the admin can, the API cannot. */
  setAutoManaged: {
    params: z.object({
      shop: z.string(),
      feature: z.enum(["banner", "dataSaleOptOutPage", "privacyPolicy"]).default("privacyPolicy"),
      on: z.boolean(),
    }),
    result: doneSchema,
  },
  /** The shop's languages; exactly one is primary. */
  setShopLocales: {
    params: z.object({
      shop: z.string(),
      locales: z
        .array(
          z.object({
            locale: z.string(),
            primary: z.boolean().default(false),
            published: z.boolean().default(true),
          }),
        )
        .refine((locales) => locales.filter(({ primary }) => primary).length === 1, {
          error: "Exactly one language is the main one",
        }),
    }),
    result: doneSchema,
  },
  setSalesChannels: {
    params: z.object({
      shop: z.string(),
      channels: z.array(z.object({ name: z.string(), handle: z.string() })),
    }),
    result: doneSchema,
  },
  /** What visitors must type before they see a page; null opens the shop. */
  setStorefrontPassword: {
    params: z.object({ shop: z.string(), password: z.string().nullable() }),
    result: doneSchema,
  },
  /** Plants trackers into the theme, in the place of those planted before; an empty list takes them out. */
  plantTrackers: {
    params: z.object({ shop: z.string(), trackers: z.array(trackerSchema) }),
    result: doneSchema,
  },
  /** Switches an app embed on or off in the theme editor, with values of its settings. */
  switchEmbed: {
    params: z.object({
      shop: z.string(),
      /** File name of the block, without ending. */
      block: z.string(),
      on: z.boolean(),
      settings: z.record(z.string(), z.json()).exactOptional(),
    }),
    result: doneSchema,
  },
  /** How the Customer Privacy API behaves, and where visitors are (`USCA`, `SEAB`); what is left out stays. */
  setConsent: {
    params: z.object({
      shop: z.string(),
      region: z
        .string()
        .regex(/^([A-Z]{2}[A-Z0-9]{0,3})?$/)
        .exactOptional(),
      script: consentScriptSchema.exactOptional(),
      answer: z.enum(consentAnswers).exactOptional(),
    }),
    result: doneSchema,
  },
  /** Every call with a visitor's choice since the start, or since it was last cleared. */
  consentCalls: {
    params: z.object({ shop: z.string(), clear: z.boolean().default(false) }),
    result: z.array(
      z.object({
        atMs: z.number(),
        consent: z.record(z.string(), z.unknown()),
        email: z.string().nullable(),
        hasToken: z.boolean(),
      }),
    ),
  },
  /** What third parties (`*.example.test`) were asked for since the start, or since it was last cleared. */
  trackerRequests: {
    params: z.object({ clear: z.boolean().default(false) }),
    result: z.array(
      z.object({
        atMs: z.number(),
        method: z.string(),
        host: z.string(),
        path: z.string(),
        referer: z.string().nullable(),
        cookies: z.array(z.string()).readonly(),
      }),
    ),
  },
  /** A content policy for the pages, and how much heavier they are; what is left out is as on Shopify. */
  setPages: {
    params: z.object({
      shop: z.string(),
      contentPolicy: contentPolicySchema.nullable().default(null),
      extraKilobytes: z.number().min(0).max(2000).default(0),
    }),
    result: doneSchema,
  },
  /** Web pixels beside the pages, in the place of those before. */
  setWebPixels: {
    params: z.object({
      shop: z.string(),
      pixels: z.array(
        z.object({
          id: z.string().regex(/^[\w-]+$/),
          kind: z.enum(["app", "custom"]),
          code: z.string(),
        }),
      ),
    }),
    result: doneSchema,
  },
  /** Saves a file of the theme, say `config/settings_data.json` with an app embed switched on. */
  setThemeFile: {
    params: z.object({ shop: z.string(), name: z.string(), content: z.string() }),
    result: doneSchema,
  },
} as const;
