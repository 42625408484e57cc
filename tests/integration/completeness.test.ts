import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { placeIds, type PlaceId } from "../../app/domain/data-map/types.ts";
import { compareTokens, type Reach } from "../../local-shopify/compare-tokens.ts";
import type { ProtectedKind, StorePerson } from "../../local-shopify/contract.ts";
import {
  ALL_SCOPES,
  createAccessWorld,
  type AccessWorld,
  type AnsweredRequest,
} from "../support/access-world.ts";

const full = process.env["LAGOM_TEST_SIZE"] === "full";
const REQUIRED = ["read_customers", "read_orders", "read_customer_merge"] as const;
const OPTIONAL = ALL_SCOPES.filter((scope) => !(REQUIRED as readonly string[]).includes(scope));

let world: AccessWorld;

beforeAll(async () => {
  world = await createAccessWorld({
    store: {
      seed: 20_261_123,
      customers: full ? 400 : 60,
      orders: full ? 1_500 : 200,
      hardPeople: true,
    },
  });
});

afterEach(() => {
  world.state.scopes = ALL_SCOPES;
  world.state.withheld = new Set();
  world.state.disabled = new Set();
});

afterAll(() => world.close());

function personOf(key: string): StorePerson {
  const person = world.store.people.find((one) => one.person === key);
  if (person === undefined) throw new Error(`no person ${key}`);
  return person;
}

function compare(got: AnsweredRequest, person: string, more: Partial<Reach> = {}) {
  const { state, store } = world;
  const reach = { scopes: state.scopes, withheld: state.withheld, ...more };
  // What the request itself states needs no scope: it is not the API's to withhold.
  const fromShopify = got.records.filter(({ place }) => place !== "lagom");
  const { absent, foreign, planted } = compareTokens({
    text: fromShopify.map((record) => JSON.stringify(record)).join("\n"),
    tokens: store.tokens,
    person,
    reach,
  });
  const name = (token: (typeof absent)[number]) =>
    `${token.person} ${token.field} ${token.recordId}`;
  return { planted, absent: absent.map(name), foreign: foreign.map(name) };
}

async function answerFor(person: StorePerson): Promise<AnsweredRequest> {
  return world.answer(await world.open(person));
}

function missingOf(got: AnsweredRequest, place: PlaceId): readonly string[] {
  const { missing } = got.progress.find((one) => one.place === place) ?? { missing: [] };
  return missing.map(({ code, subject }) => `${code} ${subject ?? ""}`.trim());
}

const exactly = { absent: [], foreign: [] };

describe("an access answer", () => {
  it("holds exactly what was planted for ordinary people", async () => {
    const ordinary = world.store.people.filter(({ hard }) => hard === null);
    const step = Math.max(1, Math.floor(ordinary.length / (full ? 50 : 10)));
    const chosen = ordinary.filter((_, index) => index % step === 0).slice(0, full ? 50 : 10);
    expect(chosen).toHaveLength(full ? 50 : 10);
    for (const person of chosen) {
      expect(compare(await answerFor(person), person.person), person.person).toMatchObject(exactly);
    }
  });

  it("holds exactly what was planted for every hard person", async () => {
    const hard = world.store.people.filter((person) => person.hard !== null);
    expect(hard.length).toBeGreaterThan(20);
    for (const person of hard) {
      const compared = compare(await answerFor(person), person.person);
      expect(compared, person.person).toMatchObject(exactly);
    }
  });

  it.each(["two-emails", "merged-after-install"])(
    "takes in the possible matches of %s on the merchant's decision, and only then",
    async (key) => {
      const person = personOf(key);
      const id = await world.open(person);
      const before = await world.answer(id);
      expect(missingOf(before, "orders")).toContain("possible-match-undecided");
      await world.decide(id, "included");
      const after = await world.answer(id);
      expect(compare(after, key, { decided: true })).toMatchObject(exactly);
      expect(after.records.some(({ reason }) => reason === "decided")).toBe(true);
      await world.decide(id, "left-out");
      const without = await world.answer(id);
      expect(compare(without, key)).toMatchObject(exactly);
      expect(missingOf(without, "orders")).toContain("possible-match-left-out");
    },
  );

  it("says that comments cannot be tied to the person where e-mails are withheld", async () => {
    world.state.withheld = new Set(["email"]);
    const got = await answerFor(personOf("everything"));
    expect(missingOf(got, "blog-comments")).toContain(
      "protected-field-withheld Comment.author.email",
    );
  });

  it("always says that merges before the installation cannot be found", async () => {
    const got = await answerFor(personOf("merged-before-install"));
    expect(missingOf(got, "merged-customers")).toContain("merges-before-installation");
  });
});

