import { z } from "zod";
import { mostPolicyBytes, policyTypes } from "../../online-store/shop-policies.ts";
import type { PolicyType } from "../../online-store/shop-policies.ts";
import { buildPolicy } from "../resolvers/policies.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { userError } from "./user-error.ts";

const typeNames = Object.keys(policyTypes) as [PolicyType, ...PolicyType[]];
const updateSchema = z.object({
  shopPolicy: z.object({ type: z.enum(typeNames), body: z.string() }),
});

/**
 * Writes a legal text in the shop's main language. Ours where nothing is documented: a text that
 * Shopify manages itself is not to be written, an empty one takes the policy away with its
 * translations, any other leaves them as they are, outdated.
 */
const shopPolicyUpdate: Resolver = (_source, args, { state: { online }, view }) => {
  const { type, body } = updateSchema.parse(args).shopPolicy;
  const refuse = (message: string, code?: string) => ({
    shopPolicy: null,
    userErrors: [userError(["shopPolicy", "body"], message, code)],
  });
  if (Buffer.byteLength(body) > mostPolicyBytes)
    return refuse("Body is too big (maximum is 512 KB)", "TOO_BIG");
  if (type === "PRIVACY_POLICY" && online.privacy.privacyPolicy.autoManaged)
    return refuse("This policy is managed automatically");
  const policy = online.policies.write(type, body, view.nowMs);
  if (online.policies.find(type) === undefined) online.translations.removeAll(policy.id);
  return { shopPolicy: buildPolicy(online, policy), userErrors: [] };
};

const disableSchema = z.object({
  featuresToDisable: z.array(z.enum(["COOKIE_BANNER", "DATA_SALE_OPT_OUT_PAGE", "PRIVACY_POLICY"])),
});

/**
 * Takes features of Shopify's own out of work. There is no mutation that puts them back. The text
 * of a policy stays as it stands (ours: no page says otherwise).
 */
const privacyFeaturesDisable: Resolver = (_source, args, { state: { online } }) => {
  const features = disableSchema.parse(args).featuresToDisable;
  const { privacy } = online;
  online.privacy = {
    banner: features.includes("COOKIE_BANNER")
      ? { enabled: false, autoManaged: false }
      : privacy.banner,
    dataSaleOptOutPage: features.includes("DATA_SALE_OPT_OUT_PAGE")
      ? { autoManaged: false }
      : privacy.dataSaleOptOutPage,
    privacyPolicy: features.includes("PRIVACY_POLICY")
      ? { autoManaged: false }
      : privacy.privacyPolicy,
  };
  return { featuresDisabled: features, userErrors: [] };
};

export const legalTextMutations = { shopPolicyUpdate, privacyFeaturesDisable };
