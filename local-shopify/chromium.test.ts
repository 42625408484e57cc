import { describe, expect, it } from "vitest";

import { chromiumArguments } from "./chromium.ts";

describe("chromiumArguments()", () => {
  it("sends every request to the stand-in and trusts its certificate alone", () => {
    const route = { proxyUrl: "http://127.0.0.1:1", spkiHash: "abc=" };
    expect(chromiumArguments(route)).toEqual(
      expect.arrayContaining([
        "--proxy-server=http://127.0.0.1:1",
        "--ignore-certificate-errors-spki-list=abc=",
      ]),
    );
  });
});
