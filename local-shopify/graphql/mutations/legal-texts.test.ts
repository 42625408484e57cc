import { beforeEach, describe, expect, it } from "vitest";
import { ALL_SCOPES, dig, listOf, openAdmin, type OpenAdmin, SHOP } from "../testing/open-admin.ts";

const scopes = [
  ...ALL_SCOPES,
  "write_legal_policies",
  "write_translations",
  "read_locales",
  "write_privacy_settings",
  "read_themes",
  "read_publications",
];

const readPolicies = `{ shop { shopPolicies { id type title body url
  translations(locale: "en") { key value outdated } } } }`;
const writePolicy = `mutation ($body: String!) {
  shopPolicyUpdate(shopPolicy: { type: PRIVACY_POLICY, body: $body }) {
    shopPolicy { id body } userErrors { code field message } } }`;
const readDigest = `query ($id: ID!) { translatableResource(resourceId: $id) {
  translatableContent { key value digest locale type } translations(locale: "en") { value outdated } } }`;
const register = `mutation ($id: ID!, $translations: [TranslationInput!]!) {
  translationsRegister(resourceId: $id, translations: $translations) {
    translations { key locale value outdated } userErrors { code field message } } }`;

let admin: OpenAdmin;
const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  admin.ask(query, variables, { scopes });
const privacyPolicy = async () => {
  const policies = dig(await ask(readPolicies), "data", "shop", "shopPolicies");
  return listOf(policies).find((policy) => dig(policy, "type") === "PRIVACY_POLICY");
};
const digestOf = async (id: unknown) =>
  dig(
    await ask(readDigest, { id }),
    ...["data", "translatableResource", "translatableContent", 0, "digest"],
  );
const registerEnglish = (id: unknown, digest: unknown, value: string) =>
  ask(register, {
    id,
    translations: [{ key: "body", locale: "en", value, translatableContentDigest: digest }],
  });

beforeEach(() => {
  admin = openAdmin();
});

describe("shopPolicyUpdate()", () => {
  it("keeps the text as a browser would write it, without scripts, handlers and unsafe links", async () => {
    const body =
      '<h2 id="who" onclick="x()">Who<script>1</script></h2><a href="javascript:x()">a</a><a href="mailto:a@example.test">b</a><br/>';
    const answer = await ask(writePolicy, { body });
    expect(dig(answer, "data", "shopPolicyUpdate", "userErrors")).toEqual([]);
    expect(dig(await privacyPolicy(), "body")).toBe(
      '<h2 id="who">Who</h2><a>a</a><a href="mailto:a@example.test">b</a><br>',
    );
  });

  it("refuses more than 512 KB and writes nothing", async () => {
    const before = await privacyPolicy();
    const answer = await ask(writePolicy, { body: "å".repeat(256 * 1024 + 1) });
    expect(dig(answer, "data", "shopPolicyUpdate", "userErrors", 0, "code")).toBe("TOO_BIG");
    expect(await privacyPolicy()).toEqual(before);
  });

  it("needs its scope", async () => {
    const answer = await admin.ask(writePolicy, { body: "x" });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });

  it("refuses a policy Shopify manages, until that is switched off", async () => {
    const online = admin.api.storefrontOf(SHOP)!.online;
    online.privacy = { ...online.privacy, privacyPolicy: { autoManaged: true } };
    const managed = "{ privacySettings { privacyPolicy { autoManaged } } }";
    const read = async () =>
      dig(await ask(managed), "data", "privacySettings", "privacyPolicy", "autoManaged");
    const write = async () =>
      listOf(dig(await ask(writePolicy, { body: "x" }), "data", "shopPolicyUpdate", "userErrors"));
    expect([await read(), (await write()).length]).toEqual([true, 1]);
    await ask(
      "mutation { privacyFeaturesDisable(featuresToDisable: [PRIVACY_POLICY]) { featuresDisabled userErrors { code } } }",
    );
    expect([await read(), (await write()).length]).toEqual([false, 0]);
  });
});

describe("translationsRegister()", () => {
  it("keeps a translation of the text its digest names, outdated once that text changed", async () => {
    const id = dig(await privacyPolicy(), "id");
    const answer = await registerEnglish(id, await digestOf(id), "<p>Hello</p>");
    expect(dig(answer, "data", "translationsRegister", "userErrors")).toEqual([]);
    const english = async () => listOf(dig(await privacyPolicy(), "translations"));
    expect(await english()).toEqual([{ key: "body", value: "<p>Hello</p>", outdated: false }]);
    await ask(writePolicy, { body: "<p>Ny</p>" });
    expect(await english()).toEqual([{ key: "body", value: "<p>Hello</p>", outdated: true }]);
  });

  it("refuses a stale digest, a language the shop lacks and the main one", async () => {
    const id = dig(await privacyPolicy(), "id");
    const stale = await digestOf(id);
    await ask(writePolicy, { body: "<p>Ny</p>" });
    const code = (answer: unknown) =>
      dig(answer, "data", "translationsRegister", "userErrors", 0, "code");
    expect(code(await registerEnglish(id, stale, "x"))).toBe("INVALID_TRANSLATABLE_CONTENT");
    const fresh = await digestOf(id);
    const inLocale = async (locale: string) =>
      code(
        await ask(register, {
          id,
          translations: [{ key: "body", locale, value: "x", translatableContentDigest: fresh }],
        }),
      );
    expect(await inLocale("fi")).toBe("INVALID_LOCALE_FOR_SHOP");
    expect(await inLocale("sv")).toBe("INVALID");
  });

  it("is undone by translationsRemove", async () => {
    const id = dig(await privacyPolicy(), "id");
    await registerEnglish(id, await digestOf(id), "x");
    await ask(
      `mutation ($id: ID!) { translationsRemove(resourceId: $id, translationKeys: ["body"], locales: ["en"]) {
        translations { value } userErrors { code } } }`,
      { id },
    );
    expect(dig(await privacyPolicy(), "translations")).toEqual([]);
  });
});

