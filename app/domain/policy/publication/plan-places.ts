import { findKnownLanguage, type Language } from "../../shared/language.ts";
import type { PublicationTarget } from "../types.ts";
import type { Place, PlacesSurvey } from "./types.ts";

export type PlacesToPlan = {
  readonly targets: readonly PublicationTarget[];
  readonly languages: readonly Language[];
  readonly survey: Pick<PlacesSurvey, "locales">;
  /** Where the edition before stands: what of it is not written anew is taken away. */
  readonly before: readonly Place[];
};

/** The language of the shop's main locale, which alone `shopPolicyUpdate` writes. */
export function mainLanguageOf({ locales }: Pick<PlacesSurvey, "locales">): Language | undefined {
  const primary = locales.find(({ isPrimary }) => isPrimary);
  return primary === undefined ? undefined : findKnownLanguage(primary.locale);
}

/** The shop's locale for a language; the main one first where two serve it (`pt-PT`, `pt-BR`). */
export function localeOf(
  { locales }: Pick<PlacesSurvey, "locales">,
  language: Language,
): string | undefined {
  const fitting = locales.filter(({ locale }) => findKnownLanguage(locale) === language);
  return (fitting.find(({ isPrimary }) => isPrimary) ?? fitting[0])?.locale;
}

/**
 * The places of an edition in the order they are written: Shopify's policy with the main language
 * first (a translation is registered against it), then the blocks, and last the record that says
 * which edition stands there. A language the shop does not offer has no translation in Shopify.
 */
export function planPlaces({ targets, languages, survey, before }: PlacesToPlan): readonly Place[] {
  const main = mainLanguageOf(survey);
  const planned: Place[] = [];
  if (targets.includes("shopify-policy") && main !== undefined) {
    const others = languages.filter((one) => one !== main && localeOf(survey, one) !== undefined);
    planned.push(...[main, ...others].map((language) => place("shopify-policy", language)));
  }
  if (targets.includes("theme-blocks")) {
    planned.push(...languages.map((language) => place("theme-blocks", language)));
  }
  const left = before.filter(
    (old) =>
      old.language !== "*" &&
      targets.includes(old.target) &&
      !planned.some((one) => isSamePlace(one, old)),
  );
  const record = targets.includes("theme-blocks") ? [place("theme-blocks", "*")] : [];
  return [...planned, ...left, ...record];
}

/** Shop languages that will not find the policy in their own words. */
export function findUnserved(
  survey: Pick<PlacesSurvey, "locales">,
  languages: readonly Language[],
): readonly string[] {
  return survey.locales
    .filter(({ locale }) => {
      const language = findKnownLanguage(locale);
      return language === undefined || !languages.includes(language);
    })
    .map(({ locale }) => locale);
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.target === other.target && one.language === other.language;
}

function place(target: PublicationTarget, language: Place["language"]): Place {
  return { target, language };
}
