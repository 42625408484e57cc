import type { GeneratedStore, PlantedToken, StorePerson } from "../contract.ts";
import { gidOf, numberOf } from "./ids.ts";
import type { LiveStore } from "./live-store.ts";
import { eraseOwn, lastOrderMs, requestOf } from "./own-erasure.ts";
import type { PersonFacts } from "./plans.ts";
import { STAFF_COUNT } from "./records/staff.ts";
import { createSpots, tokensAt } from "./spots.ts";
import { findTokensLeft } from "./tokens-left.ts";

/** The ground truth of a store: who is in it and what was planted where. */
export function describeStore(store: LiveStore, shopId: string): GeneratedStore {
  const spots = createSpots(store);
  let people: readonly StorePerson[] | undefined;
  let tokens: readonly PlantedToken[] | undefined;
  const listed = (): readonly StorePerson[] => (people ??= listPeople(store));
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
    tokensLeft: (person, orders) =>
      findTokensLeft({
        store,
        tokens: tokensOf(person),
        spots: spots(person),
        orders: orders ?? requestedOrders(listed(), person),
      }),
    edit: store.change,
    eraseOwn: (erasure) => {
      eraseOwn(store, erasure);
    },
    requestOf: (customerGid) => requestOf(store, customerGid),
    lastOrderMs: (customerGid) => lastOrderMs(store, customerGid),
    get people() {
      return listed();
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

/** The orders the person's own request lists. */
function requestedOrders(people: readonly StorePerson[], person: string): readonly string[] {
  return people.find((one) => one.person === person)?.request.ordersRequested ?? [];
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
