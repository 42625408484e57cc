import { describe, expect, it } from "vitest";
import type { LogVerdict } from "../../domain/evidence/verify-log.ts";
import type { EvidenceLineView, EvidenceView } from "../../domain/evidence/views.ts";
import { presentEvidence, presentVerdict } from "./present-evidence.ts";

const reader = { timeZone: "Europe/Stockholm", now: new Date("2026-11-23T12:00:00Z") };
const at = new Date("2026-11-20T09:15:00Z");
const line: EvidenceLineView = {
  ...{ seq: 7, at, event: "erasure.completed", hash: "ab".repeat(32), facts: {} },
  ...{ caseId: "01a20000-0000-7000-8000-0000deadbeef", counts: { erase: 3, clear: 12 } },
};
const log: EvidenceView = {
  ...{ logId: "log", startedAt: at, lineCount: 7, headHash: "cd".repeat(32) },
  ...{ prunedThrough: 0, lines: [line], olderBefore: 7, lastCheckpoint: null },
};

describe("presentEvidence()", () => {
  it("says each line in words, with its numbers and its request", () => {
    expect(presentEvidence(log, reader).lines).toEqual([
      {
        ...{ seq: "7", at: "20 Nov 2026, 10:15", text: "Erased as far as Lagom goes" },
        ...{ counts: "3 erased, 12 emptied", hash: line.hash },
        request: { url: `/app/requests/${line.caseId ?? ""}`, reference: "DEADBEEF" },
      },
    ]);
  });

  it("says an event of a later version as its code", () => {
    const lines = [{ ...line, event: "consent.withdrawn", caseId: null, counts: { version: 2 } }];
    expect(presentEvidence({ ...log, lines }, reader).lines[0]).toMatchObject({
      ...{ text: "Consent withdrawn", request: null, counts: "version 2" },
    });
  });

  it("tells when it was last signed, with which key, and what was removed for age", () => {
    expect(presentEvidence(log, reader)).toMatchObject({ publicKey: null });
    const lastCheckpoint = { seq: 7, at, publicKey: "ef".repeat(32) };
    const shown = presentEvidence({ ...log, prunedThrough: 4, lastCheckpoint }, reader);
    expect(shown.publicKey).toBe(lastCheckpoint.publicKey);
    expect(Object.fromEntries(shown.facts)).toMatchObject({
      ...{ "Removed for age": "1 to 4", "Last signed": "Line 7, 20 Nov 2026, 10:15" },
    });
  });
});

describe("presentVerdict()", () => {
  const whole = (signedThrough: number): LogVerdict => ({
    ok: true,
    log: {
      ...{ logId: "log", entries: 7, checkpoints: 1, prunedThrough: 0, signedThrough },
      head: { seq: 7, hash: "ab" },
    },
  });

  it("tells how much of a whole log is signed", () => {
    expect(presentVerdict(whole(7)).text).toContain("7 lines checked");
    expect(presentVerdict(whole(7)).text).toContain("All of it is signed.");
    expect(presentVerdict(whole(6)).text).toContain("1 line at the end will be signed");
  });

  it("names the first broken line and why", () => {
    const verdict = { ok: false, broken: { line: 14, reason: "wrong-hash" } } as const;
    expect(presentVerdict(verdict)).toMatchObject({
      ok: false,
      title: "Broken at line 14 of the export",
      text: expect.stringContaining("changed after it was written") as string,
    });
  });
});
