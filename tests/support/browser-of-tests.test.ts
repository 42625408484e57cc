import { describe, expect, it } from "vitest";
import { browserOfTests } from "./browser-of-tests.ts";

describe("browserOfTests()", () => {
  const shell = { CHROMIUM_PATH: "/usr/bin/chromium-headless-shell" };
  const there = () => true;

  it("is the headless shell where it is installed", () => {
    expect(browserOfTests({}, there)).toEqual(shell);
    expect(browserOfTests({}, () => false)).toEqual({});
  });

  it("is the browser that is named, and at full size the one that is found", () => {
    expect(browserOfTests({ CHROMIUM_PATH: "/opt/chrome" }, there)).toEqual({});
    expect(browserOfTests({ LAGOM_TEST_SIZE: "full" }, there)).toEqual({});
  });
});
