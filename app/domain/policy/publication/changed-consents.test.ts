import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../../tests/support/register-fixture.ts";
import type { Register } from "../../register/types.ts";
import { concernsSubscribers, findChangedConsents } from "./changed-consents.ts";
import { fingerprintConsents } from "./consent-fingerprints.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

function findChanged(change: (register: Register) => Register): readonly string[] {
  const before = sampleRegister();
  const after = change(before);
  return findChangedConsents(
    fingerprintConsents(before, digest),
    fingerprintConsents(after, digest),
    after,
  );
}

type Change = Partial<Register["purposes"][number]>;

const newsletter = (change: Change) => (register: Register) => ({
  ...register,
  purposes: register.purposes.map((purpose) =>
    purpose.id === "newsletter" ? { ...purpose, ...change } : purpose,
  ),
});

describe("findChangedConsents()", () => {
  it("finds nothing in the same register", () => {
    expect(findChanged((register) => register)).toEqual([]);
  });

  it.each<[string, Change]>([
    ["basis", { legalBasis: "legitimate-interest" }],
    ["data", { dataCategories: ["identity", "location"] }],
    ["description", { description: { sv: "Något annat.", en: "Something else." } }],
  ])("finds a purpose whose %s changed", (_what, change) => {
    expect(findChanged(newsletter(change))).toEqual(["newsletter"]);
  });

  it("finds every consented purpose whose recipients changed", () => {
    const changed = findChanged((register) => ({
      ...register,
      recipients: register.recipients.filter(({ id }) => id !== "klaviyo"),
    }));
    expect(changed).toContain("newsletter");
    expect(concernsSubscribers(sampleRegister(), changed)).toBe(true);
  });

  it("passes over another time of keeping, which is not what was agreed to", () => {
    const retention = { kind: "period", amount: 1, unit: "months", from: "withdrawal" } as const;
    expect(findChanged(newsletter({ retention }))).toEqual([]);
  });
});
