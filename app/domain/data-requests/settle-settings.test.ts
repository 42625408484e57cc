import { describe, expect, it } from "vitest";
import { settleSettings, settleShopFacts } from "./settle-settings.ts";

const entered = {
  contactEmail: "privacy@fjallglimt.example.test",
  timeZone: "Europe/Stockholm",
  answerLanguage: "sv",
  answerLifeDays: "30",
};
const facts = {
  contactEmail: "hej@fjallglimt.example.test",
  timeZone: "Europe/Stockholm",
  language: "sv-SE",
  country: "SE",
};

/** What a mail program would take for several addresses, or for more than an address. */
const noSingleAddress = [
  "a@x.test,b@y.test",
  "a@x.test;c@z.test",
  "a@x.test,b@y.test;c@z.test",
  "<a@x.test>",
  "Anna<a@x.test>",
  "group:a@x.test;",
  '"a,b"@x.test',
  "a(comment)@x.test",
  "a@b@x.test",
  "a@[127.0.0.1]",
];

describe("settleSettings()", () => {
  it("takes what is entered", () => {
    expect(settleSettings(entered)).toEqual({
      ok: true,
      value: { ...entered, answerLifeDays: 30 },
    });
  });

  it("takes no contact address as none", () => {
    expect(settleSettings({ ...entered, contactEmail: " " })).toMatchObject({
      ok: true,
      value: { contactEmail: null },
    });
  });

  it.each(noSingleAddress)("refuses %s, for mails go to one address", (contactEmail) => {
    expect(settleSettings({ ...entered, contactEmail })).toMatchObject({
      ok: false,
      reason: [{ field: "contactEmail" }],
    });
  });

  it("names every fault at its field", () => {
    const settled = settleSettings({
      contactEmail: "nobody",
      timeZone: "Mars/Phobos",
      answerLanguage: "tlh",
      answerLifeDays: "400",
    });
    expect(settled.ok ? [] : settled.reason.map(({ field }) => field)).toEqual([
      "contactEmail",
      "timeZone",
      "answerLanguage",
      "answerLifeDays",
    ]);
  });
});

describe("settleShopFacts()", () => {
  it("answers Swedish shops in Swedish, and those without texts in English", () => {
    expect(settleShopFacts(facts)).toEqual({ ...facts, language: "sv" });
    expect(settleShopFacts({ ...facts, language: "ja" }).language).toBe("en");
  });

  it("counts in UTC where the zone is not known here", () => {
    expect(settleShopFacts({ ...facts, timeZone: "Mars/Phobos" }).timeZone).toBe("Etc/UTC");
  });

  it("takes over no country there is not", () => {
    expect(settleShopFacts({ ...facts, country: "ZZ" }).country).toBeNull();
  });

  it("takes no list of addresses over", () => {
    expect(
      settleShopFacts({ ...facts, contactEmail: "a@x.test,b@y.test" }).contactEmail,
    ).toBeNull();
  });
});
