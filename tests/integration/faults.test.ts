import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TransientSourceError } from "../../app/domain/data-requests/ports.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import { compareTokens } from "../../local-shopify/compare-tokens.ts";
import type { StorePerson } from "../../local-shopify/contract.ts";
import {
  ALL_SCOPES,
  createAccessWorld,
  type AccessWorld,
  type AnsweredRequest,
  type Fault,
} from "../support/access-world.ts";

let world: AccessWorld;

beforeAll(async () => {
  world = await createAccessWorld({
    store: { seed: 4_711, customers: 30, orders: 90, hardPeople: true },
  });
});

afterEach(() => {
  Object.assign(world.state, {
    scopes: ALL_SCOPES,
    apiScopes: undefined,
    withheld: new Set(),
    fault: undefined,
    tokenValid: true,
    refreshWorks: true,
    cutBulk: false,
    bulkAbove: 150,
  });
});

afterAll(() => world.close());

function personOf(key: string): StorePerson {
  const person = world.store.people.find((one) => one.person === key);
  if (person === undefined) throw new Error(`no person ${key}`);
  return person;
}

/** What the queue does: tries again after a transient error. */
async function answerStubbornly(
  id: DataRequestId,
): Promise<AnsweredRequest & { readonly retries: number }> {
  for (let retries = 0; ; retries += 1) {
    try {
      return { ...(await world.answer(id)), retries };
    } catch (error) {
      if (!(error instanceof TransientSourceError) || retries >= 20) throw error;
    }
  }
}

function compare(got: AnsweredRequest, person: string, scopes: readonly string[] = ALL_SCOPES) {
  const compared = compareTokens({
    text: got.records
      .filter(({ place }) => place !== "lagom")
      .map((record) => JSON.stringify(record))
      .join("\n"),
    tokens: world.store.tokens,
    person,
    reach: { scopes, withheld: world.state.withheld },
  });
  const name = (token: (typeof compared.absent)[number]) => `${token.person} ${token.field}`;
  return { absent: compared.absent.map(name), foreign: compared.foreign.map(name) };
}

function saidBy(got: AnsweredRequest): string {
  return got.progress
    .flatMap(({ missing }) => missing)
    .map(({ place, code, subject }) => `${place} ${code} ${subject ?? ""}`)
    .join("\n");
}

const whole = { absent: [], foreign: [] };

/** Breaks calls number `from` to `from + times - 1`. */
function during(from: number, times: number, fault: Fault): Fault {
  return (call, real, signal) =>
    call >= from && call < from + times ? fault(call, real, signal) : undefined;
}

/** Takes something away from the answer's JSON. */
function mangled(change: (text: string) => string): Fault {
  return async (_, real) => {
    const reply = await real();
    return new Response(change(await reply.text()), reply);
  };
}

const never: Fault = async (_, __, signal) => {
  await sleep(60_000, undefined, signal === undefined ? {} : { signal });
  return undefined;
};

const faults: Readonly<Record<string, Fault>> = {
  "429": () => new Response("{}", { status: 429, headers: { "retry-after": "0.02" } }),
  "500": () => new Response("oops", { status: 500 }),
  "502 with a page": () => new Response("<html>", { status: 502 }),
  "a dropped connection": () => Promise.reject(new TypeError("fetch failed")),
  "half an answer": mangled((text) => text.slice(0, Math.floor(text.length / 2))),
  "an empty answer": mangled(() => ""),
  "an answer without data": mangled(() => "{}"),
  "half a page": mangled((text) => text.replaceAll(/,"pageInfo":\{[^}]*\}/gu, "")),
  "a page without records": mangled((text) => text.replaceAll('"nodes":', '"nothing":')),
  "a relation that is null": mangled((text) =>
    text.replaceAll(/"(?:events|metafields)":\{"nodes":\[\],/gu, '"x":{"nodes":[],'),
  ),
  "an error nobody explained": async (_, real) => {
    const body: unknown = await (await real()).json();
    const errors = [{ message: "Something went wrong", path: ["nodes"] }];
    return Response.json({ ...Object(body), errors });
  },
};

