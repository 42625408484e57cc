import { decimal, moneyBag, moneyV2 } from "./money.ts";

/** Amounts of an order: 25 % tax inside, free delivery, half back when refunded. */
export function moneyFields(total: number, refunded: boolean): object {
  const back = refunded ? Math.round(total / 2) : 0;
  const tax = Math.round(total / 5);
  return {
    ...sets({ total, back, tax }),
    subtotalPrice: decimal(total),
    totalPrice: decimal(total),
    totalReceived: decimal(total),
    totalRefunded: decimal(back),
    totalTax: decimal(tax),
    netPayment: decimal(total - back),
    totalTipReceived: moneyV2(0),
    totalWeight: "900",
    currentTotalWeight: "900",
    taxesIncluded: true,
  };
}

function sets({
  total,
  back,
  tax,
}: {
  readonly total: number;
  readonly back: number;
  readonly tax: number;
}): object {
  const full = moneyBag(total);
  const left = moneyBag(total - back);
  return {
    subtotalPriceSet: full,
    totalPriceSet: full,
    originalTotalPriceSet: full,
    totalReceivedSet: full,
    currentSubtotalPriceSet: left,
    currentTotalPriceSet: left,
    netPaymentSet: left,
    totalRefundedSet: moneyBag(back),
    totalTaxSet: moneyBag(tax),
    currentTotalTaxSet: moneyBag(tax),
    totalDiscountsSet: moneyBag(0),
    totalCashRoundingAdjustment: { paymentSet: moneyBag(0), refundSet: moneyBag(0) },
  };
}