describe("an access answer with fewer scopes", () => {
  const people = ["everything", "company-contact", "gift-recipient", "many-orders", "old-orders"];

  it.each(OPTIONAL)("is exact without %s and says what it misses", async (scope) => {
    world.state.scopes = ALL_SCOPES.filter((one) => one !== scope);
    for (const key of people.filter((one) => one !== "many-orders")) {
      const got = await answerFor(personOf(key));
      expect(compare(got, key), key).toMatchObject(exactly);
      const said = got.progress.flatMap(({ place }) => missingOf(got, place)).join("\n");
      expect(said, key).toMatch(saidWithout(scope));
    }
  });

  it("is exact with any mixture of scopes", async () => {
    for (let round = 1; round <= (full ? 40 : 6); round += 1) {
      const mixture = OPTIONAL.filter((_, index) => ((round * 2_654_435_761) >>> index) % 2 === 0);
      world.state.scopes = [...REQUIRED, ...mixture];
      for (const key of ["everything", "gift-giver"]) {
        expect(compare(await answerFor(personOf(key)), key), mixture.join()).toMatchObject(exactly);
      }
    }
  });

  it("holds nothing of the shop with no scope of use, and says so for every place", async () => {
    world.state.scopes = ["read_themes"];
    const got = await answerFor(personOf("everything"));
    expect(compare(got, "everything").foreign).toEqual([]);
    const reached = got.progress.filter(({ status }) => status === "searched");
    expect(reached.map(({ place }) => place)).toEqual(["merged-customers", "lagom"]);
  });

  function saidWithout(scope: string): RegExp {
    const words: Readonly<Record<string, string>> = {
      read_all_orders: "orders-older-than-60-days",
      read_returns: "scope-not-granted Order.returns",
      read_payment_terms: "scope-not-granted Order.paymentTerms",
      read_gift_card_transactions: "scope-not-granted GiftCard.transactions",
      read_store_credit_account_transactions: "scope-not-granted StoreCreditAccount.transactions",
    };
    return new RegExp(words[scope] ?? `scope-not-granted ${scope}`, "u");
  }
});

describe("an access answer with protected data withheld", () => {
  const kinds: readonly ProtectedKind[] = ["name", "email", "phone", "address"];

  const sets = [...kinds.map((kind) => [kind]), kinds].map((set) => ({
    names: set.join(", "),
    set,
  }));

  it.each(sets)("is exact without $names and says what is withheld", async ({ set: withheld }) => {
    world.state.withheld = new Set(withheld);
    for (const key of ["everything", "company-contact"]) {
      const got = await answerFor(personOf(key));
      const { absent, foreign } = compare(got, key);
      // Comments are tied to nobody but by e-mail: without it none can be told to be theirs.
      const isUntied = (one: string) => withheld.includes("email") && / Comment/u.test(one);
      expect(
        absent.filter((one) => !isUntied(one)),
        key,
      ).toEqual([]);
      expect(foreign, key).toEqual([]);
      expect(missingOf(got, "customer").join("\n"), key).toMatch(/protected-field-withheld/u);
    }
  });
});

describe("the comparison itself", () => {
  const checkedByCount: Partial<Record<PlaceId, string>> = {
    lagom: "lagom-request",
    "merged-customers": "merge",
    // Amounts and dates only: nothing there can carry a planted text.
    "store-credit": "store-credit",
  };
  /** Nobody of the generated store has one: the stand-in holds no contracts of other apps. */
  const empty: readonly PlaceId[] = ["subscription-contracts"];

  it.each(placeIds.filter((place) => !empty.includes(place)))(
    "fails when the data map lacks %s",
    async (place) => {
      world.state.disabled = new Set([place]);
      const key = place === "merged-customers" ? "merged-after-install" : "everything";
      const person = place === "company-contacts" ? "company-contact" : key;
      const got = await answerFor(personOf(person));
      const kind = checkedByCount[place];
      world.state.disabled = new Set();
      const whole = await answerFor(personOf(person));
      const lostOf = (answer: AnsweredRequest) =>
        kind === undefined
          ? compare(answer, person).absent.length
          : Number(!answer.records.some((record) => record.kind === kind));
      expect(lostOf(whole)).toBe(0);
      expect(lostOf(got)).toBeGreaterThan(0);
    },
  );
});
