import { z } from "zod";
import type { ConsentRegion } from "../../online-store/consent-regions.ts";
import { findCustomerByEmail } from "../resolvers/customer-lookup.ts";
import { buildConsentPolicy } from "../resolvers/online-store.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { userError } from "./user-error.ts";

const updateSchema = z.object({
  consentPolicies: z.array(
    z.object({
      countryCode: z.string().nullish(),
      regionCode: z.string().nullish(),
      consentRequired: z.boolean().nullish(),
      dataSaleOptOutRequired: z.boolean().nullish(),
    }),
  ),
});
type Given = z.infer<typeof updateSchema>["consentPolicies"][number];

/** Countries whose policies are by region. Ours: the schema says only that some want a region. */
const countriesOfRegions = new Set(["US"]);

/**
 * Sets where the shop asks for consent or offers to opt out, all or nothing. Shopify refuses while
 * its own banner is on.
 */
const consentPolicyUpdate: Resolver = (_source, args, { state }) => {
  const { online } = state;
  const given = updateSchema.parse(args).consentPolicies;
  const userErrors = given.flatMap((policy, at) => faultOf(policy, at));
  if (online.privacy.banner.enabled)
    userErrors.push(
      userError(
        ["consentPolicies"],
        "Shopify's own banner must be disabled first",
        "SHOPIFY_COOKIE_BANNER_NOT_DISABLED",
      ),
    );
  if (userErrors.length > 0) return { updatedPolicies: null, userErrors };
  const updated = given.map((policy) => merge(online.consent.policies, policy));
  const isSame = (left: ConsentRegion) => (right: ConsentRegion) =>
    left.countryCode === right.countryCode && left.regionCode === right.regionCode;
  online.consent.policies = [
    ...online.consent.policies.filter((policy) => !updated.some(isSame(policy))),
    ...updated,
  ];
  const updatedPolicies = updated.map((policy) => buildConsentPolicy(state, policy));
  return { updatedPolicies, userErrors: [] };
};

function faultOf({ countryCode, regionCode }: Given, at: number): readonly object[] {
  const field = (name: string) => ["consentPolicies", String(at), name];
  if (!countryCode)
    return [userError(field("countryCode"), "Country code is required", "COUNTRY_CODE_REQUIRED")];
  if (countriesOfRegions.has(countryCode) && !regionCode)
    return [userError(field("regionCode"), "Region code is required", "REGION_CODE_REQUIRED")];
  return [];
}

/** What is left out stays; a place without a policy begins with none required. */
function merge(policies: readonly ConsentRegion[], given: Given): ConsentRegion {
  const countryCode = given.countryCode ?? "";
  const regionCode = given.regionCode ?? null;
  const before = policies.find(
    (policy) => policy.countryCode === countryCode && policy.regionCode === regionCode,
  );
  return {
    ...{ countryCode, regionCode, isOwn: true },
    consentRequired: given.consentRequired ?? before?.consentRequired ?? false,
    dataSaleOptOutRequired: given.dataSaleOptOutRequired ?? before?.dataSaleOptOutRequired ?? false,
  };
}

const optOutSchema = z.object({ email: z.email() });

/** Notes of a customer that their data is not to be sold. Ours: nobody is made where nobody is. */
const dataSaleOptOut: Resolver = (_source, args, { store }) => {
  const given = optOutSchema.safeParse(args);
  const found = given.success ? findCustomerByEmail(given.data.email, store) : null;
  if (found === null)
    return {
      customerId: null,
      userErrors: [userError(["email"], "Opt out failed", "FAILED")],
    };
  store.change(String(found["id"]), { dataSaleOptOut: true });
  return { customerId: found["id"], userErrors: [] };
};

export const consentMutations = { consentPolicyUpdate, dataSaleOptOut };
