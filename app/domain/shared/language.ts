/**
 * The languages Lagom speaks to shoppers: the 24 official ones of the European Union
 * (Regulation 1/1958, Art. 1, as amended) with Norwegian and Icelandic for the rest of the EEA.
 */
export const languages = [
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fi",
  "fr",
  "ga",
  "hr",
  "hu",
  "is",
  "it",
  "lt",
  "lv",
  "mt",
  "nb",
  "nl",
  "pl",
  "pt",
  "ro",
  "sk",
  "sl",
  "sv",
] as const;

/** A language as BCP 47 writes it, without region. */
export type Language = (typeof languages)[number];

/** Languages whose fixed sentences were finished with the app; the others wait for somebody who reads them. */
export const finishedLanguages: readonly Language[] = ["en", "sv"];

/** Words of the merchant's own by language. A language without them shows the gap, never another's words. */
export type Words = Readonly<Partial<Record<Language, string>>>;

/** The language a locale asks for (`sv-FI`, `no`, `pt_BR`), if Lagom speaks it. */
export function findKnownLanguage(locale: string): Language | undefined {
  const base = locale.toLowerCase().split(/[-_]/u)[0] ?? "";
  // Norwegian is asked for as no, nb or nn; bokmål serves them all.
  const wanted = base === "no" || base === "nn" ? "nb" : base;
  return languages.find((language) => language === wanted);
}
