import type { HardSite } from "./extra-records.ts";
import { addGuests } from "./guests.ts";
import { addIdentities } from "./identities.ts";
import { addRecordPeople } from "./records.ts";

/** Adds every kind of person that access answers tend to get wrong. */
export function addHardPeople(site: HardSite): void {
  addGuests(site);
  addIdentities(site);
  addRecordPeople(site);
  askForTheRest(site);
}

/** Whoever has a customer record is asked about by it, with all orders it carries. */
function askForTheRest({ shelf }: HardSite): void {
  for (const person of shelf.people) {
    const own = shelf.customers.find((plan) => plan.person === person && plan.state === "present");
    if (!own || shelf.requests.has(person.key)) continue;
    shelf.ask({
      person,
      customer: own.index,
      email: own.email?.value ?? null,
      phone: own.phone?.value ?? null,
      orders: shelf.orders
        .filter(({ customer }) => customer === own.index)
        .map(({ index }) => index),
    });
  }
}
