import type { PlantedToken } from "../contract.ts";
import { BUILDERS } from "./builders.ts";
import type { NumberedType } from "./ids.ts";
import type { LiveStore } from "./live-store.ts";
import { buildAllParts } from "./parts.ts";
import type { PersonFacts } from "./plans.ts";

/** A place in the store where a record was generated. */
export type Spot = readonly [type: NumberedType, index: number];

/** Every token planted in one record. */
export function tokensAt(store: LiveStore, [type, index]: Spot): readonly PlantedToken[] {
  const tokens: PlantedToken[] = [];
  buildAllParts(BUILDERS[type]?.(store, index, (token) => tokens.push(token)));
  return tokens;
}

/** For each person the records that may carry their tokens. */
export function createSpots(store: LiveStore): (person: string) => readonly Spot[] {
  let byPerson: Map<string, Spot[]> | undefined;
  return (key) => {
    byPerson ??= groupSpots(store);
    const plain = /^p(\d+)$/u.exec(key)?.[1];
    const own = byPerson.get(key) ?? [];
    if (plain === undefined) return own;
    const customer = Number(plain);
    const orders = store.layout.ordersOfCustomer(customer).map((order): Spot => ["Order", order]);
    return [["Customer", customer], ...orders, ...own];
  };
}

function groupSpots(store: LiveStore): Map<string, Spot[]> {
  const groups = new Map<string, Spot[]>();
  const put = (person: PersonFacts, spot: Spot): void => {
    const group = groups.get(person.key);
    if (group) group.push(spot);
    else groups.set(person.key, [spot]);
  };
  const { hard, extras } = store.layout;
  const lists = [
    ["Customer", hard.customers],
    ["Order", hard.orders],
    ["DraftOrder", extras.drafts],
    ["AbandonedCheckout", extras.checkouts],
    ["Comment", extras.comments],
    ["StoreCreditAccount", extras.storeCredits],
    ["CustomerPaymentMethod", extras.paymentMethods],
    ["CompanyContact", extras.companies],
    ["CompanyLocation", extras.companies],
    ["GiftCard", extras.giftCards],
  ] as const;
  for (const [type, plans] of lists)
    for (const { person, index } of plans) put(person, [type, index]);
  for (const { recipient, index } of extras.giftCards) {
    if (recipient) put(recipient.person, ["GiftCard", index]);
  }
  return groups;
}
