/** Why a field is not copied, in words used again and again. */
export const because = {
  repeats: "says again what another collected field says",
  sums: "worked out from amounts that are collected",
  staff: "about a member of the store's staff",
  others: "about somebody else",
  shop: "about the shop's goods, places or set-up",
  admin: "what the admin may do with the record now",
  company: "about the company, not the person",
  action: "a link to act on, which needs permission to write",
  editing: "stands only while a record is being edited or previewed",
  dispute: "needs a scope for disputes, which Shopify gives to payment apps",
  vault: "needs a scope for payment mandates, which Shopify gives to apps that charge",
} as const;
