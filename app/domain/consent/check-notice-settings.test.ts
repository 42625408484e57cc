import { describe, expect, it } from "vitest";
import { checkNoticeSettings } from "./check-notice-settings.ts";
import { contrastOf } from "./contrast.ts";
import { initialNoticeSettings, type NoticeSettings } from "./notice-settings.ts";
import type { NoticeDesign } from "./types.ts";

const withColours = (colours: Partial<NoticeDesign["colours"]>): NoticeSettings => {
  const { design } = initialNoticeSettings;
  return {
    ...initialNoticeSettings,
    design: { ...design, look: "own", colours: { ...design.colours, ...colours } },
  };
};
const faults = (settings: NoticeSettings) =>
  checkNoticeSettings(settings).map(({ field, code }) => `${field} ${code}`);

describe("checkNoticeSettings()", () => {
  it("finds nothing in a notice nobody has touched, in its own colours either", () => {
    expect(faults(initialNoticeSettings)).toEqual([]);
    expect(faults(withColours({}))).toEqual([]);
  });

  it("refuses text that is hard to read and a button that cannot be seen", () => {
    expect(faults(withColours({ text: "#777777" }))).toEqual(["colours.text contrast-too-low"]);
    expect(faults(withColours({ text: "#767676" }))).toEqual([]);
    expect(faults(withColours({ button: "#f0f0f0" }))).toEqual([
      "colours.buttonText contrast-too-low",
      "colours.button contrast-too-low",
    ]);
  });

  it.each(["red", "#fff", "#12345g", "#1234567", "#ffffff;background:url(//evil.test)", ""])(
    "takes no other way of writing a colour: %j",
    (background) => {
      expect(faults(withColours({ background }))).toEqual(["colours.background no-colour"]);
      const { design } = withColours({ background });
      const themed = { ...initialNoticeSettings, design: { ...design, look: "theme" as const } };
      expect(faults(themed)).toEqual(["colours.background no-colour"]);
    },
  );

  it("keeps the time a choice holds between six months and a year, and corners within bounds", () => {
    for (const days of [183, 366, 200.5, Number.NaN]) {
      expect(faults({ ...initialNoticeSettings, days })).toEqual(["days out-of-range"]);
    }
    const design = { ...initialNoticeSettings.design, radius: 25 };
    expect(faults({ ...initialNoticeSettings, design })).toEqual(["radius out-of-range"]);
  });

  it("takes a path of the shop or an https address for the policy, and no script or other host", () => {
    const of = (policyUrl: string) => faults({ ...initialNoticeSettings, policyUrl });
    expect([of("/pages/privacy"), of("https://example.test/policy")]).toEqual([[], []]);
    for (const address of [
      "javascript:alert(1)",
      "//evil.test",
      "/\\evil.test",
      "http://x.test",
      "",
      "/a b",
    ]) {
      expect(of(address), address).toEqual(["policyUrl no-address"]);
    }
  });
});

describe("contrastOf()", () => {
  it("counts as WCAG does, either way round", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastOf("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
    expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(contrastOf("white", "#000000")).toBe(1);
  });
});
