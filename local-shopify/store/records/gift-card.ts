import { gidOf, partGid } from "../ids.ts";
import { link, part } from "../parts.ts";
import type { GiftCardPlan } from "../plans.ts";
import type { Plant } from "../plant.ts";
import { pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { plantRecord } from "./frame.ts";
import { moment, moneyV2 } from "./money.ts";

const VALUE = 50_000;

/**
 * A gift card: note and transactions are the owner's; the recipient's name and
 * the message to them are the recipient's.
 */
export const buildGiftCard: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.giftCards[index];
  if (plan === undefined) return undefined;
  const of = { kind: "giftCard", type: "GiftCard", scope: "read_gift_cards", sink } as const;
  const plant = plantRecord(source, plan, of);
  const at = moment(plan.createdAt);
  return {
    __typename: "GiftCard",
    id: gidOf("GiftCard", index),
    createdAt: at,
    updatedAt: at,
    expiresOn: null,
    deactivatedAt: null,
    enabled: true,
    isRedeemable: true,
    crossCurrencyRedemptionStrategy: "NONE",
    balance: moneyV2(VALUE - 10_000),
    initialValue: moneyV2(VALUE),
    lastCharacters: String(1000 + (index % 9000)),
    maskedCode: `•••• •••• •••• ${1000 + (index % 9000)}`,
    note: `Köpt i butiken ${plant.word("GiftCard.note")}`,
    templateSuffix: null,
    lineItem: null,
    order: null,
    customer: link(() =>
      plan.customer === null ? null : source.record("Customer", plan.customer),
    ),
    recipientAttributes: part(() => recipient(source, plan, plant)),
    transactions: part(() => [transaction({ source, plan, plant })]),
  };
};

function recipient(source: RecordSource, plan: GiftCardPlan, plant: Plant): object | null {
  const { recipient: given } = plan;
  if (given === null) return null;
  const theirs = plant.section(1, { person: given.person.key });
  return {
    __typename: "GiftCardRecipient",
    preferredName: `${given.person.given} ${theirs.name("GiftCardRecipient.preferredName", "name")}`,
    message: `${pick(given.person.words.giftMessages, plan.index)} ${theirs.word("GiftCardRecipient.message")}`,
    sendNotificationAt: null,
    recipient: link(() => source.record("Customer", given.customer)),
  };
}

function transaction(given: {
  readonly source: RecordSource;
  readonly plan: GiftCardPlan;
  readonly plant: Plant;
}): object {
  const { source, plan, plant } = given;
  const own = plant.section(2, { scope: "read_gift_card_transactions" });
  return {
    __typename: "GiftCardDebitTransaction",
    id: partGid("GiftCardDebitTransaction", "GiftCard", [plan.index, 0]),
    amount: moneyV2(-10_000),
    note: `Använt i kassan ${own.word("GiftCardTransaction.note")}`,
    processedAt: moment(plan.createdAt + 86_400_000),
    giftCard: link(() => source.record("GiftCard", plan.index)),
    metafields: [],
  };
}
