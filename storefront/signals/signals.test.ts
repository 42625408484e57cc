import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import { decide } from "../decide.ts";
import { findRegime } from "../find-regime.ts";
import type { KeptChoice } from "../types.ts";

const config: NoticeConfig = {
  ...{ v: 1, version: "0123456789abcdef", main: "sv", languages: ["sv"], days: 184 },
  ask: [
    ["p", "00000001"],
    ["s", "00000002"],
    ["m", "00000003"],
  ],
  ...{ hosts: [], items: [], optOut: ["USCA", "CAQC"], noticeOnly: ["BR"] },
  ...{ google: 2, microsoft: true, meta: true, policyUrl: "/policies/privacy-policy" },
  design: {
    ...{ layout: "bar", side: "start", look: "theme", radius: 4, reopen: "button" },
    colours: { background: "#ffffff", text: "#111111", button: "#111111", buttonText: "#ffffff" },
  },
};

type Page = { dataLayer?: ArrayLike<unknown>[]; uetq?: unknown[]; fbq?: unknown };
let page: Page;
beforeEach(() => {
  page = {};
  vi.stubGlobal("window", page);
  vi.resetModules();
});

type Visit = { readonly region?: string; readonly gpc?: boolean; readonly kept?: KeptChoice };

/** Says what it says in the head, then what it says of a later choice. */
async function visit({ region = "", gpc = false, kept }: Visit, later?: KeptChoice) {
  const { startSignals } = await import("./start-signals.ts");
  const { updateSignals } = await import("./update-signals.ts");
  const table = { optOut: config.optOut.join(" "), notice: config.noticeOnly.join(" ") };
  const known = { region, regime: findRegime(region, table), gpc, minutes: 1000 };
  const gate = { state: decide(config, { ...known, kept }), held: [], item: () => "" };
  startSignals(config, gate);
  const say = () => {
    if (!later) return;
    gate.state = decide(config, { ...known, kept: later });
    updateSignals(config, gate.state);
  };
  return { say, dataLayer: () => (page.dataLayer ?? []).map((call) => Array.from(call)) };
}

const yes = (granted: string, sale: boolean | null = null): KeptChoice => ({
  ...{ granted, sale, minutes: 999, id: "0".repeat(32), number: 1 },
  terms: "p00000001~s00000002~m00000003",
});

/** Types in Google's order: the three of ads, analytics, functionality, personalization, security. */
function google(marks: string): Record<string, string> {
  const types = ["ad_storage", "ad_user_data", "ad_personalization", "analytics_storage"];
  const rest = ["functionality_storage", "personalization_storage", "security_storage"];
  const words = new Map([
    ["+", "granted"],
    ["-", "denied"],
  ]);
  return Object.fromEntries(
    [...types, ...rest].map((type, index) => [type, words.get(marks.charAt(index)) ?? ""]),
  );
}

