import { type GraphQLOutputType, getNullableType, isListType, isNonNullType } from "graphql";
import { decimal, moneyBag, moneyV2 } from "../store/records/money.ts";

const NEUTRAL: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Int: 0,
  Float: 0,
  UnsignedInt64: "0",
  BigInt: "0",
  Decimal: "0.0",
  Money: decimal(0),
  MoneyV2: moneyV2(0),
  MoneyBag: moneyBag(0),
  Count: { count: 0, precision: "EXACT" },
};

/**
 * What a field answers that this stand-in does not model: null where allowed;
 * for bookkeeping that may not be null a plain zero, `false` or empty list.
 * Anything else stays undefined, so that GraphQL fails loudly: nothing about a
 * person is ever invented.
 */
export function neutralValue(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) return [];
  const name = String(inner);
  return name.endsWith("Connection") ? [] : NEUTRAL[name];
}
