import type { ErasureAction, ErasureStep } from "./types.ts";

const scopes: Readonly<Record<Exclude<ErasureAction, "delete-metafields">, string>> = {
  "clear-order": "write_orders",
  "delete-draft": "write_draft_orders",
  "clear-gift-card": "write_gift_cards",
  "delete-comment": "write_content",
  "delete-company-contact": "write_customers",
};

/**
 * The scopes a step's write needs, all of them, as in shopify.app.toml (Admin
 * GraphQL 2026-10, `requiredAccess` of the mutations). Metafields need what their
 * owner needs; the recipient of a gift card is written as a customer.
 */
export function scopeOf(
  action: ErasureAction,
  step: Pick<ErasureStep, "target" | "fields">,
): readonly string[] {
  if (action === "delete-metafields") {
    return [step.target.startsWith("gid://shopify/Customer/") ? "write_customers" : "write_orders"];
  }
  const writesRecipient = step.fields.some((field) => field.startsWith("GiftCardRecipient."));
  return writesRecipient ? [scopes[action], "write_customers"] : [scopes[action]];
}
