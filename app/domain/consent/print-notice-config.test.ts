import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileRegister } from "../../../tests/support/hostile-register.ts";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import {
  samplePurpose,
  sampleRecipient,
  sampleRegister,
  sampleStoredItem,
} from "../../../tests/support/register-fixture.ts";
import type { Purpose, Register } from "../register/types.ts";
import { initialNoticeSettings, type NoticeSettings } from "./notice-settings.ts";
import { printNoticeConfig } from "./print-notice-config.ts";
import { printNoticeWords } from "./print-notice-words.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

function print(register: Register, changed: Partial<NoticeSettings> = {}) {
  const words = [printNoticeWords({ register, language: register.mainLanguage, digest })];
  const settings = { ...initialNoticeSettings, ...changed };
  return printNoticeConfig({ register, settings, words, digest });
}

const none = { recipients: [], storedItems: [], purposes: [] };
const asking = (id: string, noticeCategory: Purpose["noticeCategory"]) =>
  samplePurpose({ id, noticeCategory, legalBasis: "consent" });
const categories = [
  asking("sell", "necessary"),
  asking("remember", "preferences"),
  asking("count", "statistics"),
  asking("advertise", "marketing"),
];
const base: Register = {
  ...{ ...sampleRegister(), ...none, purposes: categories },
  storedItems: categories.map(({ id }) => sampleStoredItem({ id, name: `_${id}`, purpose: id })),
};
const withRecipients = (...recipients: Register["recipients"]): Register => ({
  ...base,
  recipients,
});

