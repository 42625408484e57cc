import type { RuleSwitch } from "../../domain/erasure/types.ts";

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
