import { emailOf } from "../people.ts";
import type { HardShelf } from "./shelf.ts";

/** Writes an address the way a hurried shopper does. Mail systems treat it as the same. */
export function shout(email: string): string {
  return email.toUpperCase();
}

/** Guests: orders without a customer record, known by e-mail only. */
export function addGuests(shelf: HardShelf): void {
  addGuestByEmail(shelf);
}

function addGuestByEmail(shelf: HardShelf): void {
  const person = shelf.addPerson("guest-by-email");
  const email = emailOf(shelf.seed, person);
  shelf.addOrder({ person, email });
  const second = { value: shout(email.value), token: null };
  shelf.addOrder({ person, email: second }, 20);
  shelf.requests.set(person.key, {
    person,
    customer: null,
    email: email.value,
    phone: null,
    orders: [],
  });
}
