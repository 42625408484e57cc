import { describe, expect, it } from "vitest";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import type { RequestState } from "./admin-ports.ts";
import { closeByHand, reopen } from "./close-by-hand.ts";

const now = new Date("2026-11-23T12:00:00Z");
const state = (over: Partial<RequestState>): RequestState => ({
  id: asDataRequestId("0193b1f0-0000-7000-8000-000000000001"),
  installationId: asInstallationId("0193b1f0-0000-7000-8000-000000000002"),
  kind: "erasure",
  status: "received",
  receivedAt: now,
  receivedOn: null,
  dueAt: now,
  handedOverAt: null,
  attentionReason: null,
  hasAnswer: false,
  timeZone: "Europe/Stockholm",
  ...over,
});

describe("closeByHand", () => {
  it("ends the clock of what nobody but the merchant could read", () => {
    const unreadable = state({ kind: "unreadable", status: "needs-attention" });
    expect(closeByHand.decide(unreadable, now)).toMatchObject({
      ok: true,
      value: { change: { status: "completed", completedAt: now } },
    });
  });

  it("drops the body nobody could read, and no other", () => {
    const unreadable = state({ kind: "unreadable", status: "needs-attention" });
    expect(closeByHand.decide(unreadable, now)).toMatchObject({
      value: { change: { forgetBody: true } },
    });
    const access = state({ kind: "access", status: "needs-attention" });
    expect(closeByHand.decide(access, now)).not.toMatchObject({
      value: { change: { forgetBody: true } },
    });
  });

  it("never closes an erasure: what Lagom holds on the person would stay", () => {
    for (const status of ["received", "failed", "needs-attention"] as const) {
      expect(closeByHand.decide(state({ status }), now).ok).toBe(false);
    }
  });

  it("never closes an access request that Lagom answers itself", () => {
    expect(closeByHand.decide(state({ kind: "access", status: "answered" }), now).ok).toBe(false);
  });

  it("closes an access request that Lagom cannot go on with", () => {
    const stuck = state({ kind: "access", status: "needs-attention" });
    expect(closeByHand.decide(stuck, now).ok).toBe(true);
  });

  it("is no way to close what is closed already", () => {
    expect(closeByHand.decide(state({ kind: "unreadable", status: "completed" }), now).ok).toBe(
      false,
    );
  });
});

describe("reopen", () => {
  it("brings an unreadable request back to where it needs a look", () => {
    const closed = state({ kind: "unreadable", status: "completed" });
    expect(reopen.decide(closed, now)).toMatchObject({
      ok: true,
      value: { change: { status: "needs-attention", completedAt: null } },
    });
  });
});
