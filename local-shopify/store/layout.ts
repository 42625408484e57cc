import type { StoreOptions } from "../contract.ts";
import { layOutExtras } from "./extras.ts";
import { addHardPeople } from "./hard/people.ts";
import { createHardShelf, type HardShelf } from "./hard/shelf.ts";
import { ageOf, rollParts } from "./order-parts.ts";
import { createPerson, emailOf, phoneOf } from "./people.ts";
import type {
  CheckoutPlan,
  CommentPlan,
  CompanyPlan,
  CustomerPlan,
  DraftPlan,
  GiftCardPlan,
  MergePlan,
  OrderPlan,
  PaymentMethodPlan,
  PersonFacts,
  StoreCreditPlan,
} from "./plans.ts";
import { mix, oneIn } from "./prng.ts";

const DAY_MS = 86_400_000;

/** Records few enough to be planned one by one when the store is generated. */
export type Extras = {
  readonly drafts: DraftPlan[];
  readonly checkouts: CheckoutPlan[];
  readonly giftCards: GiftCardPlan[];
  readonly comments: CommentPlan[];
  readonly storeCredits: StoreCreditPlan[];
  readonly paymentMethods: PaymentMethodPlan[];
  readonly companies: CompanyPlan[];
};

/** The plan of a store: who there is and which records exist. Fields are made when a record is read. */
export type StoreLayout = {
  readonly options: StoreOptions;
  readonly startMs: number;
  readonly customerCount: number;
  readonly orderCount: number;
  readonly extras: Extras;
  readonly merges: readonly MergePlan[];
  readonly hard: HardShelf;
  /** Ordinary people and those with a set number of orders; the hard ones are on the shelf. */
  readonly plainPeople: number;
  readonly person: (number: number) => PersonFacts;
  readonly customer: (index: number) => CustomerPlan | undefined;
  readonly order: (index: number) => OrderPlan | undefined;
  readonly orderCreatedAt: (index: number) => number;
  /** The customer an order carries, without making its plan. */
  readonly buyerOf: (index: number) => number | null;
  readonly ordersOfCustomer: (customer: number) => readonly number[];
  readonly ofCustomer: (
    kind: "storeCredits" | "paymentMethods",
    customer: number,
  ) => readonly number[];
};

type Run = { readonly customer: number; readonly start: number; readonly count: number };

/** Lays out a store in one pass over its orders; 10,000 take some tens of milliseconds. */
export function layOutStore(options: StoreOptions, startMs: number): StoreLayout {
  const { seed } = options;
  const runs = layOutRuns(options);
  const plainPeople = options.customers + runs.length;
  const plainOrders = options.orders + runs.reduce((sum, run) => sum + run.count, 0);
  const buyers = assignBuyers(options, runs, plainOrders);
  const hard = createHardShelf({ seed, startMs, people: plainPeople, orders: plainOrders });
  const person = (number: number): PersonFacts =>
    hard.people[number - plainPeople] ?? createPerson({ seed, number, key: `p${String(number)}` });
  const ages = new Float64Array(plainOrders);
  fillAges(ages, options, runs);
  const extras = layOutExtras({ seed, startMs, plainPeople, customers: options.customers, person });
  if (options.hardPeople) addHardPeople({ shelf: hard, extras });
  const byCustomer = groupByCustomer(buyers, hard);
  const owners = {
    storeCredits: groupExtras(extras.storeCredits),
    paymentMethods: groupExtras(extras.paymentMethods),
  };
  const customer = (index: number): CustomerPlan | undefined =>
    index < plainPeople
      ? plainCustomer({ seed, startMs, index, person })
      : hard.customers[index - plainPeople];
  return {
    options,
    startMs,
    extras,
    hard,
    plainPeople,
    person,
    customer,
    merges: hard.merges,
    customerCount: plainPeople + hard.customers.length,
    orderCount: plainOrders + hard.orders.length,
    order: (index) => {
      if (index >= plainOrders) return hard.orders[index - plainOrders];
      const buyer = buyers[index];
      const owner = buyer === undefined ? undefined : customer(buyer);
      return owner && plainOrder({ seed, index, owner, createdAt: startMs - (ages[index] ?? 0) });
    },
    orderCreatedAt: (index) =>
      index < plainOrders
        ? startMs - (ages[index] ?? 0)
        : (hard.orders[index - plainOrders]?.createdAt ?? 0),
    buyerOf: (index) =>
      (index < plainOrders ? buyers[index] : hard.orders[index - plainOrders]?.customer) ?? null,
    ordersOfCustomer: (index) => byCustomer.get(index) ?? [],
    ofCustomer: (kind, index) => owners[kind].get(index) ?? [],
  };
}

function layOutRuns(options: StoreOptions): readonly Run[] {
  let start = options.orders;
  return (options.peopleWithOrders ?? []).map((count, at) => {
    const run = { customer: options.customers + at, start, count };
    start += count;
    return run;
  });
}

function assignBuyers(options: StoreOptions, runs: readonly Run[], total: number): Int32Array {
  const buyers = new Int32Array(total);
  for (let index = 0; index < options.orders; index += 1) {
    buyers[index] = mix(options.seed, index, 7) % Math.max(1, options.customers);
  }
  for (const run of runs) buyers.fill(run.customer, run.start, run.start + run.count);
  return buyers;
}

function fillAges(ages: Float64Array, options: StoreOptions, runs: readonly Run[]): void {
  const spread = (start: number, count: number): void => {
    for (let at = 0; at < count; at += 1)
      ages[start + at] = ageOf(at, count, mix(options.seed, start + at, 8));
  };
  spread(0, options.orders);
  for (const run of runs) spread(run.start, run.count);
}

function groupByCustomer(
  buyers: Int32Array,
  hard: HardShelf,
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  const put = (customer: number, order: number): void => {
    const group = groups.get(customer);
    if (group) group.push(order);
    else groups.set(customer, [order]);
  };
  buyers.forEach((customer, order) => {
    put(customer, order);
  });
  for (const order of hard.orders) if (order.customer !== null) put(order.customer, order.index);
  return groups;
}

function groupExtras(plans: readonly { readonly customer: number; readonly index: number }[]) {
  const groups = new Map<number, number[]>();
  for (const plan of plans)
    groups.set(plan.customer, [...(groups.get(plan.customer) ?? []), plan.index]);
  return groups;
}

function plainCustomer(given: {
  readonly seed: number;
  readonly startMs: number;
  readonly index: number;
  readonly person: (number: number) => PersonFacts;
}): CustomerPlan {
  const { seed, index } = given;
  const person = given.person(index);
  return {
    index,
    person,
    createdAt: given.startMs - (30 + (mix(seed, index, 20) % 1800)) * DAY_MS,
    frame: {},
    email: emailOf(seed, person),
    phone: oneIn(2, mix(seed, index, 21)) ? phoneOf(seed, person) : null,
    shared: null,
    state: "present",
    full: false,
    company: null,
  };
}

function plainOrder(given: {
  readonly seed: number;
  readonly index: number;
  readonly owner: CustomerPlan;
  readonly createdAt: number;
}): OrderPlan {
  const { seed, index, owner, createdAt } = given;
  return {
    index,
    person: owner.person,
    createdAt,
    frame: {},
    customer: owner.index,
    email: owner.email && { value: owner.email.value, token: null },
    phone: owner.phone && { value: owner.phone.value, token: null },
    shared: null,
    parts: rollParts(seed, index),
    company: null,
  };
}
