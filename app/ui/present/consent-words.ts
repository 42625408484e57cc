import type { Choices, ChoiceAct, DeviceKind, Regime } from "../../domain/consent/types.ts";
import { optionalCategories } from "../../domain/consent/types.ts";
import { type Language, languages } from "../../domain/shared/language.ts";
import { languageName } from "./language-names.ts";

/** How a choice came about, for a list of them. */
export const actWords: Readonly<Record<ChoiceAct, string>> = {
  accept: "Accepted all",
  refuse: "Refused all",
  save: "Chose for themselves",
  withdraw: "Took a yes back",
  "opt-out": "Opted out of sale",
  "opt-in": "Opted in to sale again",
};

export const regimeWords: Readonly<Record<Regime, string>> = {
  "opt-in": "Asked first",
  "opt-out": "May opt out",
  notice: "Only told",
};

export const deviceWords: Readonly<Record<DeviceKind, string>> = {
  phone: "Phone",
  tablet: "Tablet",
  desktop: "Computer",
};

export const categoryWords: Readonly<Record<(typeof optionalCategories)[number], string>> = {
  preferences: "Preferences",
  statistics: "Statistics",
  marketing: "Marketing",
};

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

/** `SE` is Sweden, `USCA` United States (CA); empty where Shopify did not say. Made on the server only. */
export function regionWord(region: string): string {
  const country = region.slice(0, 2);
  if (!/^[A-Z]{2}$/u.test(country)) return region === "" ? "Not known" : region;
  const name = regionNames.of(country) ?? country;
  return region.length > 2 ? `${name} (${region.slice(2)})` : name;
}

/** English name of one of the notice's languages. */
export function noticeLanguageName(language: string): string {
  if (language === "ar") return "Arabic";
  return isLanguage(language) ? languageName(language) : language;
}

function isLanguage(language: string): language is Language {
  return (languages as readonly string[]).includes(language);
}

/** `Statistics, Marketing; no sale`: what was allowed, in words. */
export function choicesWord(choices: Choices): string {
  const allowed = optionalCategories.filter((category) => choices[category]);
  const names = allowed.map((category) => categoryWords[category]).join(", ");
  const sale = choices.sale === false ? "; no sale" : "";
  return `${names === "" ? "Only necessary" : names}${sale}`;
}

/** The beginning tells versions and browsers apart; the whole one is in the export. */
export function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 8)}…` : id;
}
