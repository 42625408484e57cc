import type { Language } from "../../shared/language.ts";
import type { Dictionary } from "../../shared/texts.ts";
import cs from "./cs.json" with { type: "json" };
import da from "./da.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fi from "./fi.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import hr from "./hr.json" with { type: "json" };
import it from "./it.json" with { type: "json" };
import nb from "./nb.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import pt from "./pt.json" with { type: "json" };
import sk from "./sk.json" with { type: "json" };
import sl from "./sl.json" with { type: "json" };
import sv from "./sv.json" with { type: "json" };

type EveryKey = keyof typeof en;

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** A fixed sentence by its meaning; the forms of a counted one share a key. */
export type SentenceKey = EveryKey extends infer Key
  ? Key extends `${infer Counted}.${PluralForm}`
    ? Counted
    : Key
  : never;

/** The fixed sentences of every language that has them. */
export const sentences: Readonly<Partial<Record<Language, Dictionary>>> = {
  cs,
  da,
  de,
  en,
  es,
  fi,
  fr,
  hr,
  it,
  nb,
  nl,
  pl,
  pt,
  sk,
  sl,
  sv,
};

/** Keys without their plural form, in the order of the English file. */
export const sentenceKeys: readonly string[] = [...new Set(Object.keys(en).map(withoutForm))];

/** `unit.days.one` → `unit.days`. */
function withoutForm(key: string): string {
  return key.replace(/\.(?:zero|one|two|few|many|other)$/u, "");
}

/** Keys (without plural form) the language has no sentence for. */
export function listMissingSentences(language: Language): readonly string[] {
  const dictionary = sentences[language] ?? {};
  const has = new Set(Object.keys(dictionary).map(withoutForm));
  return sentenceKeys.filter((key) => !has.has(key));
}

/**
 * All sentences of a language as one text in a fixed order: its digest is what a reviewer signs
 * off, so that changed sentences need another look.
 */
export function textsToReview(language: Language): string {
  const entries = Object.entries(sentences[language] ?? {});
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
