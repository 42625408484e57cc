import type { Extras } from "./layout.ts";
import { emailOf } from "./people.ts";
import type { PersonFacts } from "./plans.ts";
import { mix, oneIn } from "./prng.ts";

const DAY_MS = 86_400_000;

export type ExtrasSeed = {
  readonly seed: number;
  readonly startMs: number;
  readonly plainPeople: number;
  readonly customers: number;
  readonly person: (number: number) => PersonFacts;
};

/** Drafts, checkouts, gift cards and the like of ordinary people: each has a few, by the dice. */
export function layOutExtras(given: ExtrasSeed): Extras {
  const extras: Extras = {
    drafts: [],
    checkouts: [],
    giftCards: [],
    comments: [],
    storeCredits: [],
    paymentMethods: [],
    companies: [],
  };
  for (let customer = 0; customer < given.plainPeople; customer += 1)
    addExtrasOf(given, customer, extras);
  return extras;
}

function addExtrasOf(
  { seed, startMs, customers, person: get }: ExtrasSeed,
  customer: number,
  extras: Extras,
): void {
  const dice = (salt: number): number => mix(seed, customer, 200 + salt);
  const createdAt = startMs - (1 + (dice(0) % 50)) * DAY_MS;
  let made: PersonFacts | undefined;
  const base = (list: readonly unknown[]) => {
    made ??= get(customer);
    return { index: list.length, person: made, createdAt, frame: {}, customer };
  };
  if (oneIn(6, dice(1)))
    extras.drafts.push({ ...base(extras.drafts), email: null, bare: oneIn(3, dice(2)) });
  if (oneIn(6, dice(3))) extras.checkouts.push(base(extras.checkouts));
  if (oneIn(9, dice(4))) {
    const other = (customer * 7 + 1) % Math.max(1, customers);
    const recipient =
      other === customer || oneIn(2, dice(5)) ? null : { person: get(other), customer: other };
    extras.giftCards.push({ ...base(extras.giftCards), recipient });
  }
  if (oneIn(12, dice(6))) {
    const { person, ...rest } = base(extras.comments);
    extras.comments.push({
      index: rest.index,
      person,
      createdAt,
      frame: {},
      email: { value: emailOf(seed, person).value, token: null },
    });
  }
  if (oneIn(9, dice(7))) extras.storeCredits.push(base(extras.storeCredits));
  if (oneIn(10, dice(8))) extras.paymentMethods.push(base(extras.paymentMethods));
}