describe("a fault on the way", () => {
  it.each(Object.keys(faults))("leaves the answer whole: once %s", async (name) => {
    for (const from of [1, 3, 6]) {
      const fault = faults[name];
      world.state.fault = fault && during(from, 1, fault);
      const got = await answerStubbornly(await world.open(personOf("everything")));
      expect(compare(got, "everything"), `call ${from}`).toEqual(whole);
    }
  });

  it.each(["429", "500", "a dropped connection", "half an answer"])(
    "leaves the answer whole when the job has to come back: %s for six calls",
    async (name) => {
      const fault = faults[name];
      world.state.fault = fault && during(4, 6, fault);
      const got = await answerStubbornly(await world.open(personOf("everything")));
      expect(got.retries).toBeGreaterThan(0);
      expect(compare(got, "everything")).toEqual(whole);
    },
  );

  it("leaves the answer whole when Shopify does not answer in time", async () => {
    world.state.fault = during(2, 1, never);
    const got = await answerStubbornly(await world.open(personOf("company-contact")));
    expect(compare(got, "company-contact")).toEqual(whole);
  });

  it("leaves the answer whole when the token expires on the way", async () => {
    world.state.fault = (call) => {
      if (call === 4) world.state.tokenValid = false;
      return undefined;
    };
    const got = await answerStubbornly(await world.open(personOf("everything")));
    expect(world.state.tokenValid).toBe(true);
    expect(compare(got, "everything")).toEqual(whole);
  });

  it("lays the request aside when the token is revoked on the way, and goes on with a new one", async () => {
    world.state.refreshWorks = false;
    world.state.fault = (call) => {
      if (call === 3) world.state.tokenValid = false;
      return undefined;
    };
    const id = await world.open(personOf("everything"));
    const none = await answerStubbornly(id);
    expect(world.state.laidAside).toBe("access-lost");
    expect(none.records).toEqual([]);
    world.state.refreshWorks = true;
    expect(compare(await answerStubbornly(id), "everything")).toEqual(whole);
  });
});

describe("a scope that is gone though the app believes in it", () => {
  it.each([
    ["read_returns", "orders scope-not-granted Order.returns"],
    ["read_draft_orders", "draft-orders scope-not-granted QueryRoot.draftOrders"],
    ["read_gift_cards", "gift-cards scope-not-granted QueryRoot.giftCards"],
    ["read_content", "blog-comments scope-not-granted QueryRoot.comments"],
    ["read_store_credit_accounts", "store-credit scope-not-granted Customer.storeCreditAccounts"],
    ["read_customer_payment_methods", "payment-methods scope-not-granted Customer.paymentMethods"],
    ["read_gift_card_transactions", "gift-cards scope-not-granted GiftCard.transactions"],
  ])("costs nothing else: %s", async (scope, said) => {
    world.state.apiScopes = ALL_SCOPES.filter((one) => one !== scope);
    const got = await answerStubbornly(await world.open(personOf("everything")));
    expect(compare(got, "everything", world.state.apiScopes)).toEqual(whole);
    expect(saidBy(got)).toContain(said);
    const refused = got.progress.filter(({ missing }) =>
      missing.some(({ subject }) => subject?.startsWith("QueryRoot.") === true),
    );
    expect(refused.filter(({ status }) => status !== "unreachable")).toEqual([]);
  });

  it("still finds the person's orders without leave to see customers", async () => {
    world.state.apiScopes = ALL_SCOPES.filter((one) => one !== "read_customers");
    const got = await answerStubbornly(await world.open(personOf("everything")));
    const orders = compare(got, "everything", world.state.apiScopes).absent;
    expect(orders.filter((one) => one.startsWith("everything Order."))).toEqual([]);
    expect(saidBy(got)).toContain("orders scope-not-granted Order.customer");
  });
});

describe("a person with many orders", () => {
  it("is answered whole when the bulk result breaks off", async () => {
    world.state.cutBulk = true;
    const got = await answerStubbornly(await world.open(personOf("many-orders")));
    expect(compare(got, "many-orders")).toEqual(whole);
    expect(got.retries).toBeGreaterThan(0);
  });

  it("is answered whole when a bulk operation fails", async () => {
    world.admin.failNextBulk(world.shop, 100);
    const got = await answerStubbornly(await world.open(personOf("many-orders")));
    expect(compare(got, "many-orders")).toEqual(whole);
  });

  it("is answered the same page by page as by bulk operation, each record once", async () => {
    const byBulk = await answerStubbornly(await world.open(personOf("many-orders")));
    world.state.bulkAbove = 100_000;
    const byPage = await answerStubbornly(await world.open(personOf("many-orders")));
    // Short lists stand inside the order when it is read whole, and by themselves in bulk.
    const idsOf = (got: AnsweredRequest) =>
      got.records
        .filter(({ place, id }) => place === "orders" && !/#|ShippingLine/u.test(id))
        .map(({ id }) => id)
        .toSorted();
    expect(new Set(idsOf(byBulk)).size).toBe(idsOf(byBulk).length);
    expect(idsOf(byBulk)).toEqual(idsOf(byPage));
  });
});

describe("a killed run", () => {
  it("goes on at the page it had reached and adds nothing twice", async () => {
    const clean = await answerStubbornly(await world.open(personOf("many-orders")));
    const id = await world.open(personOf("many-orders"));
    let got: AnsweredRequest | undefined;
    let kills = 0;
    for (let calls = 2; got === undefined && kills < 40; calls += 1) {
      const killer = new AbortController();
      world.state.fault = (call) => {
        if (call === calls) killer.abort(new Error("killed"));
        return undefined;
      };
      got = await world.answer(id, killer.signal).catch(() => undefined);
      if (got === undefined) kills += 1;
    }
    expect(kills).toBeGreaterThan(3);
    const idsOf = (answer: AnsweredRequest) =>
      answer.records
        .filter(({ place }) => place !== "lagom")
        .map((record) => record.id)
        .toSorted();
    expect(got && idsOf(got)).toEqual(idsOf(clean));
  });
});
