import { describe, expect, it } from "vitest";
import { sampleRecipient } from "../../../tests/support/register-fixture.ts";
import { withToolNames } from "./name-tools.ts";

const recipientOf = (id: string, knownAs: string | null, name: string) =>
  sampleRecipient({ id, knownAs, name, purposes: ["statistics"] });
const namesOf = (...recipients: readonly ReturnType<typeof recipientOf>[]) =>
  withToolNames({ recipients }).recipients.map(({ name }) => name);

describe("withToolNames()", () => {
  it("names the tool beside a company that has several", () => {
    const google = "Google Ireland Limited";
    expect(
      namesOf(
        recipientOf("google-analytics", "google-analytics", google),
        recipientOf("google-ads", "google-ads", google),
        recipientOf("klaviyo", "klaviyo", "Klaviyo, Inc."),
      ),
    ).toEqual([`${google} (Google Analytics)`, `${google} (Google Ads)`, "Klaviyo, Inc."]);
  });

  it("says the same of a tool whether or not another stands beside it, so that nothing seems changed", () => {
    const one = recipientOf("google-ads", "google-ads", "Google Ireland Limited");
    expect(namesOf(one)).toEqual(["Google Ireland Limited (Google Ads)"]);
  });

  it("leaves names that say the tool, and those of no known tool", () => {
    const names = ["Google (Google Ads)", "Own company"];
    expect(
      namesOf(
        recipientOf("a", "google-ads", "Google (Google Ads)"),
        recipientOf("b", null, "Own company"),
      ),
    ).toEqual(names);
  });
});
