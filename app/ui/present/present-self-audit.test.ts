import { describe, expect, it } from "vitest";
import type { SelfAuditReport, SelfAuditView } from "../../domain/self-audit/types.ts";
import { asStaffUserId } from "../../domain/shared/ids.ts";
import { presentAudit } from "./present-self-audit.ts";

const reader = { timeZone: "Europe/Stockholm", now: new Date("2026-11-23T12:00:00Z") };
const nothing = { tokens: 0, people: 0, findings: [] };
const sources = [
  { place: "database-rows", files: 48, bytes: 1_200_000 },
  { place: "database-files", files: 2, bytes: 16_000, sameBytes: 8_000 },
];
const clean: SelfAuditReport = {
  ...{ tokens: 45, trouble: null },
  before: { sources, plain: nothing, keyed: { tokens: 45, people: 5, findings: [] } },
  after: { sources, plain: nothing, keyed: nothing },
};
const audit: SelfAuditView = {
  ...{ id: "one", status: "passed", startedBy: asStaffUserId("42"), people: 5, report: clean },
  ...{ createdAt: new Date("2026-11-20T09:15:00Z"), finishedAt: null },
};

const present = (change: Partial<SelfAuditView> = {}) =>
  presentAudit({ ...audit, ...change }, { reader, names: new Map([["42", "Store Owner"]]) });

describe("presentAudit()", () => {
  it("says who started it, when, and where it looked", () => {
    expect(present()).toMatchObject({
      ...{ started: "20 Nov 2026, 10:15", by: "Store Owner", people: "5 people" },
      places: [
        { place: "Database, rows", files: "48 tables", size: "1.2 MB" },
        { place: "Database, files", files: "2 files", size: "16.0 kB, 8.0 kB of it in copies" },
      ],
      ...{ findings: [], trouble: null, isRunning: false },
    });
  });

  it("shows that the search before the erasure found everybody", () => {
    const control = (people: number) => {
      const before = { sources, plain: nothing, keyed: { tokens: 9, people, findings: [] } };
      return present({ report: { ...clean, before } }).searches.find(({ id }) => id === "control");
    };
    expect(control(5)?.status).toEqual({ text: "5 of 5 people found", tone: "success" });
    expect(control(4)?.status.tone).toBe("critical");
  });

  it("names the place and the form of what was found", () => {
    const finding = {
      ...{ place: "database-rows", form: "base64 > gzip > plain" },
      ...{ tokens: 2, people: 1 },
    };
    const keyed = { tokens: 2, people: 1, findings: [finding] };
    const shown = present({
      status: "failed",
      report: { ...clean, after: { sources, plain: nothing, keyed } },
    });
    expect(shown.findings).toMatchObject([
      {
        ...{ when: "After, with keys", place: "Database, rows", count: "2 texts" },
        form: "encoded in Base64, compressed with gzip",
      },
    ]);
    expect(shown.searches.at(-1)?.status).toEqual({ text: "2 texts found", tone: "critical" });
  });

  it("says the form of a finding in words, however wide its letters are", () => {
    const formOf = (form: string) => {
      const findings = [{ place: "ledger", form, tokens: 1, people: 1 }];
      const after = { sources, plain: { tokens: 1, people: 1, findings }, keyed: nothing };
      return present({ status: "failed", report: { ...clean, after } }).findings[0]?.form;
    };
    expect(formOf("plain")).toBe("readable as it is");
    expect(formOf("plain utf-16le")).toBe("readable as it is (UTF-16)");
    expect(formOf("opened > pglz > plain")).toBe("opened with a key, compressed by PostgreSQL");
  });

  it("says what helps when it was not carried out, and nothing while it runs", () => {
    const report = { tokens: 0, before: null, after: null, trouble: "scope-not-granted" } as const;
    expect(present({ status: "broken", report }).trouble).toContain("on Home");
    expect(present({ status: "running", report: null })).toMatchObject({
      ...{ isRunning: true, searches: [], trouble: null },
    });
  });
});
