import type { EntityShape } from "../entity-shape.server.ts";
import { metafieldsChild } from "./metafield-shape.server.ts";
import { AMOUNT } from "./parts.server.ts";

/** A gift card, which may be about two people: who bought it and who received it. */
export const giftCardShape: EntityShape = {
  type: "GiftCard",
  kind: "gift-card",
  own: `id maskedCode lastCharacters enabled isRedeemable createdAt updatedAt deactivatedAt expiresOn note
    balance { ${AMOUNT} } initialValue { ${AMOUNT} }
    customer { id } order { id }
    recipientAttributes { preferredName message sendNotificationAt recipient { id } }`,
  children: [
    {
      path: "transactions",
      form: "connection",
      first: 10,
      nullable: true,
      scopes: [["read_gift_card_transactions"]],
      of: {
        type: "GiftCardTransaction",
        possibleTypes: [
          "GiftCardCashOutTransaction",
          "GiftCardCreditTransaction",
          "GiftCardDebitTransaction",
        ],
        kind: "gift-card",
        own: `id note processedAt amount { ${AMOUNT} } giftCard { customer { id } }`,
        children: [{ ...metafieldsChild, first: 2 }],
      },
    },
  ],
};
