import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { printPolicy } from "../policy/print-policy.ts";
import type { BoardFacts } from "./board-facts.ts";
import { listPromises } from "./list-promises.ts";
import type { ScanReport, WrittenPart } from "./types.ts";

const now = new Date("2026-11-20T12:00:00Z");
const yesterday = new Date("2026-11-19T12:00:00Z");
const register = sampleRegister();

const text = printPolicy({
  ...{ register, before: null, language: "en", number: 1, effectiveOn: "2026-11-01" },
});

const calm: ScanReport = {
  ...{ startedAt: yesterday.toISOString(), finishedAt: yesterday.toISOString(), leftOut: [] },
  visited: [
    { page: "home", phase: "before-choice" },
    { page: "home", phase: "after-refusing" },
  ],
  sightings: [],
  written: [],
};

const none = { open: 0, overdue: 0, lastDoneInTimeAt: null };
const nothing: BoardFacts = {
  ...{ now, register: null, registerNumber: null, gapCount: 0, published: null, scan: null },
  ...{ grantedScopes: [], transmittedTo: [], toldRecipients: [] },
  requests: { access: none, erasure: none, rectification: none },
  retention: { answersPast: 0, keepingsPast: 0, lastEndedAt: null },
  channel: { hasContactAddress: true, lastDeliveredAt: null, failedAt: null },
  notices: { sent: 0, undelivered: 0, waitingTooLong: 0, lastSentAt: null },
};
const well: BoardFacts = {
  ...nothing,
  ...{ register, registerNumber: 3, scan: { id: "s", at: yesterday, report: calm } },
  published: {
    ...{ number: 1, registerNumber: 3, publishedAt: yesterday, text },
    ...{ lastReadBackAt: yesterday, changedElsewhere: [] },
  },
  // With the right to write comes the one to read.
  grantedScopes: ["read_customers", "read_themes", "write_app_proxy", "read_app_proxy"],
};

function linesOf(facts: BoardFacts, state: string): readonly string[] {
  return listPromises(facts).flatMap((line) => (line.state === state ? [line.promise] : []));
}

