import { gidOf } from "../ids.ts";
import { emailOf, phoneOf } from "../people.ts";
import type { SharedAddress } from "../plans.ts";
import { addDraft, addGiftCard, type HardSite } from "./extra-records.ts";
import { retold } from "./guests.ts";

/** People who are easily taken for one another, or for two. */
export function addIdentities(site: HardSite): void {
  addTwoEmails(site);
  addSharedPhone(site);
  addSameNameAndAddress(site);
  addNearMisses(site);
  addMergedAfter(site);
  addMergedBefore(site);
  addPhoneOnly(site);
}

/** The second address stands on an order of the same customer: other orders under it are only possible matches. */
function addTwoEmails({ shelf }: HardSite): void {
  const person = shelf.addPerson("two-emails");
  const email = emailOf(shelf.seed, person);
  const second = emailOf(shelf.seed, person, 1);
  const { index: customer } = shelf.addCustomer({ person, email });
  shelf.addOrder({ person, customer, email: retold(email) });
  shelf.addOrder({ person, customer, email: second }, 15);
  shelf.addOrder({ person, email: retold(second), frame: { onlyByDecision: true } }, 25);
}

function addSharedPhone({ shelf }: HardSite): void {
  const first = shelf.addPerson("shared-phone", "sv", { key: "shared-phone-a" });
  const other = shelf.addPerson("shared-phone", "sv", { key: "shared-phone-b" });
  const phone = retold(phoneOf(shelf.seed, first));
  for (const person of [first, other]) {
    const email = emailOf(shelf.seed, person);
    const { index: customer } = shelf.addCustomer({ person, email, phone });
    shelf.addOrder({ person, customer, email: retold(email), phone });
  }
  const guest = shelf.addPerson("shared-phone", "fi", { key: "shared-phone-guest" });
  const email = emailOf(shelf.seed, guest);
  shelf.addOrder({ person: guest, email, phone });
  shelf.ask({ person: guest, email: email.value });
}

function addSameNameAndAddress({ shelf }: HardSite): void {
  const shared: SharedAddress = {
    firstName: "Karin",
    lastName: "Öberg",
    address1: "Tvillinggatan 2",
    zip: "753 20",
  };
  for (const key of ["same-name-a", "same-name-b"]) {
    const person = shelf.addPerson("same-name-and-address", "sv", { key });
    const email = emailOf(shelf.seed, person);
    const { index: customer } = shelf.addCustomer({ person, email, shared });
    shelf.addOrder({ person, customer, email: retold(email), shared });
  }
}

/** Addresses that a tokenised search finds for one another. They carry no token: one lies inside the other. */
function addNearMisses({ shelf }: HardSite): void {
  for (const local of ["anna", "anna.b", "anna+b", "x.anna"]) {
    const person = shelf.addPerson("near-miss", "sv", { key: `near-miss-${local}` });
    const email = { value: `${local}@nara.example.test`, token: null };
    const { index: customer } = shelf.addCustomer({ person, email });
    shelf.addOrder({ person, customer, email });
    shelf.addOrder({ person, email: { value: `${local}@Nara.example.test`, token: null } }, 17);
  }
}

/** Merged after the installation: records still carry the id that went, and its address only possibly leads on. */
function addMergedAfter(site: HardSite): void {
  const { shelf } = site;
  const person = shelf.addPerson("merged-after-install");
  const email = emailOf(shelf.seed, person);
  const old = emailOf(shelf.seed, person, 1);
  const kept = shelf.addCustomer({ person, email });
  const gone = shelf.addCustomer({ person, state: "gone" });
  shelf.merges.push({
    keptCustomerId: gidOf("Customer", kept.index),
    mergedCustomerId: gidOf("Customer", gone.index),
  });
  shelf.addOrder({ person, customer: kept.index, email: retold(email) });
  shelf.addOrder({ person, customer: gone.index, email: old }, 22);
  shelf.addOrder({ person, email: retold(old), frame: { onlyByDecision: true } }, 31);
  addDraft(site, { person, customer: gone.index });
  addGiftCard(site, { person, customer: gone.index });
}

/** Merged before the installation: nobody told the app, the old address leads nowhere. */
function addMergedBefore({ shelf }: HardSite): void {
  const person = shelf.addPerson("merged-before-install", "en");
  const email = emailOf(shelf.seed, person);
  const { index: customer } = shelf.addCustomer({ person, email });
  shelf.addOrder({ person, customer, email: retold(email) });
  shelf.addOrder(
    { person, email: emailOf(shelf.seed, person, 1), frame: { reachable: false } },
    44,
  );
}

function addPhoneOnly({ shelf }: HardSite): void {
  const person = shelf.addPerson("phone-only", "fi");
  const phone = phoneOf(shelf.seed, person);
  const { index: customer } = shelf.addCustomer({ person, phone });
  shelf.addOrder({ person, customer, phone: retold(phone) });
}
