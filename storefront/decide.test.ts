import { describe, expect, it } from "vitest";
import type { NoticeConfig, Regime } from "../app/domain/consent/types.ts";
import { decide, type Known } from "./decide.ts";
import type { KeptChoice } from "./types.ts";

const config: NoticeConfig = {
  ...{ v: 1, version: "0", main: "sv", languages: ["sv"], days: 184 },
  ask: [
    ["p", "00000001"],
    ["s", "00000002"],
    ["m", "00000003"],
  ],
  ...{ hosts: [], items: [], optOut: ["USCA", "BR"], noticeOnly: ["JP"] },
  ...{ google: 0, microsoft: false, meta: false, policyUrl: "/" },
  design: {
    ...{ layout: "bar", side: "start", look: "theme", radius: 4, reopen: "button" },
    colours: { background: "#ffffff", text: "#000000", button: "#000000", buttonText: "#ffffff" },
  },
};
const now = 29_000_000;
const kept: KeptChoice = {
  ...{ granted: "s", minutes: now - 10, id: "0".repeat(32), number: 1, sale: null },
  terms: "p00000001~s00000002~m00000003",
};
const regimes: Readonly<Record<string, Regime>> = { USCA: "opt-out", JP: "notice" };
const known = (more: Partial<Known> = {}): Known => ({
  ...{ kept: undefined, region: "", gpc: false, minutes: now },
  regime: regimes[more.region ?? ""] ?? "opt-in",
  ...more,
});

describe("decide()", () => {
  it("asks, and allows nothing, where nobody has said where the visitor is", () => {
    expect(decide(config, known())).toMatchObject({
      granted: "",
      regime: "opt-in",
      isAsking: true,
    });
  });

  it("allows all until somebody says no where the law has it so", () => {
    for (const region of ["USCA", "JP"])
      expect(decide(config, known({ region })).granted, region).toBe("psm");
    expect(decide(config, known({ region: "USNY" })).granted).toBe("");
  });

  it("takes Global Privacy Control for a no to sale everywhere, and to marketing nobody was asked about", () => {
    const gpc = true;
    expect(decide(config, known({ gpc }))).toMatchObject({ granted: "", sale: false });
    expect(decide(config, known({ gpc, region: "USCA" }))).toMatchObject({
      granted: "ps",
      sale: false,
    });
    const yes = { ...kept, granted: "psm", sale: true };
    expect(decide(config, known({ gpc, region: "USCA", kept: yes }))).toMatchObject({
      ...{ granted: "psm", sale: false },
    });
  });

  it("keeps a yes and a no for the period, and asks again after it", () => {
    expect(decide(config, known({ kept }))).toMatchObject({ granted: "s", isAsking: false });
    for (const granted of ["s", "-"]) {
      const old = { ...kept, granted, minutes: now - 184 * 1440 };
      expect(decide(config, known({ kept: old }))).toMatchObject({ granted: "", isAsking: true });
    }
  });

  it("asks again for what was agreed to in other terms and for what is new, and keeps the rest", () => {
    const changed = { ...kept, granted: "ps", terms: "p00000001~s0000000f~m00000003" };
    expect(decide(config, known({ kept: changed }))).toMatchObject({
      granted: "p",
      isAsking: true,
    });
    const refused = { ...kept, granted: "-", terms: "p00000001~s0000000f~m0000000f" };
    expect(decide(config, known({ kept: refused }))).toMatchObject({
      granted: "",
      isAsking: false,
    });
    const before = { ...kept, terms: "p00000001~s00000002" };
    expect(decide(config, known({ kept: before }))).toMatchObject({ granted: "s", isAsking: true });
  });

  it("asks whoever refused sale or sharing nothing for twelve months, wherever the page is read and whatever is new", () => {
    const refused = { ...kept, granted: "-", sale: false, minutes: now - 365 * 1440 };
    for (const region of ["USCA", ""])
      expect(decide(config, known({ region, kept: refused })), region).toMatchObject({
        ...{ granted: "", sale: false, isAsking: false },
      });
    const earlier = { ...refused, terms: "p00000001" };
    expect(decide(config, known({ region: "USCA", kept: earlier }))).toMatchObject({
      ...{ granted: "s", isAsking: false },
    });
    const old = { ...refused, minutes: now - 366 * 1440 };
    expect(decide(config, known({ region: "USCA", kept: old }))).toMatchObject({ isAsking: true });
  });

  it("asks nobody where there is nothing to ask", () => {
    expect(decide({ ...config, ask: [] }, known()).isAsking).toBe(false);
  });
});
