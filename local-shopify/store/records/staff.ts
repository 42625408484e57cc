import { gidOf } from "../ids.ts";
import { createPlant } from "../plant.ts";
import { pick } from "../prng.ts";
import type { RecordBuilder, RecordSource } from "../source.ts";
import { wordsOf } from "../words/locales.ts";

/** How many people work in every generated shop. */
export const STAFF_COUNT = 3;

/** The key under which a staff member's tokens are listed: they are nobody's shopper data. */
export function staffKey(index: number): string {
  return `staff-${String(index)}`;
}

/** A staff member; name and e-mail carry tokens of their own. */
export const buildStaff: RecordBuilder = (source, index, sink) => {
  if (index >= STAFF_COUNT) return undefined;
  const id = gidOf("StaffMember", index);
  const plant = createPlant({
    seed: source.seed,
    kind: "staff",
    index,
    sink,
    frame: {
      person: staffKey(index),
      recordId: id,
      scope: "read_users",
      needsAllOrders: false,
      reachable: true,
      onlyByDecision: false,
    },
  });
  const firstName = pick(wordsOf("sv").givenNames, index + 5);
  const lastName = `Personal ${plant.name("StaffMember.lastName")}`;
  return {
    __typename: "StaffMember",
    id,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    email: `${plant.word("StaffMember.email")}@staff.example.test`,
    phone: null,
    active: true,
    exists: true,
    isShopOwner: index === 0,
    accountType: "REGULAR",
    initials: [firstName.charAt(0), "P"],
    locale: "sv",
    avatar: { __typename: "Image", id: null, url: "https://cdn.shopify.com/s/files/avatar.png" },
  };
};

/** The name that events write as plain text. */
export function staffName(source: RecordSource, index: number): string {
  const name = source.record("StaffMember", index % STAFF_COUNT)?.["name"];
  return typeof name === "string" ? name : "";
}
