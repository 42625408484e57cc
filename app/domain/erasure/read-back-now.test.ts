import { describe, expect, it } from "vitest";
import type { RequestState } from "../data-requests/admin-ports.ts";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import { readBackNow } from "./read-back-now.ts";

const now = new Date("2026-11-23T10:00:00Z");
const state: RequestState = {
  ...{ id: asDataRequestId("r"), installationId: asInstallationId("i"), kind: "erasure" },
  ...{ status: "watching", receivedAt: now, receivedOn: null, dueAt: now, handedOverAt: null },
  ...{ attentionReason: null, hasAnswer: false, timeZone: "Etc/UTC" },
};

describe("readBackNow", () => {
  it("puts a look in the queue while Shopify's own erasure is watched", () => {
    expect(readBackNow.decide(state, now)).toEqual({
      ok: true,
      value: { change: { enqueue: "read-back" }, detail: {} },
    });
  });

  it.each(["received", "running", "completed", "needs-attention"] as const)(
    "has nothing to look for in a request that is %s",
    (status) => {
      expect(readBackNow.decide({ ...state, status }, now)).toEqual({
        ok: false,
        reason: "not-watching",
      });
    },
  );
});
