import { describe, expect, it } from "vitest";
import { samplePurpose, sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { Retention } from "../register/types.ts";
import { consentKeeping, keepConsentsFrom } from "./keeping.ts";

const proving = (retention: Retention | null) => ({
  ...sampleRegister(),
  purposes: [samplePurpose({ id: "proof", preset: "privacy-requests", retention })],
});

describe("consentKeeping()", () => {
  it("keeps as long as the register says for answering and proving requests", () => {
    const retention = { kind: "period", amount: 5, unit: "years", from: "last-contact" } as const;
    expect(consentKeeping(proving(retention))).toEqual({
      ...{ amount: 5, unit: "years", isFromRegister: true },
    });
  });

  it("keeps three years while the register says no period", () => {
    const otherwise = { amount: 36, unit: "months", isFromRegister: false };
    expect(consentKeeping(undefined)).toEqual(otherwise);
    expect(consentKeeping(proving(null))).toEqual(otherwise);
    expect(consentKeeping(proving({ kind: "until-withdrawal" }))).toEqual(otherwise);
  });
});

describe("keepConsentsFrom()", () => {
  const from = (amount: number, unit: "days" | "months" | "years") =>
    keepConsentsFrom({ amount, unit, isFromRegister: true }, "2026-11-30");

  it("counts back in the period's unit", () => {
    expect(from(36, "months")).toBe("2023-11-30");
    expect(from(2, "years")).toBe("2024-11-30");
    expect(from(400, "days")).toBe("2025-10-26");
  });

  it("never removes a record while the choice may still hold", () => {
    expect(from(30, "days")).toBe("2025-11-29");
    expect(from(1, "months")).toBe("2025-11-29");
  });
});
