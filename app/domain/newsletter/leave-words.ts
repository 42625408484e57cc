import { type Language, languages } from "../shared/language.ts";
import { createTexts, type TextValues } from "../shared/texts.ts";
import { leaveTexts, type LeaveTextKey } from "./texts/leave-texts.ts";

/** What the pages and mails about leaving say in one language. */
export type LeaveWords = {
  readonly language: string;
  readonly say: (key: LeaveTextKey, values?: TextValues) => string;
};

/** The words of a language. */
export function createLeaveWords(language: Language): LeaveWords {
  const texts = createTexts(leaveTexts, language);
  return { language: texts.language, say: texts.say };
}

/** Norwegian is asked for by three names. */
const sameAs: Readonly<Record<string, Language>> = { no: "nb", nn: "nb" };

/**
 * The language somebody reads: the first of what their browser asks for (RFC 9110, 12.5.4) that is
 * spoken here, else the shop's.
 *
 * @param asked an `Accept-Language` header, or one language
 */
export function chooseLanguage(asked: string, shopLanguage: string): Language {
  const wanted = asked
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = Number(/q=([\d.]+)/u.exec(rest.join(";"))?.[1] ?? 1);
      return { base: tag.split(/[-_]/u)[0] ?? "", weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const base of [...wanted.map((one) => one.base), shopLanguage.toLowerCase().slice(0, 2)]) {
    const found = languages.find((one) => one === (sameAs[base] ?? base));
    if (found !== undefined) return found;
  }
  return "en";
}
