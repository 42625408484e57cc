import { describe, expect, it } from "vitest";
import { asDataRequestId, asInstallationId } from "../shared/ids.ts";
import type { RequestState } from "./admin-ports.ts";
import { mayFindMore, retry } from "./retry.ts";

const answered: RequestState = {
  id: asDataRequestId("r"),
  installationId: asInstallationId("i"),
  kind: "access",
  status: "answered",
  receivedAt: new Date(0),
  receivedOn: null,
  dueAt: new Date(0),
  handedOverAt: null,
  attentionReason: null,
  hasAnswer: true,
  timeZone: "Etc/UTC",
};

describe("retry", () => {
  it("searches an answered request anew and keeps its answer until then", () => {
    expect(retry.decide(answered, new Date(0))).toMatchObject({
      value: { change: { status: "running", enqueue: "rebuild", searchAnew: true } },
    });
  });

  it.each(["received", "running", "handed-over", "completed"] as const)(
    "leaves a request alone that is %s",
    (status) => {
      const decided = retry.decide({ ...answered, status }, new Date(0));
      expect(decided).toMatchObject({ ok: false, reason: "not-failed" });
    },
  );
});

describe("mayFindMore()", () => {
  it("counts what a permission or a better day can cure, and nothing else", () => {
    expect(mayFindMore([{ code: "scope-not-granted" }])).toBe(true);
    expect(mayFindMore([{ code: "source-failed" }])).toBe(true);
    expect(mayFindMore([{ code: "others-data-left-out" }, { code: "no-api" }])).toBe(false);
  });
});
