import type { ContactPerson, DataProtectionOfficer, PostalAddress } from "../register/types.ts";
import type { RegisterFacts } from "./facts.ts";
import { type Speech, toLine } from "./speech.ts";

/** A labelled value; with a link where it is an address to write to or to open. */
export type Contact = {
  readonly label: string;
  readonly value: string;
  readonly link: "mail" | "web" | null;
};

/** Who is responsible and how to reach them, in the words of one language. */
export type SpokenController = {
  readonly name: string;
  readonly email: string;
  readonly contacts: readonly Contact[];
  readonly representative: readonly Contact[];
  readonly officer: readonly Contact[];
  /** That there is none or that nobody has said; null where one is named. */
  readonly noOfficer: string | null;
  /** The authority's country; null while nobody has said. */
  readonly authorityCountry: string | null;
  /** The authority's name; null while it is not known. */
  readonly authority: string | null;
  readonly authorityWebsite: string;
};

/** Says who is responsible. Contacts the law wants (GDPR 13(1)(a)) stand there as a gap when missing. */
export function sayController(facts: RegisterFacts, speech: Speech): SpokenController {
  const { controller, dataProtectionOfficer: officer, authorityCountry } = facts.register;
  const name = toLine(controller.name) || speech.gap;
  const email = toLine(controller.email) || speech.gap;
  return {
    ...{ name, email },
    contacts: [
      wanted(speech.say("controller.name"), controller.name, speech),
      ...optional(speech.say("controller.registration"), controller.registrationNumber),
      wanted(
        speech.say("controller.address"),
        sayAddress(controller.postalAddress, speech),
        speech,
      ),
      { ...wanted(speech.say("controller.email"), controller.email, speech), link: "mail" },
      ...optional(speech.say("controller.phone"), controller.phone),
      ...optional(speech.say("controller.help-centre"), controller.helpCentreUrl, "web"),
    ],
    representative:
      controller.representative === null ? [] : sayPerson(controller.representative, speech),
    officer: officer.kind === "named" ? sayPerson(officer, speech) : [],
    noOfficer: sayNoOfficer(officer, speech),
    authorityCountry: authorityCountry === null ? null : speech.country(authorityCountry),
    authority: facts.authority?.name ?? null,
    authorityWebsite: facts.authority?.website ?? "",
  };
}

function sayNoOfficer({ kind }: DataProtectionOfficer, speech: Speech): string | null {
  if (kind === "named") return null;
  return kind === "none" ? speech.say("officer.none") : speech.gap;
}

/** An address in one line; empty when none of it is there. */
function sayAddress({ street, postalCode, city, country }: PostalAddress, speech: Speech): string {
  const town = [postalCode, city].map(toLine).filter(Boolean).join(" ");
  const parts = [toLine(street), town, country === "" ? "" : speech.country(country)];
  return parts.filter(Boolean).join(", ");
}

function sayPerson(person: ContactPerson, speech: Speech): readonly Contact[] {
  return [
    wanted(speech.say("controller.name"), person.name, speech),
    ...optional(speech.say("controller.email"), person.email, "mail"),
    ...optional(speech.say("controller.phone"), person.phone),
  ];
}

function wanted(label: string, value: string, speech: Speech): Contact {
  return { label, value: toLine(value) || speech.gap, link: null };
}

function optional(label: string, value: string, link: Contact["link"] = null): readonly Contact[] {
  const line = toLine(value);
  return line === "" ? [] : [{ label, value: line, link }];
}
