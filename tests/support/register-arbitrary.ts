import fc from "fast-check";
import {
  type AutomatedDecisions,
  type Controller,
  dataCategories,
  type DataProtectionOfficer,
  dataSales,
  dataSources,
  legalBases,
  noticeCategories,
  personCategories,
  type Purpose,
  purposePresets,
  type Recipient,
  type Register,
  type Retention,
  retentionStarts,
  storageKinds,
  type StorageLifetime,
  storagePurposes,
  type StoredItem,
  transferSafeguards,
} from "../../app/domain/register/types.ts";
import { type Language, languages } from "../../app/domain/shared/language.ts";

/** What merchants and attackers write; also what a page, a table or a sheet could trip over. */
const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "=HYPERLINK(1)",
  "a, b; c",
  'say "yes"',
  "{name}",
  "åäö ÆØ ßπ ж",
  "line & more",
  "]]> --> ${1}",
];

const word = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-zåäö][A-Za-zåäö ]{0,20}[A-Za-zåäö]$/u) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile) },
);

/** Words in all languages the register is published in, or in some, or in none. */
function words(published: readonly Language[]) {
  const all = fc.record(Object.fromEntries(published.map((language) => [language, word])));
  return fc.oneof(
    { weight: 2, arbitrary: all },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: word.map((text) => ({ [published[0] ?? "en"]: text })) },
  );
}

const some = <const Value>(values: readonly Value[]) => fc.subarray([...values]);
const one = <const Value>(values: readonly Value[]) => fc.constantFrom(...values);
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 4 });
const orEmpty = (arbitrary: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.constant("") });
const country = fc.constantFrom("SE", "DE", "IE", "US", "GB", "CA", "JP", "IN", "NO");
const amount = fc.integer({ min: 1, max: 120 });
const mail = fc.stringMatching(/^[a-z]{1,10}$/u).map((name) => `${name}@example.test`);
const address = fc.stringMatching(/^[a-z]{1,10}$/u).map((name) => `https://example.test/${name}`);
const contact = { name: word, email: orEmpty(mail), phone: fc.constantFrom("", "+46 8 000 00 00") };

function retention(published: readonly Language[]): fc.Arbitrary<Retention> {
  return fc.oneof<fc.Arbitrary<Retention>[]>(
    fc.record({
      kind: fc.constant("period"),
      amount,
      unit: one(["days", "months", "years"]),
      from: one(retentionStarts),
    }),
    fc.constant({ kind: "until-withdrawal" }),
    fc.constant({ kind: "until-account-closed" }),
    fc.record({ kind: fc.constant("criteria"), words: words(published) }),
  );
}

const lifetime = fc.oneof<fc.Arbitrary<StorageLifetime>[]>(
  fc.constant({ kind: "session" }),
  fc.constant({ kind: "until-removed" }),
  fc.record({
    kind: fc.constant("period"),
    amount,
    unit: one(["minutes", "hours", "days", "months", "years"]),
  }),
);

function purpose(published: readonly Language[], number: number): fc.Arbitrary<Purpose> {
  const said = words(published);
  return fc.record({
    id: fc.constant(`purpose-${String(number)}`),
    preset: orNull(one(purposePresets)),
    name: said,
    description: said,
    legalBasis: orNull(one(legalBases)),
    legitimateInterest: said,
    legalObligation: said,
    personCategories: some(personCategories),
    dataCategories: some(dataCategories),
    otherData: said,
    sources: some(dataSources),
    otherSources: said,
    provision: orNull(one(["required-by-contract", "required-by-law", "voluntary"])),
    retention: orNull(retention(published)),
    noticeCategory: one(noticeCategories),
  });
}

const onwardTransfers = fc.uniqueArray(
  fc.record({
    country: orEmpty(fc.constantFrom("US", "CA", "SG", "GB", "JP")),
    safeguard: orNull(one(transferSafeguards)),
  }),
  { maxLength: 3, selector: ({ country: to }) => to },
);