describe("listPromises()", () => {
  it("shows nothing as kept where nobody has looked", () => {
    expect(linesOf(nothing, "kept")).toEqual([]);
    expect(linesOf(nothing, "broken")).toEqual([]);
  });

  it("has every family of promises, each with a line that quotes the policy as it is printed", () => {
    const lines = listPromises(well);
    const families = new Set(lines.map(({ family }) => family));
    expect(families).toEqual(
      new Set(["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11"]),
    );
    expect(lines.filter(({ sentence }) => sentence === null)).toEqual([]);
    const plain = text.html.replaceAll(/<[^>]*>/gu, "").replaceAll("&#39;", "'");
    expect(lines.filter(({ sentence }) => !plain.includes(sentence ?? "-"))).toEqual([]);
  });

  it("keeps what a fresh scan, a publication and the ledgers show, with when they did", () => {
    expect(linesOf(well, "broken")).toEqual([]);
    const kept = new Map(listPromises(well).map((line) => [line.promise, line.lastKeptAt]));
    expect(kept.get("cookies-declared")).toEqual(yesterday);
    expect(kept.get("policy-stands")).toEqual(yesterday);
    // Nothing in Lagom looks at these yet.
    expect([kept.get("not-sold"), kept.get("unsubscribe-link")]).toEqual([null, null]);
  });

  it("has no promise not to sell of a store that sells, once its policy no longer makes it", () => {
    const selling = { ...register, dataSale: "sold" } as const;
    const html = text.html.replaceAll(/<(?:p|li)>We do not sell[^<]*<\/(?:p|li)>/gu, "");
    const names = (facts: BoardFacts) => listPromises(facts).map(({ promise }) => promise);
    expect(names({ ...well, register: selling })).toContain("not-sold");
    expect(names({ ...nothing, register: selling })).not.toContain("not-sold");
    const published = well.published && { ...well.published, text: { ...text, html } };
    expect(names({ ...well, register: selling, published })).not.toContain("not-sold");
  });

  it("lets a scan of long ago show nothing any more", () => {
    const scan = { id: "s", at: new Date("2026-09-01T12:00:00Z"), report: calm };
    expect(linesOf({ ...well, scan }, "kept")).not.toContain("cookies-declared");
  });

  it("does not call a choice respected while something undeclared was there before it", () => {
    const stranger = {
      ...{ kind: "cookie" as const, name: "stranger", host: "shop.example.test", by: "http" },
      ...{ party: "first" as const, pages: ["home" as const], lifetimeSeconds: null },
      phases: ["before-choice" as const],
    };
    const scan = { id: "s", at: yesterday, report: { ...calm, sightings: [stranger] } };
    expect(linesOf({ ...well, scan }, "broken")).toEqual(["cookies-declared"]);
    expect(linesOf({ ...well, scan }, "unknown")).toContain("cookies-wait");
    expect(linesOf({ ...well, scan }, "kept")).toContain("refusal-holds");
  });

  it("breaks for what the theme writes of somebody who needs a yes, and does not know of strangers", () => {
    const part = (host: string): WrittenPart => ({
      ...{ element: "script", host, address: `${host}/a.js`, place: "head", placeName: "" },
      ...{ isWithoutScript: false, pages: ["home"] },
    });
    const seeing = (host: string): BoardFacts => ({
      ...well,
      scan: { id: "s", at: yesterday, report: { ...calm, written: [part(host)] } },
    });
    expect(linesOf(well, "kept")).toContain("theme-waits");
    expect(linesOf(seeing("www.google-analytics.com"), "broken")).toEqual(["theme-waits"]);
    expect(linesOf(seeing("stranger.test"), "unknown")).toContain("theme-waits");
    const told = { ...seeing("www.google-analytics.com"), toldRecipients: ["google-analytics"] };
    expect(linesOf(told, "kept")).toContain("theme-waits");
  });

  it("puts what is broken first, each with what it is about and where it is put right", () => {
    const broken = listPromises({
      ...well,
      ...{ registerNumber: 4, gapCount: 2, grantedScopes: ["read_products"] },
      transmittedTo: [
        { recipient: "merchant", lastAt: now },
        { recipient: "mystery", lastAt: now },
      ],
      requests: { ...well.requests, erasure: { ...none, overdue: 2 } },
      retention: { answersPast: 1, keepingsPast: 0, lastEndedAt: yesterday },
      channel: { hasContactAddress: true, lastDeliveredAt: yesterday, failedAt: now },
      notices: { ...well.notices, waitingTooLong: 1 },
      published: { ...well.published!, changedElsewhere: ["shopify-policy en"] },
    });
    const firstWhole = broken.findIndex(({ state }) => state !== "broken");
    const first = broken.slice(0, firstWhole);
    expect(broken.slice(firstWhole).every(({ state }) => state !== "broken")).toBe(true);
    expect(
      first.flatMap(({ drifts }) => drifts.map(({ code, subject }) => `${code}: ${subject}`)),
    ).toEqual([
      "policy-behind-register: 4",
      "register-unfinished: 2",
      "scope-beyond-purposes: read_products",
      "undeclared-recipient: mystery",
      "opt-out-channel-silent: contact-mail-returned",
      "policy-changed-elsewhere: shopify-policy en",
      "change-not-told: 1",
      "request-overdue: 2",
      "retention-passed: answers",
      "opt-out-channel-silent: contact-mail-returned",
    ]);
  });

  it("takes whoever gets data for privacy requests for the one who carries Lagom's mail", () => {
    const sent = { ...well, transmittedTo: [{ recipient: "mail-server", lastAt: now }] };
    expect(linesOf(sent, "broken")).toEqual(["recipients-named"]);
    const [first, ...others] = register.recipients;
    const named = {
      ...register,
      recipients: [{ ...first!, purposes: ["privacy-requests"] }, ...others],
    };
    expect(linesOf({ ...sent, register: named }, "broken")).toEqual([]);
  });

  it("wants a notice only where something needs a yes, and one that can be refused", () => {
    const leftOut = (reason: string) => ({
      ...well,
      scan: {
        ...{ id: "s", at: yesterday },
        report: { ...calm, leftOut: [{ phase: "after-refusing" as const, reason }] },
      },
    });
    expect(linesOf(leftOut("no-notice-found"), "broken")).toEqual(["notice-shown"]);
    expect(linesOf(leftOut("no-refuse-button"), "broken")).toEqual(["notice-shown"]);
    const bare = { ...register, storedItems: [] };
    expect(linesOf({ ...leftOut("no-notice-found"), register: bare }, "broken")).toEqual([]);
  });
});
