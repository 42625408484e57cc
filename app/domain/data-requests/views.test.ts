import { describe, expect, it } from "vitest";
import { asDataRequestId } from "../shared/ids.ts";
import { isLate, isOpen, toReference } from "./views.ts";

const now = new Date("2026-11-23T12:00:00Z");

describe("isOpen()", () => {
  it("counts an answer that was not handed over yet", () => {
    expect(isOpen("answered")).toBe(true);
  });

  it("does not count what was handed over or completed", () => {
    expect([isOpen("handed-over"), isOpen("completed")]).toEqual([false, false]);
  });
});

describe("isLate()", () => {
  it("is late once the deadline has passed", () => {
    expect(isLate({ status: "answered", dueAt: new Date("2026-11-23T11:59:59Z") }, now)).toBe(true);
  });

  it("is in time at the deadline itself", () => {
    expect(isLate({ status: "received", dueAt: now }, now)).toBe(false);
  });

  it("never calls a handed-over request late", () => {
    expect(isLate({ status: "handed-over", dueAt: new Date("2026-01-01") }, now)).toBe(false);
  });
});

describe("toReference()", () => {
  it("takes the random end of the id, in capitals", () => {
    const id = asDataRequestId("0198c0de-0000-7000-8000-00004f2c91ab");
    expect(toReference(id)).toBe("4F2C91AB");
  });
});
