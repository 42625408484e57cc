import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { toDigestText } from "./chain-versions.ts";
import type { Register } from "./types.ts";

const version = { number: 1, at: new Date(0), author: "staff:7", cause: "edited" as const };
const textOf = (register: Register) => toDigestText({ ...version, register, previous: null });

describe("toDigestText()", () => {
  it("is the same for a version from before data could be passed on, which has no list of it", () => {
    const register = sampleRegister();
    const none = register.recipients.map((one) => ({ ...one, onwardTransfers: [] }));
    const text = textOf({ ...register, recipients: none });
    expect(text).not.toContain("onwardTransfers");
    expect(textOf(register)).not.toBe(text);
  });
});
