import { describe, expect, it } from "vitest";
import { decideCursor, decidePauseMs } from "./decide-look-in.ts";

const folder = { uidValidity: 7n, uidNext: 41 };
const now = { uidValidity: 7n, lastUid: 40 };

describe("decideCursor()", () => {
  it("begins now at the first look, and goes on from there", () => {
    expect(decideCursor(null, folder)).toEqual({ cursor: now, begins: "first" });
    const cursor = { uidValidity: 7n, lastUid: 12 };
    expect(decideCursor(cursor, folder)).toEqual({ cursor, begins: "goes-on" });
  });

  it("begins now where the numbers of former mails are not valid any more", () => {
    const cursor = { uidValidity: 6n, lastUid: 900 };
    expect(decideCursor(cursor, folder)).toEqual({ cursor: now, begins: "renumbered" });
  });
});

describe("decidePauseMs()", () => {
  it("doubles up to five minutes, and waits longer where a person has to act", () => {
    expect([1, 2, 3].map((failures) => decidePauseMs("no-answer", failures, 1))).toEqual([
      1_000, 2_000, 4_000,
    ]);
    expect(decidePauseMs("no-answer", 50, 1)).toBe(300_000);
    expect(decidePauseMs("auth-failed", 1, 1)).toBe(120_000);
    expect(decidePauseMs("auth-failed", 50, 1)).toBe(3_600_000);
  });

  it("is scattered down to the half", () => {
    expect(decidePauseMs("timeout", 1, 0)).toBe(500);
  });
});
