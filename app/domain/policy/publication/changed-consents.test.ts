import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sampleRecipient, sampleRegister } from "../../../../tests/support/register-fixture.ts";
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

  it("finds nothing where a recipient is only named with its tool, to be told from another", () => {
    const register = sampleRegister();
    const name = "Mätning AB";
    const before = register.recipients.map((one) =>
      one.id === "google-analytics" ? { ...one, name } : one,
    );
    const other = sampleRecipient({ id: "other", name, purposes: ["sell-and-deliver"] });
    const print = (recipients: Register["recipients"]) =>
      fingerprintConsents({ ...register, recipients }, digest);
    expect(print([...before, other])).toEqual(print(before));
  });

  it("finds a consented purpose whose data is passed on to another country", () => {
    const changed = findChanged((register) => ({
      ...register,
      recipients: register.recipients.map((one) =>
        one.id === "google-analytics"
          ? { ...one, onwardTransfers: [{ country: "US", safeguard: "adequacy-decision" }] }
          : one,
      ),
    }));
    expect(changed).toEqual(["statistics"]);
  });

  it("passes over a translation that was added, reworded or taken away", () => {
    const [own] = [{ sv: "Klubbens brev.", en: "The club’s letter." }];
    const inWords = (words: Change["description"] & {}) => {
      const register = newsletter({ name: words, description: words, otherData: words })(
        sampleRegister(),
      );
      return fingerprintConsents(register, digest);
    };
    const before = inWords(own);
    expect(before["newsletter"]).toBeDefined();
    expect(inWords({ ...own, de: "Der Brief des Clubs." })).toEqual(before);
    expect(inWords({ ...own, en: "A letter of the club." })).toEqual(before);
    expect(inWords({ sv: own.sv })).toEqual(before);
    expect(inWords({ ...own, sv: "Något annat." })).not.toEqual(before);
  });

  it("passes over another time of keeping, which is not what was agreed to", () => {
    const retention = { kind: "period", amount: 1, unit: "months", from: "withdrawal" } as const;
    expect(findChanged(newsletter({ retention }))).toEqual([]);
  });
});
