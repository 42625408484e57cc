import type { Contact, PersonFacts } from "./plans.ts";
import { createPlant } from "./plant.ts";
import { mix, pick } from "./prng.ts";
import { type LocaleCode, LOCALE_SHARE, wordsOf } from "./words/locales.ts";

const NO_FRAME = {
  person: "",
  recordId: "",
  scope: null,
  needsAllOrders: false,
  reachable: true,
  onlyByDecision: false,
} as const;

export type PersonSeed = {
  readonly seed: number;
  readonly number: number;
  readonly key: string;
  readonly hard?: string;
  readonly locale?: LocaleCode;
};

/** Makes a person's language and ordinary names from the dice. */
export function createPerson({ seed, number, key, hard, locale }: PersonSeed): PersonFacts {
  const words = wordsOf(locale ?? pick(LOCALE_SHARE, mix(seed, number, 1)));
  return {
    key,
    number,
    hard: hard ?? null,
    words,
    given: pick(words.givenNames, mix(seed, number, 2)),
    family: pick(words.familyNames, mix(seed, number, 3)),
  };
}

/** Letters of a name that an e-mail address takes as they are. */
function mailName(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^A-Za-z]/gu, "")
    .toLowerCase();
  return plain === "" ? "post" : plain;
}

/** The person's e-mail number `which`; the token is in the local part. */
export function emailOf(seed: number, person: PersonFacts, which = 0): Contact {
  const plant = createPlant({ seed, kind: "person", index: person.number, frame: NO_FRAME }, which);
  const token = plant.word("email");
  return { value: `${mailName(person.given)}.${token}@${person.words.mailDomain}`, token };
}

/** The person's phone number `which`. */
export function phoneOf(seed: number, person: PersonFacts, which = 0): Contact {
  const plant = createPlant(
    { seed, kind: "person", index: person.number, frame: NO_FRAME },
    16 + which,
  );
  const value = plant.phone("phone");
  return { value, token: value.slice(1) };
}
