import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { openAdmin } from "../../../local-shopify/graphql/testing/open-admin.ts";
import { readAdminSchema } from "../../../tests/support/admin-schema.ts";
import { createStandInClient } from "../../../tests/support/stand-in-client.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { AdminClient } from "./admin-client.server.ts";
import {
  createThrowAwayPeople,
  removeThrowAwayPeople,
  throwAwayDocuments,
  type ThrowAwayPerson,
} from "./throw-away-people.server.ts";

const context = {
  installationId: asInstallationId("00000000-0000-7000-8000-000000000000"),
  signal: new AbortController().signal,
};

function personOf(number: number): ThrowAwayPerson {
  const word = (field: string) => `${field}zq${number}x`;
  return {
    ...{ firstName: word("first"), lastName: word("last"), mailName: word("mail") },
    ...{ street: word("street"), note: word("note"), metafield: word("meta") },
    ...{ draftNote: word("draft"), draftAttribute: word("attribute"), draftPoNumber: word("po") },
  };
}

const readDocument = `query($customer: ID!, $draft: ID!) {
  customer(id: $customer) { firstName lastName note tags defaultEmailAddress { emailAddress }
    addressesV2(first: 5) { nodes { address1 } } metafields(first: 5) { nodes { namespace value } } }
  draftOrder(id: $draft) { note2 poNumber tags customer { id } customAttributes { value } } }`;

describe("createThrowAwayPeople()", () => {
  it("plants every text once per person, each marked so that it is found again", async () => {
    const admin = openAdmin();
    const client = createStandInClient(admin);
    const people = [personOf(1), personOf(2)];
    const planted = await createThrowAwayPeople({ client }, context, people);
    if (!planted.ok) throw new Error(planted.reason);
    expect(planted.value.map(({ email }) => email)).toEqual(
      people.map(({ mailName }) => `${mailName}@example.com`),
    );
    for (const [index, one] of planted.value.entries()) {
      const read = await admin.ask(readDocument, {
        customer: `gid://shopify/Customer/${one.customerId}`,
        draft: one.draftOrderId,
      });
      const text = JSON.stringify(read.data);
      const missing = Object.values(people[index] ?? {}).filter((word) => !text.includes(word));
      expect(missing).toEqual([]);
      expect(text.match(/lagom-self-audit/gu)).toHaveLength(2);
    }
  });

  it("takes people who are there already as they are", async () => {
    const client = createStandInClient(openAdmin());
    const first = await createThrowAwayPeople({ client }, context, [personOf(1)]);
    const again = await createThrowAwayPeople({ client }, context, [personOf(1)]);
    if (!first.ok || !again.ok) throw new Error("nothing was planted");
    expect(again.value[0]?.customerId).toBe(first.value[0]?.customerId);
  });

  it("writes nothing into a store that is not for development", async () => {
    const asked: string[] = [];
    const client: AdminClient = {
      request: ({ document }) => {
        asked.push(document);
        const data = { shop: { plan: { partnerDevelopment: false } } };
        return Promise.resolve({ data, denied: [], cost: undefined });
      },
    };
    expect(await createThrowAwayPeople({ client }, context, [personOf(1)])).toEqual({
      ok: false,
      reason: "not-a-development-store",
    });
    expect(asked).toEqual([throwAwayDocuments[0]]);
  });

  it("says when it may not write", async () => {
    const client = createStandInClient(openAdmin(), { scopes: ["read_customers"] });
    expect(await createThrowAwayPeople({ client }, context, [personOf(1)])).toEqual({
      ok: false,
      reason: "scope-not-granted",
    });
  });
});

describe("removeThrowAwayPeople()", () => {
  it("removes all that was planted, over several pages, and nothing else", async () => {
    const admin = openAdmin();
    const client = createStandInClient(admin);
    const count = async () =>
      JSON.stringify(
        (await admin.ask("{ customersCount { count } draftOrdersCount { count } }")).data,
      );
    const before = await count();
    const people = Array.from({ length: 101 }, (_, index) => personOf(index));
    await createThrowAwayPeople({ client }, context, people);
    expect(await count()).not.toBe(before);
    expect(await removeThrowAwayPeople({ client }, context)).toBe(202);
    expect(await count()).toBe(before);
    expect(await removeThrowAwayPeople({ client }, context)).toBe(0);
  });
});

describe("throwAwayDocuments", () => {
  it.each(throwAwayDocuments)("is one of Shopify's schema: %s", (document) => {
    expect(validate(readAdminSchema(), parse(document)).map(({ message }) => message)).toEqual([]);
  });
});
