import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { RegisterVersion } from "../../domain/register/version.ts";
import { createOpenedVersions } from "./opened-versions.server.ts";

const version = (number: number, digest = "a"): RegisterVersion => ({
  ...{ number, digest, at: new Date(0), author: "system", cause: "edited", changeCount: 0 },
  ...{ register: sampleRegister(), changes: [] },
});

describe("createOpenedVersions()", () => {
  it("answers only for a row that has the digest, and for its own shop", () => {
    const opened = createOpenedVersions();
    const kept = opened.keep("one", version(1));
    expect(opened.find("one", { number: 1, digest: "a" })).toBe(kept);
    expect(opened.find("one", { number: 1, digest: "b" })).toBeUndefined();
    expect(opened.find("two", { number: 1, digest: "a" })).toBeUndefined();
  });

  it("lets the longest unused go, and holds a few", () => {
    const opened = createOpenedVersions();
    for (let number = 1; number <= 32; number += 1) opened.keep("one", version(number));
    expect(opened.find("one", { number: 1, digest: "a" })).toBeDefined();
    opened.keep("one", version(33));
    expect(opened.find("one", { number: 1, digest: "a" })).toBeDefined();
    expect(opened.find("one", { number: 2, digest: "a" })).toBeUndefined();
  });
});