describe("the shop's other settings", () => {
  it("are read as Shopify shows them", async () => {
    const answer = await ask(`{
      shopLocales { locale primary published }
      consentPolicy(countryCode: SE) { id consentRequired }
      publications(first: 5) { nodes { name } }
      channels(first: 5) { nodes { name app { handle } } }
      themes(first: 1, roles: [MAIN]) { nodes { role files(filenames: ["config/settings_data.json"]) {
        nodes { filename body { ... on OnlineStoreThemeFileBodyText { content } } } } } } }`);
    expect(answer.errors).toBeUndefined();
    expect(dig(answer, "data", "shopLocales", 0)).toEqual({
      ...{ locale: "sv", primary: true, published: true },
    });
    expect(dig(answer, "data", "consentPolicy", 0, "consentRequired")).toBe(true);
    expect(dig(answer, "data", "channels", "nodes", 0, "app", "handle")).toBe("online_store");
    expect(dig(answer, "data", "themes", "nodes", 0, "role")).toBe("MAIN");
  });
});

describe("consentPolicy", () => {
  it("names every region Shopify asks in, and the theme its files by pattern", async () => {
    const answer = await ask(`{
      consentPolicy { countryCode regionCode consentRequired dataSaleOptOutRequired }
      consentPolicyRegions { countryCode regionCode }
      themes(first: 1) { nodes { files(first: 50, filenames: ["templates/*.json"]) { nodes { filename size } } } } }`);
    expect(answer.errors).toBeUndefined();
    const policies = listOf(dig(answer, "data", "consentPolicy"));
    expect(policies.filter((one) => dig(one, "consentRequired") === true)).toHaveLength(32);
    const names = listOf(dig(answer, ...["data", "themes", "nodes", 0, "files", "nodes"]));
    expect(names.map((file) => dig(file, "filename"))).toContain("templates/page.privacy.json");
  });
});

describe("refuseWrites()", () => {
  it("makes the writes of legal texts fail, and the text stays", async () => {
    const before = await privacyPolicy();
    for (const mutation of ["shopPolicyUpdate", "translationsRegister"])
      admin.api.refuseWrites(SHOP, { mutation, message: "No", times: 1 });
    const id = dig(before, "id");
    expect(dig(await ask(writePolicy, { body: "x" }), "data", "shopPolicyUpdate")).toMatchObject({
      shopPolicy: null,
      userErrors: [{ message: "No" }],
    });
    const refused = await registerEnglish(id, await digestOf(id), "x");
    expect(dig(refused, "data", "translationsRegister", "userErrors", 0, "message")).toBe("No");
    expect(await privacyPolicy()).toEqual(before);
  });
});

describe("metafieldsSet()", () => {
  it("writes to the app's own installation, by digest, and not beyond the sizes allowed", async () => {
    const id = dig(
      await ask("{ currentAppInstallation { id } }"),
      "data",
      ...["currentAppInstallation", "id"],
    );
    const set = (value: string, compareDigest?: string | null) =>
      ask(
        `mutation ($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) {
          metafields { compareDigest } userErrors { code } } }`,
        {
          fields: [
            {
              ...{
                ownerId: id,
                namespace: "lagom",
                key: "policy_sv",
                value,
                type: "multi_line_text_field",
              },
              ...(compareDigest === undefined ? {} : { compareDigest }),
            },
          ],
        },
      );
    const code = (answer: unknown) => dig(answer, "data", "metafieldsSet", "userErrors", 0, "code");
    const first = await set("<p>Hej</p>", null);
    const digest = dig(first, "data", "metafieldsSet", "metafields", 0, "compareDigest");
    expect(code(await set("<p>Nej</p>", null))).toBe("STALE_OBJECT");
    expect(code(await set("<p>Ja</p>", String(digest)))).toBeUndefined();
    expect(code(await set("x".repeat(65_536)))).toBe("TOO_LONG");
    expect(admin.api.storefrontOf(SHOP)!.appMetafields()).toEqual([
      { namespace: "lagom", key: "policy_sv", type: "multi_line_text_field", value: "<p>Ja</p>" },
    ]);
  });
});
