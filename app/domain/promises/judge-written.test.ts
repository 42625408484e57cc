import { describe, expect, it } from "vitest";
import {
  samplePurpose,
  sampleRecipient,
  sampleRegister,
} from "../../../tests/support/register-fixture.ts";
import type { Register } from "../register/types.ts";
import { judgeWritten } from "./judge-written.ts";
import type { ScanReport, Sighting, WrittenPart } from "./types.ts";

const register: Register = {
  ...sampleRegister(),
  purposes: [
    samplePurpose({ id: "sell", preset: "sell-and-deliver" }),
    samplePurpose({ id: "count", preset: "statistics", noticeCategory: "statistics" }),
    samplePurpose({ id: "advertise", preset: "advertising", noticeCategory: "marketing" }),
  ],
  recipients: [
    sampleRecipient({ id: "one", name: "One", purposes: ["count"], hosts: ["*.one.test"] }),
    sampleRecipient({
      ...{ id: "both", name: "Both", knownAs: "google-analytics" },
      ...{ purposes: ["advertise", "count"], hosts: ["both.test"] },
    }),
    sampleRecipient({ id: "pay", name: "Pay", purposes: ["sell", "count"], hosts: ["pay.test"] }),
  ],
};

const written = (host: string, more: Partial<WrittenPart> = {}): WrittenPart => ({
  ...{ element: "image", host, address: `${host}/1.gif`, place: "body", placeName: "" },
  ...{ isWithoutScript: false, pages: ["home"], ...more },
});

const seen = (more: Partial<Sighting>): Sighting => ({
  ...{ kind: "pixel", name: "px.one.test/1.gif", host: "px.one.test", party: "third", by: null },
  ...{ phases: ["before-choice"], pages: ["home"], lifetimeSeconds: null, ...more },
});

const reportOf = (parts: readonly WrittenPart[], sightings: readonly Sighting[] = []) =>
  ({
    ...{ startedAt: "2026-11-01T10:00:00Z", finishedAt: "2026-11-01T10:05:00Z" },
    ...{ visited: [], leftOut: [], sightings, written: parts },
  }) satisfies ScanReport;

describe("judgeWritten()", () => {
  it("names who needs a yes with all groups it needs, known by the register or the ready table", () => {
    const hosts = ["px.one.test", "both.test", "pay.test", "stranger.test", "connect.facebook.net"];
    const judged = judgeWritten(register, reportOf(hosts.map((host) => written(host))), []);
    expect(judged.map(({ part, categories }) => [part.host, ...categories])).toEqual([
      ["px.one.test", "statistics"],
      ["both.test", "statistics", "marketing"],
      ["connect.facebook.net", "marketing"],
    ]);
  });

  it("leaves out who may load because it is told the choice", () => {
    expect(judgeWritten(register, reportOf([written("both.test")]), ["google-analytics"])).toEqual(
      [],
    );
  });

  it("says whether it was asked before a choice and which cookies its server set then", () => {
    const cookie = seen({ kind: "cookie", name: "uid", by: "http" });
    const late = seen({ kind: "cookie", name: "late", by: "http", phases: ["after-accepting"] });
    const part = written("px.one.test");
    expect(judgeWritten(register, reportOf([part], [seen({}), cookie, late]), [])).toMatchObject([
      { wasAsked: true, cookies: ["uid"] },
    ]);
    expect(judgeWritten(register, reportOf([part], [late]), [])).toMatchObject([
      { wasAsked: false, didRun: false, cookies: [] },
    ]);
    const script = written("px.one.test", { element: "script", address: "px.one.test/a.js" });
    const set = seen({ kind: "cookie", name: "_one", host: "shop.test", by: "px.one.test/a.js" });
    expect(judgeWritten(register, reportOf([script], [set]), [])).toMatchObject([
      { didRun: true, cookies: ["_one"] },
    ]);
    const hidden = written("px.one.test", { isWithoutScript: true });
    expect(judgeWritten(register, reportOf([hidden], [seen({}), cookie]), [])).toMatchObject([
      { wasAsked: false, cookies: [] },
    ]);
  });
});
