import { safeHref } from "../shared/escape-html.ts";
import { contrastOf, hexColour } from "./contrast.ts";
import type { NoticeFault } from "./notice-ports.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import type { NoticeDesign } from "./types.ts";

/** What nobody can switch off: text is readable, and a choice holds neither too short nor too long. */
export const noticeLimits = {
  /** Of text (WCAG 2.2, 1.4.3). */
  textContrast: 4.5,
  /** Of a button's edge against what lies behind it (WCAG 2.2, 1.4.11). */
  buttonContrast: 3,
  /**
   * The longest six months: nobody is to be asked again before (CNIL, délibération 2020-092, who refused;
   * a yes and a no are kept equally long).
   */
  fewestDays: 184,
  mostDays: 365,
  mostRadius: 24,
  policyUrlLength: 500,
} as const;

/**
 * Faults of what a merchant settled, each with its field; none means it can be published. That buttons
 * are equal in size and order is no setting at all.
 */
export function checkNoticeSettings(settings: NoticeSettings): readonly NoticeFault[] {
  const { design, days, policyUrl } = settings;
  const { fewestDays, mostDays, mostRadius } = noticeLimits;
  return [
    ...(design.look === "own" ? checkColours(design.colours) : checkHex(design.colours)),
    ...(isWithin(design.radius, 0, mostRadius) ? [] : [{ field: "radius", code: "out-of-range" }]),
    ...(isWithin(days, fewestDays, mostDays) ? [] : [{ field: "days", code: "out-of-range" }]),
    ...(isPolicyAddress(policyUrl) ? [] : [{ field: "policyUrl", code: "no-address" }]),
  ];
}

/** Faults of the colours alone, for while they are chosen. */
function checkColours(colours: NoticeDesign["colours"]): readonly NoticeFault[] {
  const wrong = checkHex(colours);
  if (wrong.length > 0) return wrong;
  const { background, text, button, buttonText } = colours;
  const { textContrast, buttonContrast } = noticeLimits;
  const code = "contrast-too-low";
  return [
    ...(contrastOf(text, background) < textContrast ? [{ field: "colours.text", code }] : []),
    ...(contrastOf(buttonText, button) < textContrast
      ? [{ field: "colours.buttonText", code }]
      : []),
    ...(contrastOf(button, background) < buttonContrast ? [{ field: "colours.button", code }] : []),
  ];
}

function checkHex(colours: NoticeDesign["colours"]): readonly NoticeFault[] {
  return Object.entries(colours).flatMap(([name, colour]) =>
    hexColour.test(colour) ? [] : [{ field: `colours.${name}`, code: "no-colour" }],
  );
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}

/** A path of the shop, never of another host (`//`), or an https address. */
function isPolicyAddress(text: string): boolean {
  if (text.length > noticeLimits.policyUrlLength) return false;
  return /^\/(?![/\\])[^\s"'<>\\]*$/u.test(text) || safeHref(text) !== undefined;
}
