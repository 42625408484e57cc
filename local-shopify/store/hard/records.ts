import { ALL_PARTS, rollParts } from "../order-parts.ts";
import { emailOf, phoneOf } from "../people.ts";
import type { CustomerPlan, PersonFacts } from "../plans.ts";
import type { LocaleCode } from "../words/locales.ts";
import {
  addCheckout,
  addComment,
  addCompany,
  addDraft,
  addGiftCard,
  addMoneyRecords,
  type HardSite,
} from "./extra-records.ts";
import { retold } from "./guests.ts";

/** People whose data lies in places that are easily forgotten, or is too much for one page. */
export function addRecordPeople(site: HardSite): void {
  addEverything(site, "everything", "sv");
  addEverything(site, "arabic-name", "ar");
  addDecomposedName(site);
  addOldOrders(site);
  addManyOrders(site);
  addCompanyContact(site);
  addDraftsAndCheckouts(site);
  addGiftCards(site);
}

function addPlainCustomer({ shelf }: HardSite, person: PersonFacts): CustomerPlan {
  return shelf.addCustomer({
    person,
    email: emailOf(shelf.seed, person),
    phone: phoneOf(shelf.seed, person),
  });
}

/** One of each record, every field filled. */
function addEverything(site: HardSite, key: string, locale: LocaleCode): void {
  const { shelf } = site;
  const person = shelf.addPerson(key, locale);
  const customer = addPlainCustomer(site, person);
  const email = customer.email && retold(customer.email);
  const phone = customer.phone && retold(customer.phone);
  shelf.addOrder({ person, customer: customer.index, email, phone });
  shelf.addOrder({ person, customer: customer.index, email, phone }, 500);
  addDraft(site, { person, customer: customer.index, email });
  addCheckout(site, { person, customer: customer.index });
  addGiftCard(site, { person, customer: customer.index });
  addComment(site, person, false);
  addMoneyRecords(site, customer);
}

/** The name is spelled with combining marks, as some keyboards write it. */
function addDecomposedName(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("decomposed-name", "sv", {
    given: "Åsa-Märta".normalize("NFD"),
    family: "Öström".normalize("NFD"),
  });
  const customer = addPlainCustomer(site, person);
  shelf.addOrder({
    person,
    customer: customer.index,
    email: customer.email && retold(customer.email),
  });
}

/** Orders of years ago, and nothing of late. */
function addOldOrders(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("old-orders", "de");
  const customer = addPlainCustomer(site, person);
  const email = customer.email && retold(customer.email);
  for (const daysOld of [61, 400, 1500, 2900]) {
    shelf.addOrder({ person, customer: customer.index, email }, daysOld);
  }
}

/** More orders than a page holds, and one with more lines than a nested page. */
function addManyOrders(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("many-orders");
  const customer = addPlainCustomer(site, person);
  const email = customer.email && retold(customer.email);
  shelf.addOrder({ person, customer: customer.index, email, parts: { ...ALL_PARTS, lines: 130 } });
  for (let at = 0; at < 260; at += 1) {
    const parts = rollParts(shelf.seed, 7_000_000 + at);
    shelf.addOrder({ person, customer: customer.index, email, parts }, 1 + (at % 57));
  }
}

function addCompanyContact(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("company-contact");
  const company = site.extras.companies.length;
  const customer = shelf.addCustomer({ person, email: emailOf(shelf.seed, person), company });
  addCompany(site, person, customer.index);
  shelf.addOrder({
    person,
    company,
    customer: customer.index,
    email: customer.email && retold(customer.email),
  });
}

/** Drafts by customer and by e-mail, a checkout of theirs and one nobody can tie to anybody. */
function addDraftsAndCheckouts(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("drafts-and-checkouts");
  const customer = addPlainCustomer(site, person);
  addDraft(site, { person, customer: customer.index });
  addDraft(site, { person, email: customer.email && retold(customer.email), bare: true });
  addCheckout(site, { person, customer: customer.index });
  addCheckout(site, { person, frame: { reachable: false } });
}

/** A gift from one to the other: each has their half of the card. */
function addGiftCards(site: HardSite): void {
  const { shelf } = site;
  const giver = shelf.addPerson("gift-giver", "en");
  const receiver = shelf.addPerson("gift-recipient");
  const from = addPlainCustomer(site, giver);
  const to = addPlainCustomer(site, receiver);
  const recipient = { person: receiver, customer: to.index };
  addGiftCard(site, { person: giver, customer: from.index, recipient });
  addGiftCard(site, { person: receiver, customer: to.index });
}
