import { createHash } from "node:crypto";
import { sanitiseHtml } from "./sanitise-html.ts";

/** Shopify's types of legal texts (`ShopPolicyType`), each with its address and Shopify's title. */
export const policyTypes = {
  CONTACT_INFORMATION: { handle: "contact-information", title: "Kontaktinformation" },
  LEGAL_NOTICE: { handle: "legal-notice", title: "Juridiskt meddelande" },
  PRIVACY_POLICY: { handle: "privacy-policy", title: "Integritetspolicy" },
  REFUND_POLICY: { handle: "refund-policy", title: "Återbetalningspolicy" },
  SHIPPING_POLICY: { handle: "shipping-policy", title: "Fraktpolicy" },
  SUBSCRIPTION_POLICY: { handle: "subscription-policy", title: "Prenumerationspolicy" },
  TERMS_OF_SALE: { handle: "terms-of-sale", title: "Försäljningsvillkor" },
  TERMS_OF_SERVICE: { handle: "terms-of-service", title: "Användarvillkor" },
} as const;
export type PolicyType = keyof typeof policyTypes;

/** A legal text may have 512 KB (Admin API, ShopPolicyInput.body). */
export const mostPolicyBytes = 512 * 1024;

/** A legal text of the shop, in its main language. */
export type ShopPolicy = {
  readonly id: string;
  readonly type: PolicyType;
  readonly body: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
};

/** The shop's legal texts. */
export type ShopPolicies = {
  /** Those that have a text, in the order of their types. */
  readonly list: () => readonly ShopPolicy[];
  readonly find: (type: PolicyType) => ShopPolicy | undefined;
  readonly findById: (id: string) => ShopPolicy | undefined;
  /** Writes one; an empty text takes it away. Answers it as it is kept. */
  readonly write: (type: PolicyType, body: string, atMs: number) => ShopPolicy;
};

const oldPrivacyPolicy = `<p>Vi sparar de uppgifter du lämnar när du handlar hos oss.</p>
<p>Frågor? Skriv till butiken.</p>`;
const refundPolicy = `<p>Du har 30 dagars öppet köp.</p>`;

/** The texts a shop begins with: an old privacy policy and one other. */
export function createShopPolicies(shopNumber: string, startMs: number): ShopPolicies {
  const kept = new Map<PolicyType, ShopPolicy>();
  const idOf = (type: PolicyType): string => {
    const place = Object.keys(policyTypes).indexOf(type);
    return `gid://shopify/ShopPolicy/${shopNumber}${String(place + 1)}`;
  };
  const write = (type: PolicyType, body: string, atMs: number): ShopPolicy => {
    const clean = sanitiseHtml(body);
    const createdAtMs = kept.get(type)?.createdAtMs ?? atMs;
    const policy = { id: idOf(type), type, body: clean, createdAtMs, updatedAtMs: atMs };
    if (clean.trim() === "") kept.delete(type);
    else kept.set(type, policy);
    return policy;
  };
  const list = () =>
    [...kept.values()].toSorted((left, right) => left.type.localeCompare(right.type));
  write("PRIVACY_POLICY", oldPrivacyPolicy, startMs);
  write("REFUND_POLICY", refundPolicy, startMs);
  return {
    list,
    write,
    find: (type) => kept.get(type),
    findById: (id) => list().find((policy) => policy.id === id),
  };
}

/** What Shopify calls the digest of a text that can be translated. */
export function contentDigest(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

export function isPolicyType(value: string): value is PolicyType {
  return Object.hasOwn(policyTypes, value);
}
