import type { PolicyGap } from "../../domain/policy/check-publishable.ts";
import type { Register } from "../../domain/register/types.ts";
import { countryCodes, countryName } from "../../domain/shared/country.ts";
import type { Language } from "../../domain/shared/language.ts";
import { type ShownGap, presentGaps } from "./present-gaps.ts";

/** What every page that edits the register knows. */
export type RegisterFacts = {
  readonly number: number;
  readonly mayConfigure: boolean;
  /** The version just saved, while it is the newest: it can be undone. */
  readonly undoable: number | null;
  /** What the law still wants said on this page. */
  readonly gaps: readonly ShownGap[];
  /** The field somebody was sent to. */
  readonly focus: string | null;
  readonly mainLanguage: Language;
};

export type ShownOption = { readonly value: string; readonly label: string };
export type ShownCountryOption = ShownOption;

/** The gaps of one page: of one item where it is named, else of a section's own fields. */
export function gapsWithin(
  gaps: readonly PolicyGap[],
  register: Register,
  prefixes: readonly string[],
): readonly ShownGap[] {
  const isWithin = ({ path }: PolicyGap) =>
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`));
  const isHere = ({ language }: PolicyGap) =>
    language === null || language === register.mainLanguage;
  return presentGaps(
    gaps.filter((gap) => isWithin(gap) && isHere(gap)),
    register,
  );
}

/** Every country by its English name. */
export const countryOptions: readonly ShownCountryOption[] = countryCodes
  .map((value) => ({ value, label: countryName(value) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
