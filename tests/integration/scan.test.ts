import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tracker } from "../../local-shopify/online-store/trackers.ts";
import { createAdminApi } from "../../local-shopify/graphql/admin-api.ts";
import { startForTest, type TestPlatform } from "../../local-shopify/testing/start-for-test.ts";
import type { BoardFacts } from "../../app/domain/promises/board-facts.ts";
import { listPromises } from "../../app/domain/promises/list-promises.ts";
import {
  addPicked,
  proposeFromSightings,
} from "../../app/domain/promises/propose-from-sightings.ts";
import type { ScanReport } from "../../app/domain/promises/types.ts";
import type { Register } from "../../app/domain/register/types.ts";
import { createLog } from "../../app/logging/log.server.ts";
import { createStorefrontScanner } from "../../app/scan/storefront-scanner.server.ts";
import { sampleRegister } from "../support/register-fixture.ts";

const shop = "skogen.myshopify.com";
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

const plant = (more: Partial<Tracker> & Pick<Tracker, "id" | "kind" | "name">): Tracker => ({
  ...{ host: "cdn.tracker.example.test", seconds: null, when: "always" },
  ...more,
});
const trackers: readonly Tracker[] = [
  plant({ id: "a", kind: "script-cookie", name: "_planted", seconds: 86_400 * 30 }),
  plant({ id: "b", kind: "http-cookie", name: "planted_http", host: null, seconds: 3_600 }),
  plant({ id: "c", kind: "local-storage", name: "plantedLocal" }),
  plant({ id: "d", kind: "pixel", name: "plantedPixel", host: "px.tracker.example.test" }),
  plant({ id: "e", kind: "iframe", name: "plantedFrame", host: "video.example.test" }),
  plant({ id: "f", kind: "script-cookie", name: "_after_yes", when: "after-consent" }),
];

let platform: TestPlatform;
let report: ScanReport;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    shops: [{ shop, seed: 7, customers: 2, orders: 2, hardPeople: false }],
  });
  const { onlineStore } = platform.client;
  await onlineStore.plantTrackers({ shop, trackers: [...trackers] });
  await onlineStore.setAutoManaged({ shop, on: true, feature: "banner" });
  const { proxyUrl } = await platform.client.browser();
  const scanner = createStorefrontScanner({
    chromium: process.env["CHROMIUM_PATH"],
    extraArguments: [platform.local.appEnvironment()["CHROMIUM_ARGUMENTS"] ?? ""],
    proxy: proxyUrl,
    log: createLog("warn"),
    patience: { settleMs: 400, pauseMs: 10, noticeMs: 3_000 },
  });
  const storefront = { origin: `https://${shop}`, hosts: [shop], password: null };
  const scanned = await scanner.scan(
    { ...storefront, language: "sv", selectors: null },
    { signal: AbortSignal.timeout(150_000), onProgress: () => Promise.resolve() },
  );
  if (!scanned.ok) throw new Error(scanned.reason);
  report = scanned.value;
});
afterAll(() => platform.close());

/** What was planted, as a scan says it. */
const isPlanted = (name: string) => /planted|_after_yes|tracker-/u.test(name);

function linesOf(kinds: (kind: string) => boolean): readonly string[] {
  return report.sightings
    .filter(({ kind, name }) => kinds(kind) && isPlanted(name))
    .map((seen) => {
      const by = seen.by ?? "?";
      return `${seen.kind} ${seen.name} (${seen.party}) by ${by}: ${[...seen.phases].sort().join(", ")}`;
    })
    .sort();
}

const always = "after-accepting, after-refusing, before-choice";
const cdn = "cdn.tracker.example.test/trackers";

describe("a scan of the local storefront", () => {
  it("lists exactly what was planted, with who set it and when", () => {
    expect(report.leftOut).toEqual([]);
    expect(linesOf((kind) => kind !== "request")).toEqual([
      `cookie _after_yes (first) by ${cdn}/tracker-f.js: after-accepting`,
      `cookie _planted (first) by ${cdn}/tracker-a.js: ${always}`,
      `cookie plantedFrame (third) by http: ${always}`,
      `cookie plantedPixel (third) by http: ${always}`,
      `cookie planted_http (first) by http: ${always}`,
      `local-storage plantedLocal (first) by ${cdn}/tracker-c.js: ${always}`,
      `pixel px.tracker.example.test/trackers/tracker-d.gif (third) by ${shop}/: ${always}`,
    ]);
  });

  it("says for how long, and finds nothing beside it that is not Shopify's", () => {
    const life = new Map(report.sightings.map((seen) => [seen.name, seen.lifetimeSeconds]));
    expect(life.get("_planted")).toBeCloseTo(86_400 * 30, -2);
    expect(life.get("_after_yes")).toBeNull();
    const rest = report.sightings.filter(
      ({ kind, name }) => kind !== "request" && !isPlanted(name),
    );
    expect(rest.map(({ name }) => name).sort()).toEqual([
      "_shopify_analytics",
      "_shopify_essential",
      "_shopify_marketing",
      "_tracking_consent",
      "localization",
    ]);
  });
});

const none = { open: 0, overdue: 0, lastDoneInTimeAt: null };

function broken(register: Register): readonly string[] {
  const facts: BoardFacts = {
    ...{ now: new Date(report.finishedAt), register, registerNumber: 1, gapCount: 0 },
    ...{ published: null, grantedScopes: [], transmittedTo: [], toldRecipients: [] },
    scan: { id: "s", at: new Date(report.finishedAt), report },
    requests: { access: none, erasure: none, rectification: none },
    retention: { answersPast: 0, keepingsPast: 0, lastEndedAt: null },
    channel: { hasContactAddress: true, lastDeliveredAt: null, failedAt: null },
    notices: { sent: 0, undelivered: 0, waitingTooLong: 0, lastSentAt: null },
  };
  return listPromises(facts).flatMap(({ state, promise, drifts }) =>
    state === "broken" ? drifts.map(({ subject }) => `${promise}: ${subject}`) : [],
  );
}

describe("the board after a scan", () => {
  it("is red for what was planted and is not in the register, and no more once it is declared", () => {
    const register = sampleRegister();
    expect(broken(register)).toContain("cookies-declared: _planted");
    expect(broken(register)).toContain("recipients-named: px.tracker.example.test");
    const known = { findThing: () => undefined, findCompany: () => undefined };
    const proposals = proposeFromSightings(register, report, known);
    const picks = proposals.map(({ id }) => ({ id, purpose: "sell-and-deliver" }));
    expect(broken(addPicked(register, proposals, picks))).toEqual([]);
    const butOne = picks.filter(({ id }) => !id.endsWith("_planted"));
    expect(broken(addPicked(register, proposals, butOne))).toEqual(["cookies-declared: _planted"]);
  });
});
