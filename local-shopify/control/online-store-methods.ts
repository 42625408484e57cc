import { switchEmbed } from "../online-store/app-embeds.ts";
import type { OnlineStore } from "../online-store/online-store.ts";
import { mainLocale } from "../online-store/online-store.ts";
import { contentDigest } from "../online-store/shop-policies.ts";
import { sanitiseHtml } from "../online-store/sanitise-html.ts";
import { trackerSnippet, writeTrackerSnippet } from "../online-store/trackers.ts";
import type { Platform } from "./platform.ts";
import type { Control } from "./protocol.ts";

const done = { done: true } as const;

/** What somebody does to a shop's texts, languages, theme and lock in Shopify's admin. */
export function onlineStoreMethods(platform: Platform) {
  const { api, clock } = platform;
  const find = (shop: string): OnlineStore => {
    const online = api.storefrontOf(shop)?.online;
    if (online === undefined) throw new Error(`There is no shop ${shop}`);
    return online;
  };
  return {
    ...textMethods(find, () => clock.now().getTime()),
    ...settingMethods(find),
    ...pageMethods(find),
    ...themeMethods(find, platform),
  };
}

type Find = (shop: string) => OnlineStore;

function textMethods(find: Find, nowMs: () => number) {
  return {
    setShopPolicy: async ({ shop, type = "PRIVACY_POLICY", body, locale }) => {
      const online = find(shop);
      if (locale === undefined || locale === mainLocale(online)) {
        const { id } = online.policies.write(type, body ?? "", nowMs());
        if (body === null) online.translations.removeAll(id);
        return done;
      }
      translate(online, { type, body, locale, atMs: nowMs() });
      return done;
    },
    shopPolicy: async ({ shop, type = "PRIVACY_POLICY", locale }) => {
      const online = find(shop);
      const policy = online.policies.find(type);
      if (policy === undefined) return { body: null };
      if (locale === undefined || locale === mainLocale(online)) return { body: policy.body };
      const [text] = online.translations.of(policy.id, locale);
      return { body: text?.value ?? null };
    },
  } satisfies Partial<Control>;
}

function settingMethods(find: Find) {
  return {
    setAutoManaged: async ({ shop, feature = "privacyPolicy", on }) => {
      const online = find(shop);
      const own = { autoManaged: on };
      online.privacy = {
        ...online.privacy,
        ...(feature === "banner" ? { banner: { ...own, enabled: on } } : { [feature]: own }),
      };
      return done;
    },
    setShopLocales: async ({ shop, locales }) => {
      find(shop).locales = locales.map(({ locale, primary = false, published = true }) => ({
        ...{ locale, primary, published },
      }));
      return done;
    },
    setSalesChannels: async ({ shop, channels }) => {
      find(shop).channels = channels;
      return done;
    },
    setStorefrontPassword: async ({ shop, password }) => {
      find(shop).password = password;
      return done;
    },
  } satisfies Partial<Control>;
}

function pageMethods(find: Find) {
  return {
    setConsent: async ({ shop, region, script, answer }) => {
      const { consent } = find(shop);
      consent.visitorRegion = region ?? consent.visitorRegion;
      consent.script = script ?? consent.script;
      consent.answer = answer ?? consent.answer;
      return done;
    },
    consentCalls: async ({ shop, clear }) => {
      const { consent } = find(shop);
      const calls = consent.calls.map((call) => ({ ...call, consent: { ...call.consent } }));
      if (clear) consent.calls = [];
      return calls;
    },
    setPages: async ({ shop, contentPolicy = null, extraKilobytes = 0 }) => {
      const { inline = "platform", hashes = [], trustedTypes = false } = contentPolicy ?? {};
      const policy = contentPolicy === null ? null : { inline, hashes, trustedTypes };
      find(shop).pages = { contentPolicy: policy, extraKilobytes };
      return done;
    },
    setWebPixels: async ({ shop, pixels }) => {
      find(shop).pixels = pixels;
      return done;
    },
  } satisfies Partial<Control>;
}

function themeMethods(find: Find, { app, extensions, trackerRequests }: Platform) {
  return {
    trackerRequests: async ({ clear }) => {
      const seen = [...trackerRequests];
      if (clear) trackerRequests.length = 0;
      return seen;
    },
    switchEmbed: async ({ shop, ...wanted }) => {
      switchEmbed(find(shop), { handle: app.handle, extensions }, wanted);
      return done;
    },
    plantTrackers: async ({ shop, trackers }) => {
      const online = find(shop);
      online.trackers = trackers.map(
        ({ host = null, seconds = null, when = "always", mark = null, ...one }) => ({
          ...{ ...one, host, seconds, when, mark },
        }),
      );
      online.theme.write(trackerSnippet, writeTrackerSnippet(online.trackers));
      return done;
    },
    setThemeFile: async ({ shop, name, content }) => {
      find(shop).theme.write(name, content);
      return done;
    },
  } satisfies Partial<Control>;
}

/** A translation written in the admin, of the main text as it stands now. */
function translate(
  { policies, translations }: OnlineStore,
  text: {
    readonly type: Parameters<OnlineStore["policies"]["find"]>[0];
    readonly body: string | null;
    readonly locale: string;
    readonly atMs: number;
  },
): void {
  const policy = policies.find(text.type);
  if (policy === undefined) throw new Error("There is no such policy to translate");
  const place = { key: "body", locale: text.locale };
  if (text.body === null) {
    translations.remove(policy.id, place);
    return;
  }
  const digest = contentDigest(policy.body);
  const value = sanitiseHtml(text.body);
  translations.register(policy.id, { ...place, value, digest, updatedAtMs: text.atMs });
}
