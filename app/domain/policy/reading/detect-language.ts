import type { ReadLanguage } from "./types.ts";

/**
 * Words every text of a language is full of, the languages near it included: a Danish policy must
 * not pass for a Swedish one. Only English and Swedish have rules; the rest is told apart.
 */
const stopWords: Readonly<Record<string, string>> = {
  en: "the and of to you your we our is are for that with this or be not will have by from any may it",
  sv: "och att som är för av på inte med den vi du din ditt dina ett kan till om vid eller från har detta personuppgifter",
  da: "og at det er til på ikke med vi du din dit kan af fra eller har for dig jeg hvis vores oplysninger",
  nb: "og at det er til på ikke med vi du din ditt kan av fra eller har for deg jeg hvis våre opplysninger",
  de: "und der die das ist nicht mit wir sie ihre ihr für von zu auf werden oder den einer daten",
  nl: "en de het van een is niet met wij je uw voor te op worden of dat deze gegevens",
  fr: "et le la les des est pas avec nous vous votre vos pour de du sur ou une données",
  es: "y el la los las es no con nosotros usted su sus para de del sobre una datos",
  it: "e il la gli non con noi lei suo per di del sono una che dati",
  fi: "ja on ei että tai sekä voi tiedot jos kun me sinun henkilötietoja",
  pl: "i w na nie z do jest się lub dane dla od przez",
};
const sets = Object.entries(stopWords).map(
  ([language, words]) => [language, new Set(words.split(" "))] as const,
);
const wordsLookedAt = 20_000;
const leastShare = 0.08;

/** The language most of a policy is written in; `other` for all but English and Swedish. */
export function detectLanguage(texts: readonly string[]): ReadLanguage {
  const words =
    texts
      .join(" ")
      .match(/\p{L}+/gu)
      ?.slice(0, wordsLookedAt) ?? [];
  const counts = sets.map(
    ([language, set]) => [language, words.filter((word) => set.has(word)).length] as const,
  );
  const [best, count] = counts.reduce((one, other) => (other[1] > one[1] ? other : one));
  if (words.length === 0 || count / words.length < leastShare) return "other";
  return best === "en" || best === "sv" ? best : "other";
}
