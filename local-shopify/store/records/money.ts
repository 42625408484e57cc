/** The generated shops' currency. */
export const CURRENCY = "SEK";

/** Öre to a decimal string. */
export function decimal(minor: number): string {
  return (minor / 100).toFixed(2);
}

export function moneyV2(minor: number): { readonly amount: string; readonly currencyCode: string } {
  return { amount: (minor / 100).toFixed(minor % 10 === 0 ? 1 : 2), currencyCode: CURRENCY };
}

/** A MoneyBag with the same amount in both currencies. */
export function moneyBag(minor: number): object {
  return { shopMoney: moneyV2(minor), presentmentMoney: moneyV2(minor) };
}

/** An ISO 8601 moment as Shopify writes it: whole seconds, UTC. */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
