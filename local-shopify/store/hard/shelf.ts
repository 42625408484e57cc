import { createPerson } from "../people.ts";
import type { CustomerPlan, MergePlan, OrderPlan, PersonFacts } from "../plans.ts";
import type { LocaleCode } from "../words/locales.ts";
import { ALL_PARTS } from "../order-parts.ts";

const DAY_MS = 86_400_000;

/** What Shopify would write into the request of a hard person, where it is not simply their customer record. */
export type RequestPlan = {
  readonly person: PersonFacts;
  readonly customer: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly orders: readonly number[];
};

type More = Partial<Pick<PersonFacts, "key" | "given" | "family">>;

/** The hard people as they are put together: each call adds one record and returns its plan. */
export type HardShelf = {
  readonly seed: number;
  readonly startMs: number;
  readonly people: PersonFacts[];
  readonly customers: CustomerPlan[];
  readonly orders: OrderPlan[];
  readonly merges: MergePlan[];
  readonly requests: Map<string, RequestPlan>;
  /** `more.key` tells people of one kind apart; it is the kind itself by default. */
  readonly addPerson: (hard: string, locale?: LocaleCode, more?: More) => PersonFacts;
  readonly ask: (request: Partial<RequestPlan> & Pick<RequestPlan, "person">) => void;
  readonly addCustomer: (
    plan: Partial<CustomerPlan> & Pick<CustomerPlan, "person">,
  ) => CustomerPlan;
  /** `daysOld` counts back from the clock's start. */
  readonly addOrder: (
    plan: Partial<OrderPlan> & Pick<OrderPlan, "person">,
    daysOld?: number,
  ) => OrderPlan;
};

export type ShelfSeed = {
  readonly seed: number;
  readonly startMs: number;
  /** How many people and orders come before the first hard one. */
  readonly people: number;
  readonly orders: number;
};

/** An empty shelf whose indexes go on after the ordinary records. */
export function createHardShelf(first: ShelfSeed): HardShelf {
  const { seed, startMs } = first;
  const people: PersonFacts[] = [];
  const customers: CustomerPlan[] = [];
  const orders: OrderPlan[] = [];
  const requests = new Map<string, RequestPlan>();
  return {
    seed,
    startMs,
    people,
    customers,
    orders,
    merges: [],
    requests,
    ask: (request) => {
      requests.set(request.person.key, { ...EMPTY_REQUEST, ...request });
    },
    addPerson: (hard, locale = "sv", more = {}) => {
      const number = first.people + people.length;
      const person = { ...createPerson({ seed, number, key: hard, hard, locale }), ...more };
      people.push(person);
      return person;
    },
    addCustomer: (plan) => {
      const made: CustomerPlan = {
        ...EMPTY_CUSTOMER,
        createdAt: startMs - 400 * DAY_MS,
        ...plan,
        index: first.people + customers.length,
      };
      customers.push(made);
      return made;
    },
    addOrder: (plan, daysOld = 9) => {
      const made: OrderPlan = {
        ...EMPTY_ORDER,
        createdAt: startMs - daysOld * DAY_MS,
        ...plan,
        index: first.orders + orders.length,
      };
      orders.push(made);
      return made;
    },
  };
}

const EMPTY_REQUEST = { customer: null, email: null, phone: null, orders: [] } as const;

const EMPTY_CUSTOMER = {
  frame: {},
  email: null,
  phone: null,
  shared: null,
  state: "present",
  full: true,
  company: null,
} as const;

const EMPTY_ORDER = {
  frame: {},
  customer: null,
  email: null,
  phone: null,
  shared: null,
  parts: ALL_PARTS,
  company: null,
} as const;
