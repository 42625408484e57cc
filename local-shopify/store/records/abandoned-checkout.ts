import { gidOf, numberOf, partGid, plainNumberOf } from "../ids.ts";
import { link, part } from "../parts.ts";
import { mix } from "../prng.ts";
import type { RecordBuilder } from "../source.ts";
import { buildAddress } from "./address.ts";
import { plantRecord } from "./frame.ts";
import { moment, moneyBag } from "./money.ts";

const TOTAL = 34_900;

/** A checkout that was left. The type has no e-mail: without a customer nobody can tell whose it is. */
export const buildAbandonedCheckout: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.checkouts[index];
  if (plan === undefined) return undefined;
  const of = { kind: "checkout", type: "AbandonedCheckout", scope: "read_orders", sink } as const;
  const plant = plantRecord(source, plan, of);
  const at = moment(plan.createdAt);
  const address = (which: number) =>
    buildAddress({
      plant: plant.section(1 + which),
      person: plan.person,
      id: `gid://shopify/MailingAddress/${plainNumberOf("AbandonedCheckout", index)}${which}`,
      dice: mix(source.seed, index, 420 + which),
    });
  return {
    __typename: "AbandonedCheckout",
    id: gidOf("AbandonedCheckout", index),
    name: `#${numberOf("AbandonedCheckout", index)}`,
    abandonedCheckoutUrl: `https://${source.shop}/checkouts/${numberOf("AbandonedCheckout", index)}/recover`,
    defaultCursor: numberOf("AbandonedCheckout", index),
    createdAt: at,
    updatedAt: at,
    completedAt: null,
    note: `Kan ni leverera på lördag ${plant.word("AbandonedCheckout.note")}`,
    customAttributes: [
      { __typename: "Attribute", key: "hämtning", value: plant.word("Attribute.value") },
    ],
    discountCodes: [],
    lineItemsQuantity: 1,
    subtotalPriceSet: moneyBag(TOTAL),
    totalLineItemsPriceSet: moneyBag(TOTAL),
    totalPriceSet: moneyBag(TOTAL),
    taxesIncluded: true,
    customer: link(() =>
      plan.customer === null ? null : source.record("Customer", plan.customer),
    ),
    shippingAddress: part(() => address(0)),
    billingAddress: part(() => address(1)),
    lineItems: part(() => [
      {
        __typename: "AbandonedCheckoutLineItem",
        id: partGid("AbandonedCheckoutLineItem", "AbandonedCheckout", [index, 0]),
        title: "Vattenkanna",
        quantity: 1,
        sku: "KANNA-02",
        variantTitle: null,
        customAttributes: [
          {
            __typename: "Attribute",
            key: "hälsning",
            value: plant.section(3).word("AbandonedCheckoutLineItem.customAttributes"),
          },
        ],
        originalUnitPriceSet: moneyBag(TOTAL),
        originalTotalPriceSet: moneyBag(TOTAL),
        discountedTotalPriceSet: moneyBag(TOTAL),
      },
    ]),
  };
};
