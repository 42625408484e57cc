/** Shopify's three compliance topics, as Shopify writes them. */
export const complianceTopics = [
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;

export type ComplianceTopic = (typeof complianceTopics)[number];

/** Tells whether a header value is one of the three. */
export function isComplianceTopic(value: string): value is ComplianceTopic {
  return (complianceTopics as readonly string[]).includes(value);
}
