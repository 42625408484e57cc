import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import { sampleRegister, sampleStoredItem } from "../../../tests/support/register-fixture.ts";
import { toCanonical } from "../evidence/canonical.ts";
import { compareRegisters } from "./compare-registers.ts";
import { withoutStoredItem, withPurpose, withStoredItem } from "./edit-register.ts";
import type { Register } from "./types.ts";

const register = sampleRegister();

describe("compareRegisters()", () => {
  it("finds nothing exactly when both say the same", () => {
    const isSame = (one: Register, other: Register) => toCanonical(one) === toCanonical(other);
    fc.assert(
      fc.property(randomRegister, randomRegister, (one, other) => {
        expect(compareRegisters(one, structuredClone(one))).toEqual([]);
        expect(compareRegisters(one, other).length === 0).toBe(isSame(one, other));
      }),
      { numRuns: 60 },
    );
  });

  it("names the field with dots, and what stood and stands there", () => {
    const [support] = register.purposes.filter(({ id }) => id === "support");
    if (support === undefined) throw new Error("the fixture lost its support");
    const after = withPurpose(register, {
      ...support,
      retention: { kind: "until-account-closed" },
      legitimateInterest: { ...support.legitimateInterest, sv: "Annat." },
    });
    expect(compareRegisters(register, after)).toEqual([
      {
        ...{ section: "purposes", item: "support", kind: "changed" },
        ...{ field: "legitimateInterest.sv", before: support.legitimateInterest.sv },
        after: "Annat.",
      },
      {
        ...{ section: "purposes", item: "support", kind: "changed", field: "retention" },
        ...{ before: support.retention, after: { kind: "until-account-closed" } },
      },
    ]);
  });

  it("tells a whole item that came or went", () => {
    const item = sampleStoredItem({ id: "new", name: "new", purpose: "support" });
    expect(compareRegisters(register, withStoredItem(register, item))).toEqual([
      {
        ...{ section: "stored-items", item: "new", kind: "added", field: null },
        ...{ before: null, after: item },
      },
    ]);
    expect(compareRegisters(register, withoutStoredItem(register, "cart"))).toMatchObject([
      { section: "stored-items", item: "cart", kind: "removed", after: null },
    ]);
  });

  it("tells another order, for the policy is printed in it", () => {
    const purposes = register.purposes.toReversed();
    expect(compareRegisters(register, { ...register, purposes })).toMatchObject([
      { section: "purposes", item: null, kind: "changed", field: "order" },
    ]);
  });
});
