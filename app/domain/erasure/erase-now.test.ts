import { describe, expect, it } from "vitest";
import type { RequestState } from "../data-requests/admin-ports.ts";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import { eraseNow } from "./erase-now.ts";

const now = new Date("2026-11-23T12:00:00Z");
const decide = (over: Partial<RequestState>) =>
  eraseNow.decide(
    {
      id: asDataRequestId("0193b1f0-0000-7000-8000-000000000001"),
      installationId: asInstallationId("0193b1f0-0000-7000-8000-000000000002"),
      ...{ kind: "erasure", status: "received", receivedAt: now, receivedOn: null, dueAt: now },
      ...{ handedOverAt: null, attentionReason: null, hasAnswer: false, timeZone: "Etc/UTC" },
      ...over,
    },
    now,
  );

describe("eraseNow", () => {
  it("puts an erasure that waits to work", () => {
    expect(decide({})).toMatchObject({ ok: true, value: { change: { enqueue: "erase" } } });
  });

  it("is nothing for what runs already, has ended, or is no erasure", () => {
    for (const status of ["running", "watching", "completed", "failed"] as const) {
      expect(decide({ status }).ok).toBe(false);
    }
    expect(decide({ kind: "access" }).ok).toBe(false);
  });
});
