import { describe, expect, it } from "vitest";
import { sayTakingBack } from "./say-taking-back.ts";

const nobody = { waiting: 0, sent: 0, undelivered: 0, withheld: 0 } as const;

describe("sayTakingBack()", () => {
  it("says how many mails have gone out, and that none takes them back by itself", () => {
    const [first, ...others] = sayTakingBack({ ...nobody, sent: 3 }) ?? [];
    expect(first).toContain("3 mails about it have gone out.");
    expect(first).toContain("is not told by Lagom that it was taken back");
    expect(others).toHaveLength(1);
    expect(sayTakingBack({ ...nobody, waiting: 1 })?.[0]).toContain("1 mail not sent yet");
  });

  it("asks nothing where nobody was told", () => {
    expect(sayTakingBack({ ...nobody, withheld: 2 })).toBeNull();
  });
});