describe("printNoticeConfig()", () => {
  it("asks for the categories in which something is stored, and waits with their hosts", () => {
    const config = print(sampleRegister());
    expect(config.ask.map(([letter]) => letter)).toEqual(["s", "m"]);
    expect(config.hosts).toContainEqual(["*.google-analytics.com", "s"]);
    expect(config.items).toContainEqual(["_ga", "s", "c"]);
    expect(JSON.stringify(config.hosts)).not.toContain("shopify");
    expect(JSON.stringify(config.hosts)).not.toContain("klarna");
  });

  it("changes a category's terms when something in it changes, and no other's", () => {
    const before = new Map(print(base).ask);
    const storedItems = [
      ...base.storedItems,
      sampleStoredItem({ id: "new", name: "_new", purpose: "count" }),
    ];
    const after = new Map(print({ ...base, storedItems }).ask);
    expect([...before.keys()]).toEqual(["p", "s", "m"]);
    expect([...after].filter(([letter, terms]) => before.get(letter) !== terms)).toHaveLength(1);
    expect(after.get("s")).toMatch(/^[0-9a-f]{8}$/u);
  });

  it("has a version of its own for every setting and every word", () => {
    const controller = { ...base.controller, name: "Another shop" };
    const versions = [
      print(base),
      print(base, { days: 190 }),
      print(base, { google: 2 }),
      print({ ...base, controller }),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(4);
    expect(print(base).version).toBe(versions[0]);
    expect(versions[0]).toMatch(/^[0-9a-f]{16}$/u);
  });

  it("asks everybody first where the merchant wants that", () => {
    expect(print(base).optOut).toContain("USCA");
    expect(print(base, { askEverywhere: true })).toMatchObject({ optOut: [], noticeOnly: [] });
  });
});

describe("printHeldHosts()", () => {
  it("waits for every category a recipient serves, not for one of them", () => {
    const recipient = sampleRecipient({
      ...{ id: "both", name: "Both", purposes: ["advertise", "count"], hosts: ["*.both.test"] },
    });
    expect(print(withRecipients(recipient)).hosts).toEqual([["*.both.test", "sm"]]);
  });

  it("holds a counter back although it helps to improve the shop, but not what takes the payment", () => {
    const counter = sampleRecipient({
      ...{ id: "counter", name: "Counter", hosts: ["counter.test"], purposes: ["sell", "count"] },
    });
    const payment = sampleRecipient({
      ...{ id: "pay", knownAs: "klarna", name: "Pay", purposes: ["sell", "advertise"] },
    });
    expect(print(withRecipients(counter, payment)).hosts).toEqual([["counter.test", "s"]]);
  });

  it("lets a needed host through before the wide pattern that would hold it", () => {
    const wide = sampleRecipient({
      ...{ id: "wide", name: "Wide", purposes: ["advertise"], hosts: ["*.example.test"] },
    });
    const needed = sampleRecipient({
      ...{ id: "pay", knownAs: "klarna", name: "Pay", purposes: ["sell"] },
      hosts: ["pay.example.test"],
    });
    expect(print(withRecipients(wide, needed)).hosts).toEqual([
      ["pay.example.test", ""],
      ["*.example.test", "m"],
    ]);
  });

  it("takes the ready table's hosts and a pixel's, and nothing that is no host", () => {
    const meta = sampleRecipient({
      ...{ id: "meta", knownAs: "meta", name: "Meta", purposes: ["advertise"] },
      hosts: ["https://evil.test/<script>", "*", "localhost"],
    });
    const pixel = sampleStoredItem({ id: "px", name: "px.test/tr", purpose: "advertise" });
    const { hosts } = print({
      ...withRecipients(meta),
      storedItems: [...base.storedItems, { ...pixel, kind: "pixel", party: "third" }],
    });
    expect(hosts).toContainEqual(["*.facebook.net", "m"]);
    expect(hosts).toContainEqual(["px.test", "m"]);
    expect(JSON.stringify(hosts)).not.toMatch(/evil|localhost|"\*"/u);
  });

  it("lets Google's tags load in the advanced mode alone, where they are told the choice", () => {
    const google = sampleRecipient({
      ...{ id: "ga", knownAs: "google-analytics", name: "Google", purposes: ["count"] },
    });
    const holds = (mode: 0 | 1 | 2) => print(withRecipients(google), { google: mode }).hosts.length;
    expect([holds(0) > 0, holds(1) > 0, holds(2)]).toEqual([true, true, 0]);
  });

  it("holds nothing back for a category nobody is asked about", () => {
    const counter = sampleRecipient({
      ...{ id: "counter", name: "Counter", hosts: ["counter.test"], purposes: ["count"] },
    });
    const storedItems = base.storedItems.filter(({ purpose }) => purpose !== "count");
    expect(print({ ...withRecipients(counter), storedItems }).hosts).toEqual([]);
  });
});

describe("printHeldItems()", () => {
  it("names where a thing lies, exact names first, and what a pattern must not hold", () => {
    const storedItems = [
      sampleStoredItem({ id: "a", name: "_x*", purpose: "count" }),
      sampleStoredItem({ id: "b", name: "_xcart", purpose: "sell" }),
      sampleStoredItem({ id: "c", name: "_xlong*", purpose: "advertise" }),
      sampleStoredItem({ id: "d", name: "seen", purpose: "count", kind: "local-storage" }),
      sampleStoredItem({ id: "e", name: "far", purpose: "advertise", party: "third" }),
      sampleStoredItem({ id: "f", name: "px.test/tr", purpose: "advertise", kind: "pixel" }),
      sampleStoredItem({ id: "g", name: "**", purpose: "advertise" }),
    ];
    expect(print({ ...base, storedItems }).items).toEqual([
      ["_xcart", "", "c"],
      ["seen", "s", "l"],
      ["far", "m", "x"],
      ["_xlong*", "m", "c"],
      ["_x*", "s", "c"],
    ]);
  });

  it("survives whatever stands in a register, and JSON both ways", () => {
    fc.assert(
      fc.property(randomRegister, (register) => {
        const config = print(register);
        expect(JSON.parse(JSON.stringify(config))).toEqual(config);
        for (const [host, letters] of config.hosts) {
          expect(host).toMatch(/^[a-z0-9.*-]+$/u);
          expect(letters).toMatch(/^p?s?m?$/u);
        }
      }),
      { numRuns: 40 },
    );
    expect(print(hostileRegister()).version).toMatch(/^[0-9a-f]{16}$/u);
  });
});
