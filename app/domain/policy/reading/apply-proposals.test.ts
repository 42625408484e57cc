import { describe, expect, it } from "vitest";
import { readCorpus } from "../../../../tests/support/policy-corpus.ts";
import { createEmptyRegister } from "../../register/create-register.ts";
import { applyProposals, isInRegister } from "./apply-proposals.ts";
import { readPolicy } from "./read-policy.ts";
import { toProposals } from "./to-proposals.ts";

const empty = createEmptyRegister("en");
const proposalsOf = (source: string) => toProposals(readPolicy(source));
const registerOf = (source: string) =>
  applyProposals(
    empty,
    proposalsOf(source).map(({ change }) => change),
  );

describe("applyProposals()", () => {
  it("makes a register of a full policy, with purposes, bases, periods, recipients and cookies", () => {
    const full = readCorpus("known").find(({ name }) => name === "full-gdpr-en");
    const register = registerOf(full?.source ?? "");
    expect(register.controller).toMatchObject({
      name: "Fjord & Fell Ltd",
      postalAddress: { street: "14 Harbour Road, Leith", postalCode: "EH6 7BW", city: "Edinburgh" },
    });
    expect(register.dataProtectionOfficer).toMatchObject({ kind: "named" });
    const newsletter = register.purposes.find(({ preset }) => preset === "newsletter");
    expect(newsletter).toMatchObject({
      legalBasis: "consent",
      retention: { kind: "until-withdrawal" },
    });
    const bookkeeping = register.purposes.find(({ preset }) => preset === "bookkeeping");
    expect(bookkeeping).toMatchObject({
      legalBasis: "legal-obligation",
      retention: { kind: "period", amount: 7, unit: "years" },
    });
    expect(register.recipients.map(({ knownAs }) => knownAs)).toEqual(
      expect.arrayContaining(["shopify", "stripe"]),
    );
    expect(register.storedItems.map(({ name }) => name)).toContain("cart");
  });

  it("takes a promise not to sell for the register's answer, unless the policy says it may", () => {
    const no = "<p>We do not sell your personal information.</p>";
    expect(registerOf(no).dataSale).toBe("none");
    expect(registerOf(`${no}<p>We may sell your personal information.</p>`).dataSale).toBe(
      "unknown",
    );
  });

  it("gives every recipient and stored item purposes that are in the register", () => {
    for (const { name, source } of readCorpus("known")) {
      const register = registerOf(source);
      const ids = new Set(register.purposes.map(({ id }) => id));
      const named = [
        ...register.recipients.flatMap(({ purposes }) => purposes),
        ...register.storedItems.map(({ purpose }) => purpose),
      ];
      expect(
        named.every((id) => ids.has(id)),
        name,
      ).toBe(true);
      expect(
        register.recipients.every(({ purposes }) => purposes.length > 0),
        name,
      ).toBe(true);
    }
  });

  it("changes nothing when a proposal is in the register already", () => {
    for (const { name, source } of readCorpus("known")) {
      const proposals = proposalsOf(source);
      const register = registerOf(source);
      const left = proposals.filter(({ change }) => !isInRegister(register, change));
      expect(left, name).toEqual([]);
    }
  });
});

describe("toProposals()", () => {
  it("proposes each change once, beside the sentence it came from", () => {
    const source = "We use your data to improve our site. We use your data to improve our range.";
    expect(proposalsOf(source)).toEqual([
      {
        id: "1",
        quote: "We use your data to improve our site.",
        change: { kind: "purpose", preset: "improve" },
      },
    ]);
  });
});
