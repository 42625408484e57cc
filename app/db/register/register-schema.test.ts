import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import { sampleRegister, sampleStoredItem } from "../../../tests/support/register-fixture.ts";
import { registerLimits } from "../../domain/register/limits.ts";
import { parseRegister } from "./register-schema.server.ts";

const register = sampleRegister();
const faultsOf = (input: unknown) => {
  const parsed = parseRegister(input);
  return parsed.ok ? [] : parsed.reason.map(({ path }) => path);
};
const withController = (change: object) => {
  return { ...register, controller: { ...register.controller, ...change } };
};

describe("parseRegister()", () => {
  it("takes every register that can be, and gives it back unchanged", () => {
    fc.assert(
      fc.property(randomRegister, (random) => {
        const parsed = parseRegister(JSON.parse(JSON.stringify(random)));
        expect(parsed).toEqual({ ok: true, value: random });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["controller.email", "is no address", withController({ email: "nobody" })],
    ["controller.name", "has two lines", withController({ name: "two\nlines" })],
    [
      "controller.name",
      "is too long",
      withController({ name: "x".repeat(registerLimits.line + 1) }),
    ],
    [
      "controller.helpCentreUrl",
      "runs a script",
      withController({ helpCentreUrl: "javascript:alert(1)" }),
    ],
    ["mainLanguage", "is none of ours", { ...register, mainLanguage: "xx" }],
    ["publishedLanguages", "lacks the main one", { ...register, publishedLanguages: ["en"] }],
    [
      "securityMeasures.sv",
      "holds a control character",
      { ...register, securityMeasures: { sv: "\u0000" } },
    ],
  ])("says that %s %s", (path, _fault, input) => {
    expect(faultsOf(input)).toContain(path);
  });

  it("takes a recipient from before data could be passed on, and each country once", () => {
    const [first, ...others] = register.recipients;
    const { onwardTransfers, ...older } = first ?? {};
    const recipients = (one: object) => ({ ...register, recipients: [one, ...others] });
    const parsed = parseRegister(recipients(older));
    expect(parsed.ok && parsed.value.recipients[0]?.onwardTransfers).toEqual([]);
    const twice = [...(onwardTransfers ?? []), ...(onwardTransfers ?? [])];
    expect(faultsOf(recipients({ ...older, onwardTransfers: twice }))).toEqual([
      `recipients.${first?.id ?? ""}.onwardTransfers`,
    ]);
  });

  it("names items by their ids, as a page knows them", () => {
    const purposes = register.purposes.map((purpose) =>
      purpose.id === "newsletter"
        ? { ...purpose, retention: { kind: "period", amount: 0, unit: "days", from: "purchase" } }
        : purpose,
    );
    expect(faultsOf({ ...register, purposes })).toEqual(["purposes.newsletter.retention.amount"]);
  });

  it("refuses what names something the register does not have, and ids that stand twice", () => {
    const { storedItems } = register;
    const lost = sampleStoredItem({ id: "lost", name: "x", purpose: "none", setBy: "nobody" });
    expect(faultsOf({ ...register, storedItems: [...storedItems, lost] })).toEqual([
      ...["storedItems.lost.purpose", "storedItems.lost.setBy"],
    ]);
    expect(faultsOf({ ...register, storedItems: [...storedItems, ...storedItems] })).toContain(
      "storedItems.cart",
    );
  });

  it("keeps to the limits of a register", () => {
    const items = (count: number) =>
      Array.from({ length: count }, (_, number) =>
        sampleStoredItem({
          id: `i-${String(number)}`,
          name: `i${String(number)}`,
          purpose: "support",
        }),
      );
    expect(faultsOf({ ...register, storedItems: items(500) })).toEqual([]);
    expect(faultsOf({ ...register, storedItems: items(501) })).toEqual(["storedItems"]);
  });

  it("takes no field it does not know", () => {
    expect(faultsOf({ ...register, more: 1 })).toHaveLength(1);
    expect(faultsOf("nothing")).toHaveLength(1);
  });
});