function recipient(purposes: readonly string[], number: number): fc.Arbitrary<Recipient> {
  return fc.record({
    id: fc.constant(`recipient-${String(number)}`),
    knownAs: fc.constant(null),
    name: orEmpty(word),
    country: orEmpty(country),
    role: one(["processor", "controller", "joint-controller", "authority"]),
    purposes: fc.subarray([...purposes], { minLength: 1 }),
    dataCategories: some(dataCategories),
    safeguard: orNull(one(transferSafeguards)),
    onwardTransfers,
    privacyUrl: orEmpty(address),
    hosts: some(["*.example.test", "cdn.example.test"]),
  });
}

type Linked = {
  readonly published: readonly Language[];
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
};

function storedItem(linked: Linked, number: number): fc.Arbitrary<StoredItem> {
  return fc.record({
    id: fc.constant(`item-${String(number)}`),
    name: word,
    kind: one(storageKinds),
    setBy: orNull(linked.recipients.length === 0 ? fc.constant(null) : one(linked.recipients)),
    party: one(["first", "third"]),
    purpose: one(linked.purposes),
    use: one(storagePurposes),
    description: words(linked.published),
    lifetime: orNull(lifetime),
  });
}

const controller: fc.Arbitrary<Controller> = fc.record({
  name: orEmpty(word),
  registrationNumber: fc.constantFrom("", "559999-0000"),
  postalAddress: fc.record({
    street: orEmpty(word),
    postalCode: fc.constantFrom("", "111 11"),
    city: orEmpty(word),
    country: orEmpty(country),
  }),
  email: orEmpty(mail),
  phone: fc.constantFrom("", "+46 8 000 00 00"),
  helpCentreUrl: orEmpty(address),
  representative: orNull(fc.record(contact)),
});

const officer = fc.oneof<fc.Arbitrary<DataProtectionOfficer>[]>(
  fc.constant({ kind: "unknown" }),
  fc.constant({ kind: "none" }),
  fc.record({ kind: fc.constant("named"), ...contact }),
);

function decisions(published: readonly Language[]) {
  const said = words(published);
  return fc.oneof<fc.Arbitrary<AutomatedDecisions>[]>(
    fc.constant({ kind: "unknown" }),
    fc.constant({ kind: "none" }),
    fc.record({ kind: fc.constant("made"), logic: said, consequences: said }),
  );
}

/** `make(0)` to `make(count - 1)`, all or fewer of them. */
function upTo<Value>(count: number, make: (number: number) => fc.Arbitrary<Value>) {
  return fc.integer({ min: 0, max: count }).chain((many) => exactly(many, make));
}

function exactly<Value>(count: number, make: (number: number) => fc.Arbitrary<Value>) {
  return fc.tuple(...Array.from({ length: count }, (_, number) => make(number)));
}

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

function linkedRegister(published: readonly Language[]): fc.Arbitrary<Register> {
  return exactly(4, (number) => purpose(published, number))
    .chain((made) => fc.subarray(made, { minLength: 1 }))
    .chain((purposes) =>
      upTo(4, (number) => recipient(ids(purposes), number)).chain((recipients) => {
        const linked = { published, purposes: ids(purposes), recipients: ids(recipients) };
        return fc.record({
          schemaVersion: fc.constant(1),
          controller,
          dataProtectionOfficer: officer,
          authorityCountry: orNull(fc.constantFrom("SE", "DE", "FR")),
          purposes: fc.constant(purposes),
          recipients: fc.constant(recipients),
          storedItems: upTo(6, (number) => storedItem(linked, number)),
          dataSale: fc.constantFrom(...dataSales),
          automatedDecisions: decisions(published),
          securityMeasures: words(published),
          mainLanguage: fc.constant(published[0] ?? "en"),
          publishedLanguages: fc.constant(published),
        });
      }),
    );
}

/** Registers of every kind: well-formed, with gaps, hostile words and one to four languages. */
export const randomRegister: fc.Arbitrary<Register> = fc
  .shuffledSubarray([...languages], { minLength: 1, maxLength: 4 })
  .chain(linkedRegister);
