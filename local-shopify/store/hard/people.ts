import type { Extras } from "../layout.ts";
import { addGuests } from "./guests.ts";
import type { HardShelf } from "./shelf.ts";

/** Adds every kind of person that access answers tend to get wrong. */
export function addHardPeople(shelf: HardShelf, _extras: Extras): void {
  addGuests(shelf);
}
