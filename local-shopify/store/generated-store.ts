import type { GeneratedStore, PlantedToken, StorePerson } from "../contract.ts";
import { BUILDERS } from "./builders.ts";
import { gidOf, numberOf, type NumberedType } from "./ids.ts";
import type { LiveStore } from "./live-store.ts";
import { buildAllParts } from "./parts.ts";
import type { PersonFacts } from "./plans.ts";
import { STAFF_COUNT } from "./records/staff.ts";

type Spot = readonly [type: NumberedType, index: number];

/** The ground truth of a store: who is in it and what was planted where. */
export function describeStore(store: LiveStore, shopId: string): GeneratedStore {
  const spots = createSpots(store);
  let people: readonly StorePerson[] | undefined;
  let tokens: readonly PlantedToken[] | undefined;
  const tokensOf = (person: string): readonly PlantedToken[] => {
    const found = new Map<string, PlantedToken>();
    for (const spot of spots(person)) {
      for (const token of tokensAt(store, spot)) {
        if (token.person === person) found.set(token.token, found.get(token.token) ?? token);
      }
    }
    return [...found.values()];
  };
  return {
    shop: store.shop,
    shopId,
    merges: store.layout.merges,
    tokensOf,
    get people() {
      people ??= listPeople(store);
      return people;
    },
    get tokens() {
      tokens ??= [
        ...this.people.flatMap((person) => tokensOf(person.person)),
        ...Array.from({ length: STAFF_COUNT }, (_, index) =>
          tokensAt(store, ["StaffMember", index]),
        ).flat(),
      ];
      return tokens;
    },
  };
}

/** Every token planted in one record. */
function tokensAt(store: LiveStore, [type, index]: Spot): readonly PlantedToken[] {
  const tokens: PlantedToken[] = [];
  buildAllParts(BUILDERS[type]?.(store, index, (token) => tokens.push(token)));
  return tokens;
}

function listPeople(store: LiveStore): readonly StorePerson[] {
  const { layout } = store;
  const plain = Array.from({ length: layout.plainPeople }, (_, number) =>
    plainPerson(store, layout.person(number)),
  );
  return [...plain, ...layout.hard.people.flatMap((person) => hardPerson(store, person))];
}

function plainPerson(store: LiveStore, person: PersonFacts): StorePerson {
  const plan = store.layout.customer(person.number);
  const orders = store.layout.ordersOfCustomer(person.number);
  const customerId = gidOf("Customer", person.number);
  const email = plan?.email?.value ?? null;
  const phone = plan?.phone?.value ?? null;
  return {
    person: person.key,
    hard: null,
    customerId,
    email,
    phone,
    orderCount: orders.length,
    request: {
      customerId: numberOf("Customer", person.number),
      email,
      phone,
      get ordersRequested() {
        return orders.map((order) => numberOf("Order", order));
      },
    },
  };
}

function hardPerson(store: LiveStore, person: PersonFacts): readonly StorePerson[] {
  const { hard } = store.layout;
  const asked = hard.requests.get(person.key);
  if (asked === undefined) return [];
  const record = hard.customers.find((plan) => plan.person === person && plan.state === "present");
  return [
    {
      person: person.key,
      hard: person.hard,
      customerId: record ? gidOf("Customer", record.index) : null,
      email: asked.email,
      phone: asked.phone,
      orderCount: hard.orders.filter((order) => order.person === person).length,
      request: {
        customerId: asked.customer === null ? null : numberOf("Customer", asked.customer),
        email: asked.email,
        phone: asked.phone,
        ordersRequested: asked.orders.map((order) => numberOf("Order", order)),
      },
    },
  ];
}

/** For each person the records that may carry their tokens. */
function createSpots(store: LiveStore): (person: string) => readonly Spot[] {
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
