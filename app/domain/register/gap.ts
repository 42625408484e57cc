import type { Language, Words } from "../shared/language.ts";

/** What can be unsaid, or said against itself. */
export const gapCodes = [
  "no-controller-name",
  "no-postal-address",
  "no-controller-country",
  "no-controller-email",
  "no-representative",
  "no-representative-name",
  "no-representative-contact",
  "officer-unknown",
  "no-officer-contact",
  "no-authority",
  "no-purpose",
  "no-purpose-name",
  "no-purpose-description",
  "no-legal-basis",
  "no-legitimate-interest",
  "no-legal-obligation",
  "no-person-categories",
  "no-data-categories",
  "no-sources",
  "no-provision",
  "consent-not-voluntary",
  "no-retention",
  "no-retention-criteria",
  "retention-outlasts-consent",
  "nothing-to-withdraw",
  "necessary-with-consent",
  "no-recipient-name",
  "no-recipient-data",
  "no-recipient-country",
  "no-safeguard",
  "no-adequacy-decision",
  "no-onward-country",
  "onward-inside-eea",
  "no-lifetime",
  "third-party-unnamed",
  "use-not-necessary",
  "sale-unknown",
  "decisions-unknown",
  "no-decision-logic",
  "no-decision-effect",
  "no-security-measures",
  "no-translation", // words of the merchant's own that another language lacks
] as const;
export type GapCode = (typeof gapCodes)[number];

/** Something the law wants said and the register does not say; it blocks publishing. */
export type RegisterGap = {
  /** `controller.email`, `purposes.newsletter.retention`, `recipients.klaviyo.safeguard`, `purposes.own-1.name.sv` … */
  readonly path: string;
  readonly code: GapCode;
  /** `GDPR 13(1)(a)` */
  readonly source: string;
  /** `language`: only that language lacks words; else all faces do. */
  readonly language: Language | null;
};

/** A gap that counts for all faces. */
export function createGap(path: string, code: GapCode, source: string): RegisterGap {
  return { path, code, source, language: null };
}

type Asked = {
  readonly path: string;
  readonly code: GapCode;
  readonly source: string;
  /** The main language first. */
  readonly languages: readonly Language[];
};

/**
 * The gap of words missing in the main language, which counts for all faces; once they are said
 * there, a gap for each other language they are missing in. Before that nobody could translate them.
 */
export function requireWords(words: Words, asked: Asked): readonly RegisterGap[] {
  const isMissing = (language: Language) => (words[language] ?? "").trim() === "";
  const [main, ...others] = asked.languages;
  const gapOf = (language: Language): RegisterGap =>
    createGap(`${asked.path}.${language}`, asked.code, asked.source);
  if (main !== undefined && isMissing(main)) return [gapOf(main)];
  return others.filter(isMissing).map((language) => ({ ...gapOf(language), language }));
}

/** The same for words nobody must write: once said in one language, they are said in all. */
export function requireTranslations(
  words: Words,
  asked: Omit<Asked, "code" | "source">,
): readonly RegisterGap[] {
  const isSaid = Object.values(words).some((text) => text.trim() !== "");
  if (!isSaid) return [];
  return requireWords(words, { ...asked, code: "no-translation", source: "GDPR 12(1)" });
}
