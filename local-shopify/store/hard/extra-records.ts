import type { Extras } from "../layout.ts";
import { emailOf } from "../people.ts";
import type { CheckoutPlan, CustomerPlan, DraftPlan, GiftCardPlan, PersonFacts } from "../plans.ts";
import type { HardShelf } from "./shelf.ts";

const DAY_MS = 86_400_000;

/** Where hard people are put together: the shelf of customers and orders, and the store's other records. */
export type HardSite = { readonly shelf: HardShelf; readonly extras: Extras };

function planned({ shelf }: HardSite, person: PersonFacts, list: readonly unknown[]) {
  return { index: list.length, person, createdAt: shelf.startMs - 12 * DAY_MS, frame: {} };
}

export function addDraft(
  site: HardSite,
  plan: Partial<DraftPlan> & Pick<DraftPlan, "person">,
): void {
  const { drafts } = site.extras;
  drafts.push({
    ...planned(site, plan.person, drafts),
    customer: null,
    email: null,
    bare: false,
    ...plan,
  });
}

export function addCheckout(
  site: HardSite,
  plan: Partial<CheckoutPlan> & Pick<CheckoutPlan, "person">,
): void {
  const { checkouts } = site.extras;
  checkouts.push({ ...planned(site, plan.person, checkouts), customer: null, ...plan });
}

export function addGiftCard(
  site: HardSite,
  plan: Partial<GiftCardPlan> & Pick<GiftCardPlan, "person">,
): void {
  const { giftCards } = site.extras;
  giftCards.push({
    ...planned(site, plan.person, giftCards),
    customer: null,
    recipient: null,
    ...plan,
  });
}

/** A blog comment under the person's first e-mail; `told` when no other record tells that e-mail's token. */
export function addComment(site: HardSite, person: PersonFacts, told: boolean): void {
  const { comments } = site.extras;
  const email = emailOf(site.shelf.seed, person);
  comments.push({
    ...planned(site, person, comments),
    email: told ? email : { value: email.value, token: null },
  });
}

/** Store credit and a kept card of a customer. */
export function addMoneyRecords(site: HardSite, customer: CustomerPlan): void {
  const { storeCredits, paymentMethods } = site.extras;
  const { person, index } = customer;
  storeCredits.push({ ...planned(site, person, storeCredits), customer: index });
  paymentMethods.push({ ...planned(site, person, paymentMethods), customer: index });
}

/** A company whose only contact is the customer; gives its index. */
export function addCompany(site: HardSite, person: PersonFacts, customer: number): number {
  const { companies } = site.extras;
  const made = { ...planned(site, person, companies), customer, name: "Fjällinredning AB" };
  companies.push(made);
  return made.index;
}
