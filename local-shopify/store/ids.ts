/** Where each kind of record's numbers begin, as Shopify's are wide apart. */
const FIRST_NUMBER = {
  Customer: 7_100_000_000_000,
  Order: 5_400_000_000_000,
  DraftOrder: 1_050_000_000_000,
  AbandonedCheckout: 3_300_000_000_000,
  GiftCard: 6_200_000_000_000,
  Comment: 1_900_000_000_000,
  Company: 2_100_000_000_000,
  CompanyContact: 2_200_000_000_000,
  CompanyLocation: 2_300_000_000_000,
  StoreCreditAccount: 2_400_000_000_000,
  StaffMember: 1_100_000_000_000,
  Article: 1_200_000_000_000,
  CustomerPaymentMethod: 1_300_000_000_000,
} as const;

export type NumberedType = keyof typeof FIRST_NUMBER;

const STEP = 3;
/** Put before the 13 digits it makes an 18-digit id: above 2^53, where neighbours read as the same double. */
const LARGE = "90071";

/** The decimal id of record `index`: every seventh is above 2^53. */
export function numberOf(type: NumberedType, index: number): string {
  const plain = plainNumberOf(type, index);
  return index % 7 === 3 ? LARGE + plain : plain;
}

/** The 13 digits without the prefix; ids of parts (line items, transactions) are built on them. */
export function plainNumberOf(type: NumberedType, index: number): string {
  return String(FIRST_NUMBER[type] + index * STEP);
}

/** The gid of record `index`. */
export function gidOf(type: NumberedType, index: number): string {
  return `gid://shopify/${type}/${numberOf(type, index)}`;
}

/** The gid of a part of record `index`: `slot` counts the parts of that type, below 1,000. */
export function partGid(
  type: string,
  owner: NumberedType,
  at: readonly [index: number, slot: number],
): string {
  return `gid://shopify/${type}/${plainNumberOf(owner, at[0])}${String(at[1]).padStart(3, "0")}`;
}

/** Reads a decimal id back to its index, or undefined when it is not one of ours. */
export function indexOfNumber(type: NumberedType, number: string): number | undefined {
  if (!/^\d{13}$|^90071\d{13}$/u.test(number)) return undefined;
  const index = (Number(number.slice(-13)) - FIRST_NUMBER[type]) / STEP;
  return Number.isInteger(index) && index >= 0 && numberOf(type, index) === number
    ? index
    : undefined;
}

/** The index of the record a part's number was built on (its 13 digits and three of the slot), or undefined. */
export function indexOfPart(owner: NumberedType, number: string): number | undefined {
  if (!/^\d{16}$/u.test(number)) return undefined;
  const index = (Number(number.slice(0, 13)) - FIRST_NUMBER[owner]) / STEP;
  return Number.isInteger(index) && index >= 0 ? index : undefined;
}

/** `{type, number}` of a gid, or undefined when it is not one. Parameters after `?` are dropped. */
export function parseGid(
  gid: string,
): { readonly type: string; readonly number: string } | undefined {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([\w-]+)(?:\?.*)?$/u.exec(gid);
  const [, type, number] = match ?? [];
  return type !== undefined && number !== undefined ? { type, number } : undefined;
}
