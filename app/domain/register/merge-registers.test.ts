import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import { samplePurpose, sampleRegister } from "../../../tests/support/register-fixture.ts";
import { mergeRegisters } from "./merge-registers.ts";
import type { Purpose, Register } from "./types.ts";

const base = sampleRegister();

function withPurpose(id: string, change: Partial<Purpose>): Register {
  const purposes = base.purposes.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...base, purposes };
}

const twoYears = { kind: "period", amount: 2, unit: "years", from: "collection" } as const;

describe("mergeRegisters()", () => {
  it("takes both where they changed different fields of the same purpose", () => {
    const mine = withPurpose("newsletter", { retention: twoYears });
    const theirs = withPurpose("newsletter", { sources: ["survey"] });
    const merged = mergeRegisters({ base, mine, theirs });
    expect(merged.conflicts).toEqual([]);
    expect(merged.register).toEqual(
      withPurpose("newsletter", { retention: twoYears, sources: ["survey"] }),
    );
  });

  it("takes words of different languages together", () => {
    const club = { sv: "Strumpklubben", en: "The sock club" };
    const mine = withPurpose("sock-club", { name: { ...club, de: "Sockenclub" } });
    const theirs = withPurpose("sock-club", { name: { sv: "Strumpklubben", en: "Sock Club" } });
    const { register, conflicts } = mergeRegisters({ base, mine, theirs });
    expect(conflicts).toEqual([]);
    expect(register.purposes.find(({ id }) => id === "sock-club")?.name).toEqual({
      ...{ sv: "Strumpklubben", en: "Sock Club", de: "Sockenclub" },
    });
  });

  it("names the field both changed otherwise, and keeps mine in it", () => {
    const mine = withPurpose("statistics", { retention: twoYears });
    const theirs = withPurpose("statistics", { retention: { kind: "until-withdrawal" } });
    const { register, conflicts } = mergeRegisters({ base, mine, theirs });
    expect(conflicts).toEqual(["purposes.statistics.retention"]);
    expect(register).toEqual(mine);
  });

  it("names an item I removed while they changed it", () => {
    const mine = { ...base, purposes: base.purposes.filter(({ id }) => id !== "statistics") };
    const theirs = withPurpose("statistics", { retention: twoYears });
    const { register, conflicts } = mergeRegisters({ base, mine, theirs });
    expect(conflicts).toEqual(["purposes.statistics"]);
    expect(register).toEqual(mine);
  });

  it("keeps what each added", () => {
    const add = (id: string) => ({ ...base, purposes: [...base.purposes, samplePurpose({ id })] });
    const { register, conflicts } = mergeRegisters({ base, mine: add("one"), theirs: add("two") });
    expect(conflicts).toEqual([]);
    expect(register.purposes.slice(-2).map(({ id }) => id)).toEqual(["two", "one"]);
  });

  it("changes nothing where only one of them did, whatever they changed", () => {
    fc.assert(
      fc.property(randomRegister, randomRegister, (one, other) => {
        const forward = mergeRegisters({ base: one, mine: other, theirs: one });
        const back = mergeRegisters({ base: one, mine: one, theirs: other });
        expect(forward).toEqual({ register: other, conflicts: [] });
        expect(back).toEqual({ register: other, conflicts: [] });
      }),
      { numRuns: 50 },
    );
  });
});
