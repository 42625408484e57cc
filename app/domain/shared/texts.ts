/** Texts of one language by keys of meaning (`mail.answer-ready.subject`). */
export type Dictionary = Readonly<Record<string, string>>;

/** Says texts in one language. */
export type Texts = {
  /** The language really spoken, which may be the fallback. */
  readonly language: string;
  /** The text of a key with its `{names}` filled in; with `count`, the form the number asks for. */
  readonly say: (key: string, values?: TextValues) => string;
  /** The text of a key that may not be there. */
  readonly find: (key: string) => string | undefined;
};

export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Texts in the language asked for (`sv-FI` finds `sv`), else in the fallback.
 * An unknown key is said as itself, so that a page never fails over a word.
 */
export function createTexts(
  dictionaries: Readonly<Record<string, Dictionary>>,
  asked: string,
  fallback = "en",
): Texts {
  const language = findLanguage(dictionaries, asked) ?? fallback;
  const dictionary = dictionaries[language] ?? {};
  const plural = new Intl.PluralRules(language);
  const find = (key: string): string | undefined =>
    Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
  const say = (key: string, values: TextValues = {}): string => {
    const count = values["count"];
    const counted = typeof count === "number" ? find(`${key}.${plural.select(count)}`) : undefined;
    const text = counted ?? find(`${key}.other`) ?? find(key) ?? key;
    return text.replace(/\{(\w+)\}/gu, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  };
  return { language, say, find };
}

/** The language of the dictionaries that serves the one asked for, if any (`sv-FI` → `sv`). */
export function findLanguage(
  dictionaries: Readonly<Record<string, Dictionary>>,
  asked: string,
): string | undefined {
  const base = asked.toLowerCase().split(/[-_]/u)[0] ?? "";
  return Object.hasOwn(dictionaries, base) ? base : undefined;
}
