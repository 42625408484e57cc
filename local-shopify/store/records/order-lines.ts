import { partGid } from "../ids.ts";
import type { StoreRecord } from "../parts.ts";
import type { OrderPlan } from "../plans.ts";
import { mix, pick } from "../prng.ts";
import { decimal, moneyBag } from "./money.ts";
import type { OrderMade } from "./order.ts";

const GOODS = [
  { title: "Ullfilt", sku: "FILT-01", minor: 89_900 },
  { title: "Vattenkanna", sku: "KANNA-02", minor: 34_900 },
  { title: "Linnehandduk", sku: "LINNE-03", minor: 24_900 },
  { title: "Ljusstake", sku: "LJUS-04", minor: 44_900 },
] as const;

/** The first section of slots that line items use. */
const FIRST_SECTION = 12;
const LINES_PER_SECTION = 32;

function goodsOf(seed: number, plan: OrderPlan, line: number) {
  return pick(GOODS, mix(seed, plan.index, 300 + line));
}

/** Sum of the lines in öre. */
export function lineTotal(seed: number, plan: OrderPlan): number {
  let total = 0;
  for (let line = 0; line < plan.parts.lines; line += 1) total += goodsOf(seed, plan, line).minor;
  return total;
}

/** The line items; where the order has them, each carries a gift message as an attribute. */
export function buildLines(made: OrderMade): readonly StoreRecord[] {
  return Array.from({ length: made.plan.parts.lines }, (_, line) => buildLine(made, line));
}

/** One line item. */
export function buildLine({ source, plan, plant }: OrderMade, line: number): StoreRecord {
  const goods = goodsOf(source.seed, plan, line);
  const section = plant.section(FIRST_SECTION + Math.floor(line / LINES_PER_SECTION));
  for (let skipped = 0; skipped < line % LINES_PER_SECTION; skipped += 1) section.skip();
  const message = plan.parts.lineAttributes
    ? `${pick(plan.person.words.giftMessages, line)} ${section.word("LineItem.customAttributes")}`
    : null;
  return {
    __typename: "LineItem",
    id: partGid("LineItem", "Order", [plan.index, line]),
    title: goods.title,
    name: goods.title,
    sku: goods.sku,
    vendor: "Lagom",
    variantTitle: null,
    quantity: 1,
    currentQuantity: 1,
    refundableQuantity: 1,
    requiresShipping: true,
    taxable: true,
    fulfillmentStatus: "fulfilled",
    customAttributes:
      message === null ? [] : [{ __typename: "Attribute", key: "hälsning", value: message }],
    product: null,
    variant: null,
    staffMember: null,
    originalUnitPrice: decimal(goods.minor),
    originalUnitPriceSet: moneyBag(goods.minor),
    originalTotalSet: moneyBag(goods.minor),
    discountedTotalSet: moneyBag(goods.minor),
    discountedUnitPriceSet: moneyBag(goods.minor),
    discountedUnitPriceAfterAllDiscountsSet: moneyBag(goods.minor),
  };
}
