import type { PersonFacts, SharedAddress } from "../plans.ts";
import type { Plant } from "../plant.ts";
import { mix, oneIn, pick } from "../prng.ts";
import type { StoreRecord } from "../parts.ts";

export type AddressSeed = {
  readonly plant: Plant;
  readonly person: PersonFacts;
  readonly id: string;
  /** Decides town, street and which optional lines there are. */
  readonly dice: number;
  readonly shared?: SharedAddress | null;
};

/** A MailingAddress with a token in each line; a shared one has none in the lines two people share. */
export function buildAddress({ plant, person, id, dice, shared = null }: AddressSeed): StoreRecord {
  const { words } = person;
  const town = pick(words.towns, mix(dice, 1));
  const arabic = words.locale === "ar";
  const firstName =
    shared?.firstName ??
    `${person.given} ${plant.name("MailingAddress.firstName", "name", arabic)}`;
  const lastName =
    shared?.lastName ?? `${person.family} ${plant.name("MailingAddress.lastName", "name", arabic)}`;
  const address1 =
    shared?.address1 ??
    `${pick(words.streets, mix(dice, 2))} ${plant.word("MailingAddress.address1", "address")}`;
  const zip = shared?.zip ?? `${town.postcode} ${plant.word("MailingAddress.zip", "address")}`;
  const address2 =
    shared || oneIn(2, mix(dice, 3))
      ? null
      : `lgh ${plant.word("MailingAddress.address2", "address")}`;
  const company =
    shared || !oneIn(4, mix(dice, 4)) ? null : `AB ${plant.name("MailingAddress.company")}`;
  const phone = shared || oneIn(2, mix(dice, 5)) ? null : plant.phone("MailingAddress.phone");
  const located = !shared && oneIn(2, mix(dice, 6));
  return {
    __typename: "MailingAddress",
    id,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    address1,
    address2,
    zip,
    company,
    phone,
    city: town.city,
    country: words.country,
    countryCode: words.countryCode,
    countryCodeV2: words.countryCode,
    province: null,
    provinceCode: null,
    latitude: located ? plant.coordinate("MailingAddress.latitude", town.latitude) : null,
    longitude: located ? plant.coordinate("MailingAddress.longitude", town.longitude) : null,
    coordinatesValidated: located,
    timeZone: null,
    validationResultSummary: null,
    formattedArea: `${town.city}, ${words.country}`,
    formatted: [company, address1, address2, `${zip} ${town.city}`, words.country].filter(
      (line) => line !== null,
    ),
  };
}