/** Worked out by hand: region, signal, choice; what is said of regions where nobody is asked; what follows. */
const table: readonly (readonly [
  name: string,
  visit: Visit,
  choice: KeptChoice | undefined,
  free: string,
  updates: readonly string[],
])[] = [
  ["nowhere known, no choice", {}, undefined, "+++++++", []],
  ["nowhere known, accepted", {}, yes("psm"), "+++++++", ["+++++++"]],
  ["nowhere known, refused", {}, yes(""), "+++++++", ["------+"]],
  ["nowhere known, statistics", {}, yes("s"), "+++++++", ["---+--+"]],
  ["nowhere known, preferences", {}, yes("p"), "+++++++", ["----+++"]],
  ["nowhere known, marketing", {}, yes("m"), "+++++++", ["+++---+"]],
  ["Sweden, no choice", { region: "SE" }, undefined, "+++++++", ["------+"]],
  ["Sweden, accepted", { region: "SE" }, yes("psm"), "+++++++", ["------+", "+++++++"]],
  ["Sweden, refused", { region: "SE" }, yes(""), "+++++++", ["------+", "------+"]],
  ["Sweden, signal, no choice", { region: "SE", gpc: true }, undefined, "---++++", ["------+"]],
  [
    "Sweden, signal, accepted",
    { region: "SE", gpc: true },
    yes("psm"),
    "---++++",
    ["------+", "+--++++"],
  ],
  ["California, no choice", { region: "USCA" }, undefined, "+++++++", ["+++++++"]],
  ["California, opted out", { region: "USCA" }, yes("", false), "+++++++", ["+++++++", "------+"]],
  [
    "California, no sale alone",
    { region: "USCA" },
    yes("psm", false),
    "+++++++",
    ["+++++++", "+--++++"],
  ],
  ["California, opted in", { region: "USCA" }, yes("psm", true), "+++++++", ["+++++++", "+++++++"]],
  ["California, signal", { region: "USCA", gpc: true }, undefined, "---++++", ["---++++"]],
  ["Brazil, no choice", { region: "BR" }, undefined, "+++++++", ["+++++++"]],
  ["Brazil, refused", { region: "BRSP" }, yes(""), "+++++++", ["+++++++", "------+"]],
  ["returning, statistics", { kept: yes("s") }, undefined, "+++++++", ["---+--+"]],
  ["returning, withdrawn", { kept: yes("psm") }, yes(""), "+++++++", ["+++++++", "------+"]],
];

describe("Google Consent Mode", () => {
  it.each(table)("says what the table says: %s", async (...row) => {
    const [, given, choice, free, updates] = row;
    const { say, dataLayer } = await visit(given, choice);
    say();
    const wait = given.kept ? 0 : 500;
    expect(dataLayer()).toEqual([
      ["consent", "default", { ...google("------+"), wait_for_update: wait }],
      ["consent", "default", { ...google(free), region: ["US-CA", "CA-QC", "BR"] }],
      ["set", "ads_data_redaction", true],
      ...updates.map((marks) => ["consent", "update", google(marks)]),
    ]);
  });

  it("keeps what the page has put there, and is heard by Google only as arguments of a function", async () => {
    page.dataLayer = [["before"]];
    const { dataLayer } = await visit({});
    expect(dataLayer()[0]).toEqual(["before"]);
    expect(Object.prototype.toString.call(page.dataLayer[1])).toBe("[object Arguments]");
  });
});

describe("Microsoft's consent", () => {
  it("follows the category of marketing: a default first, then what was chosen", async () => {
    const { say } = await visit({}, yes("m"));
    say();
    expect(page.uetq).toEqual([
      ...["consent", "default", { ad_storage: "denied" }],
      ...["consent", "update", { ad_storage: "granted" }],
    ]);
  });
});

/** Meta's own snippet, as far as it makes `fbq`. */
function runSnippet(): unknown[][] {
  if (page.fbq) throw new Error("The snippet would stop here and load nothing");
  const queue: unknown[][] = [];
  const fbq = Object.assign((...call: unknown[]) => (fbq.queue ?? []).push(call), {
    queue: undefined as unknown[][] | undefined,
  });
  page.fbq = fbq;
  fbq.queue = queue;
  fbq("init", "1");
  return queue;
}

describe("Meta's consent", () => {
  it("is revoked before the pixel begins, in its own snippet, and granted after a yes", async () => {
    const { say } = await visit({}, yes("m"));
    const queue = runSnippet();
    say();
    expect(queue).toEqual([
      ["consent", "revoke"],
      ["dataProcessingOptions", []],
      ["init", "1"],
      ["consent", "grant"],
      ["dataProcessingOptions", []],
    ]);
  });

  it("limits the use of data where sale is refused in a state with such a law", async () => {
    await visit({ region: "USCA", kept: yes("psm", false) });
    expect(runSnippet().slice(0, 2)).toEqual([
      ["consent", "grant"],
      ["dataProcessingOptions", ["LDU"], 0, 0],
    ]);
  });

  it("is what holds when the pixel comes, not when the page began", async () => {
    const { say } = await visit({}, yes("m"));
    say();
    expect(runSnippet()[0]).toEqual(["consent", "grant"]);
  });
});
