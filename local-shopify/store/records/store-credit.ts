import { gidOf, partGid } from "../ids.ts";
import { link, part } from "../parts.ts";
import type { RecordBuilder } from "../source.ts";
import { moment, moneyV2 } from "./money.ts";

/** Store credit with one credit and one debit. The type holds no text: there is nothing to plant. */
export const buildStoreCredit: RecordBuilder = (source, index) => {
  const plan = source.layout.extras.storeCredits[index];
  if (plan === undefined) return undefined;
  const account = link(() => source.record("StoreCreditAccount", index));
  const entry = (typename: string, slot: number, minor: number): object => ({
    __typename: typename,
    id: partGid(typename, "StoreCreditAccount", [index, slot]),
    account,
    amount: moneyV2(minor),
    balanceAfterTransaction: moneyV2(slot === 0 ? 20_000 : 15_000),
    createdAt: moment(plan.createdAt + slot * 86_400_000),
    event: slot === 0 ? "ADJUSTMENT" : "ORDER_PAYMENT",
    origin: null,
    expiresAt: null,
    remainingAmount: moneyV2(15_000),
  });
  return {
    __typename: "StoreCreditAccount",
    id: gidOf("StoreCreditAccount", index),
    balance: moneyV2(15_000),
    owner: link(() => source.record("Customer", plan.customer)),
    transactions: part(() => [
      entry("StoreCreditAccountCreditTransaction", 0, 20_000),
      entry("StoreCreditAccountDebitTransaction", 1, -5_000),
    ]),
  };
};
