import { emailOf } from "../people.ts";
import type { Contact } from "../plans.ts";
import { addComment, addDraft, type HardSite } from "./extra-records.ts";

/** The same address without its token: it is told on the record that carried it first. */
export function retold(contact: Contact): Contact {
  return { value: contact.value, token: null };
}

/** People without a customer record, or whose record is gone. */
export function addGuests(site: HardSite): void {
  addGuestByEmail(site);
  addGuestWithListedOrder(site);
  addDeletedCustomer(site);
  addDraftGuest(site);
  addCommenter(site);
}

/** Two orders under one address, once written in capitals. */
function addGuestByEmail({ shelf }: HardSite): void {
  const person = shelf.addPerson("guest-by-email");
  const email = emailOf(shelf.seed, person);
  shelf.addOrder({ person, email });
  shelf.addOrder({ person, email: { value: email.value.toUpperCase(), token: null } }, 20);
  shelf.ask({ person, email: email.value });
}

/** The request lists an order that was placed under another address. */
function addGuestWithListedOrder({ shelf }: HardSite): void {
  const person = shelf.addPerson("guest-listed-order", "fi");
  const email = emailOf(shelf.seed, person);
  shelf.addOrder({ person, email });
  const listed = shelf.addOrder({ person, email: emailOf(shelf.seed, person, 1) }, 33);
  shelf.ask({ person, email: email.value, orders: [listed.index] });
}

/** The customer record was deleted; the orders still stand, by e-mail only. */
function addDeletedCustomer({ shelf }: HardSite): void {
  const person = shelf.addPerson("deleted-customer", "de");
  const email = emailOf(shelf.seed, person);
  const gone = shelf.addCustomer({ person, state: "gone" });
  const first = shelf.addOrder({ person, email });
  shelf.addOrder({ person, email: retold(email) }, 41);
  shelf.ask({ person, customer: gone.index, email: email.value, orders: [first.index] });
}

/** Only a draft, with nothing but note, attribute and e-mail. */
function addDraftGuest(site: HardSite): void {
  const person = site.shelf.addPerson("draft-by-email", "en");
  const email = emailOf(site.shelf.seed, person);
  addDraft(site, { person, email, bare: true });
  site.shelf.ask({ person, email: email.value });
}

/** Only comments on the blog. */
function addCommenter(site: HardSite): void {
  const person = site.shelf.addPerson("blog-commenter");
  addComment(site, person, true);
  addComment(site, person, false);
  site.shelf.ask({ person, email: emailOf(site.shelf.seed, person).value });
}
