import { beforeEach, describe, expect, it } from "vitest";
import { ALL_SCOPES, dig, listOf, openAdmin, type OpenAdmin, SHOP } from "../testing/open-admin.ts";

const scopes = [...ALL_SCOPES, "write_privacy_settings"];
const update = `mutation ($policies: [ConsentPolicyInput!]!) {
  consentPolicyUpdate(consentPolicies: $policies) {
    updatedPolicies { id countryCode regionCode consentRequired dataSaleOptOutRequired }
    userErrors { code field } } }`;
const read = `query ($country: PrivacyCountryCode) { consentPolicy(countryCode: $country) {
  id regionCode consentRequired dataSaleOptOutRequired } }`;

let admin: OpenAdmin;
const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  admin.ask(query, variables, { scopes });
const write = async (...policies: readonly object[]) =>
  dig(await ask(update, { policies }), "data", "consentPolicyUpdate");
const codes = (answer: unknown) => listOf(dig(answer, "userErrors")).map((one) => dig(one, "code"));

beforeEach(() => {
  admin = openAdmin();
});

describe("consentPolicyUpdate()", () => {
  it("changes a region, adds one, and leaves what is left out as it was", async () => {
    const written = await write(
      { countryCode: "SE", dataSaleOptOutRequired: true },
      { countryCode: "US", regionCode: "TX", dataSaleOptOutRequired: true },
    );
    expect(codes(written)).toEqual([]);
    expect(dig(await ask(read, { country: "SE" }), "data", "consentPolicy")).toMatchObject([
      { consentRequired: true, dataSaleOptOutRequired: true },
    ]);
    const american = listOf(dig(await ask(read, { country: "US" }), "data", "consentPolicy"));
    expect(american.map((one) => dig(one, "regionCode"))).toContain("TX");
    expect(admin.api.storefrontOf(SHOP)!.online.consent.policies).toContainEqual(
      expect.objectContaining({ regionCode: "TX", consentRequired: false }),
    );
  });

  it("refuses while Shopify's banner is on, and what names no place, and then changes nothing", async () => {
    const before = await ask(read);
    expect(codes(await write({ consentRequired: false }))).toEqual(["COUNTRY_CODE_REQUIRED"]);
    expect(
      codes(await write({ countryCode: "SE", consentRequired: false }, { countryCode: "US" })),
    ).toEqual(["REGION_CODE_REQUIRED"]);
    const { online } = admin.api.storefrontOf(SHOP)!;
    online.privacy = { ...online.privacy, banner: { enabled: true, autoManaged: true } };
    expect(codes(await write({ countryCode: "SE", consentRequired: false }))).toEqual([
      "SHOPIFY_COOKIE_BANNER_NOT_DISABLED",
    ]);
    expect((await ask(read)).data).toEqual(before.data);
    await ask(
      "mutation { privacyFeaturesDisable(featuresToDisable: [COOKIE_BANNER]) { userErrors { code } } }",
    );
    expect(codes(await write({ countryCode: "SE", consentRequired: false }))).toEqual([]);
  });

  it("needs write_privacy_settings", async () => {
    const answer = await admin.ask(update, { policies: [] }, { scopes: ["read_privacy_settings"] });
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  });
});

describe("dataSaleOptOut()", () => {
  it("marks the customer of an address, and fails where there is none", async () => {
    const optOut = `mutation ($email: String!) { dataSaleOptOut(email: $email) { customerId userErrors { code } } }`;
    const email = dig(
      await ask('{ customers(first: 20, query: "email:*") { nodes { email } } }'),
      ...["data", "customers", "nodes", 0, "email"],
    );
    const done = dig(await ask(optOut, { email }), "data", "dataSaleOptOut");
    expect(codes(done)).toEqual([]);
    const id = dig(done, "customerId");
    const customer = await ask("query ($id: ID!) { customer(id: $id) { dataSaleOptOut } }", { id });
    expect(dig(customer, "data", "customer", "dataSaleOptOut")).toBe(true);
    const none = await ask(optOut, { email: "nobody@example.test" });
    expect(codes(dig(none, "data", "dataSaleOptOut"))).toEqual(["FAILED"]);
  });
});
