import { describe, expect, it } from "vitest";
import type { RequestState } from "../data-requests/admin-ports.ts";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import { refusalsHandled } from "./refusals-handled.ts";

const now = new Date("2026-11-23T10:00:00Z");
const state: RequestState = {
  ...{ id: asDataRequestId("r"), installationId: asInstallationId("i"), kind: "erasure" },
  ...{ status: "completed", receivedAt: now, receivedOn: null, dueAt: now, handedOverAt: null },
  ...{ attentionReason: "writes-refused", hasAnswer: false, timeZone: "Etc/UTC" },
};

describe("refusalsHandled", () => {
  it("takes an ended erasure off the list of what needs a look", () => {
    expect(refusalsHandled.decide(state, now)).toEqual({
      ok: true,
      value: { change: { attentionReason: null }, detail: {} },
    });
  });

  it.each([
    { attentionReason: null },
    { attentionReason: "person-erased" },
    { status: "watching" },
    { kind: "access" },
  ] as const)("has nothing to say of a request with %o", (other) => {
    expect(refusalsHandled.decide({ ...state, ...other }, now)).toEqual({
      ok: false,
      reason: "nothing-refused",
    });
  });
});
