import { isGranted } from "../../domain/data-map/places.ts";
import { scopeOf } from "../../domain/erasure/action-scopes.ts";
import type { ErasureAction, RuleSwitch } from "../../domain/erasure/types.ts";
import { scopeTitle } from "./scope-words.ts";

/** A place of the merchant's standing rule: what an erasure does there, and with what. */
export const ruleWords: Readonly<
  Record<RuleSwitch, { readonly title: string; readonly text: string }>
> = {
  "order-note": {
    title: "Order notes",
    text: "What the person or your staff wrote on an order is emptied.",
  },
  "order-attributes": {
    title: "Additional details of orders",
    text: "Answers from the cart, such as a gift message, are emptied.",
  },
  "order-localized-fields": {
    title: "Tax and identity numbers",
    text: "Numbers some countries ask for at checkout. Emptied once no law keeps them.",
  },
  "order-po-number": {
    title: "Purchase order numbers",
    text: "The buyer’s own reference. Emptied once no law keeps it.",
  },
  "draft-orders": {
    title: "Draft orders",
    text: "Drafts of the person are deleted.",
  },
  "gift-cards": {
    title: "Gift cards",
    text: "Note, recipient’s name and message are emptied. The card and its balance stay.",
  },
  "blog-comments": {
    title: "Blog comments",
    text: "Comments the person wrote are deleted.",
  },
  "company-contacts": {
    title: "Company contacts",
    text: "The person’s place in a company is removed. The company stays.",
  },
};

type Write = readonly [action: ErasureAction, field: string];

/** What each place is cleared with. */
const writes: Readonly<Record<RuleSwitch, Write>> = {
  "order-note": ["clear-order", "Order.note"],
  "order-attributes": ["clear-order", "Order.customAttributes"],
  "order-localized-fields": ["clear-order", "Order.localizedFields"],
  "order-po-number": ["clear-order", "Order.poNumber"],
  "draft-orders": ["delete-draft", "DraftOrder"],
  "gift-cards": ["clear-gift-card", "GiftCardRecipient.message"],
  "blog-comments": ["delete-comment", "Comment"],
  "company-contacts": ["delete-company-contact", "CompanyContact"],
};

/** Permissions a place lacks, as Home calls them; none when it can be cleared. */
export function lackingOf(name: RuleSwitch, granted: readonly string[]): readonly string[] {
  const [action, field] = writes[name];
  return scopeOf(action, { target: "", fields: [field] })
    .filter((scope) => !isGranted(scope, granted))
    .map((scope) => scopeTitle(scope) ?? scope);
}
