import { describe, expect, it } from "vitest";
import { dueAtOf } from "./deadline.ts";

const due = (receivedAt: string, timeZone: string, receivedOn?: string) =>
  dueAtOf({
    receivedAt: new Date(receivedAt),
    timeZone,
    ...(receivedOn === undefined ? {} : { receivedOn }),
  }).toISOString();

describe("dueAtOf()", () => {
  it("gives thirty days where the month is longer", () => {
    expect(due("2026-03-05T09:00:00Z", "Etc/UTC")).toBe("2026-04-04T09:00:00.000Z");
  });

  it("gives the calendar month where it is shorter", () => {
    expect(due("2026-02-10T09:00:00Z", "Etc/UTC")).toBe("2026-03-10T23:59:59.999Z");
  });

  it("ends on the last day of a month without the day of receipt", () => {
    expect(due("2026-01-31T12:00:00Z", "Etc/UTC")).toBe("2026-02-28T23:59:59.999Z");
    expect(due("2028-01-31T12:00:00Z", "Etc/UTC")).toBe("2028-02-29T23:59:59.999Z");
    expect(due("2028-01-30T12:00:00Z", "Etc/UTC")).toBe("2028-02-29T12:00:00.000Z");
  });

  it("takes the shop's calendar day, not the server's", () => {
    // 28 February 23:30 in UTC is 1 March in Stockholm: the month then has 31 days.
    expect(due("2026-02-28T23:30:00Z", "Europe/Stockholm")).toBe("2026-03-30T23:30:00.000Z");
    // 1 February 01:00 in UTC is 31 January in New York: due by the end of 28 February there.
    expect(due("2026-02-01T01:00:00Z", "America/New_York")).toBe("2026-03-01T04:59:59.999Z");
  });

  it("ends the local day where the clocks changed in between", () => {
    // Stockholm moves to summer time on 29 March 2026: its day ends at 21:59:59 UTC from then on.
    expect(due("2026-02-28T10:00:00Z", "Europe/Stockholm")).toBe("2026-03-28T22:59:59.999Z");
    expect(due("2027-02-28T10:00:00Z", "Europe/Stockholm")).toBe("2027-03-28T21:59:59.999Z");
  });

  it("knows zones half an hour off and days that begin at one o'clock", () => {
    expect(due("2026-02-10T18:30:00Z", "Asia/Kolkata")).toBe("2026-03-11T18:29:59.999Z");
    // In Santiago the clocks jump from midnight to one on 6 September 2026.
    expect(due("2026-09-20T12:00:00Z", "America/Santiago", "2026-09-06")).toBe(
      "2026-10-06T04:00:00.000Z",
    );
  });

  it("counts from the first moment of an earlier day the merchant entered", () => {
    expect(due("2026-03-20T09:00:00Z", "Europe/Stockholm", "2026-03-10")).toBe(
      "2026-04-08T23:00:00.000Z",
    );
  });

  it("ignores an entered day after the webhook", () => {
    expect(due("2026-03-05T09:00:00Z", "Etc/UTC", "2026-03-09")).toBe("2026-04-04T09:00:00.000Z");
  });
});
