import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { Register } from "../register/types.ts";
import { printNotice } from "./print-notice.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const print = (register: Register) => printNotice({ register, language: "en", digest });
const fingerprintsOf = (register: Register) =>
  Object.fromEntries(
    print(register).groups.flatMap(({ purposes }) =>
      purposes.map(({ id, fingerprint }) => [id, fingerprint]),
    ),
  );
const sample = sampleRegister();

describe("printNotice()", () => {
  it("asks for each group in which something is stored, necessary things apart", () => {
    const { groups, texts, needsChoice } = print(sample);
    expect(groups.map(({ id, isRequired }) => [id, isRequired])).toEqual([
      ["necessary", true],
      ["statistics", false],
      ["marketing", false],
    ]);
    expect(needsChoice).toBe(true);
    expect(texts.body).toContain("statistics and marketing");
  });

  it("asks nothing where only necessary things are stored", () => {
    const storedItems = sample.storedItems.filter(({ id }) => id === "cart");
    const { needsChoice, texts } = print({ ...sample, storedItems });
    expect(needsChoice).toBe(false);
    expect(texts.body).toContain("only what is necessary");
  });

  it("lists purpose, setter and lifetime of everything stored", () => {
    const [, statistics] = print(sample).groups;
    expect(statistics?.purposes[0]).toMatchObject({
      id: "statistics",
      basis: "Consent",
      getters: [{ name: "Google Ireland Limited (Google Analytics)", country: "Ireland" }],
      items: [
        { name: "_ga", setBy: "Google Ireland Limited (Google Analytics)", lifetime: "2 years" },
        { name: "_ga_*", setBy: "Google Ireland Limited (Google Analytics)", lifetime: "2 years" },
      ],
    });
  });

  it("changes the fingerprint of the purpose whose terms change, and no other", () => {
    const before = fingerprintsOf(sample);
    const changed: Register = {
      ...sample,
      storedItems: sample.storedItems.map((item) =>
        item.id === "ga"
          ? { ...item, lifetime: { kind: "period", amount: 5, unit: "years" } }
          : item,
      ),
    };
    const after = fingerprintsOf(changed);
    const different = Object.keys(before).filter((id) => before[id] !== after[id]);
    expect(different).toEqual(["statistics"]);
  });

  it("keeps the fingerprints when only the controller moves or a cookie is described better", () => {
    const changed: Register = {
      ...sample,
      controller: { ...sample.controller, phone: "+46 8 111 11 11" },
      storedItems: sample.storedItems.map((item) => ({
        ...item,
        description: { en: "Better words", sv: "Bättre ord" },
      })),
    };
    expect(fingerprintsOf(changed)).toEqual(fingerprintsOf(sample));
  });
});
