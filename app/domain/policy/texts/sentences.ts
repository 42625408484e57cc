import { presetTexts } from "../../register/start/preset-texts.ts";
import type { Language } from "../../shared/language.ts";
import type { Dictionary } from "../../shared/texts.ts";
import bg from "./bg.json" with { type: "json" };
import cs from "./cs.json" with { type: "json" };
import da from "./da.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import el from "./el.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import et from "./et.json" with { type: "json" };
import fi from "./fi.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import ga from "./ga.json" with { type: "json" };
import hr from "./hr.json" with { type: "json" };
import hu from "./hu.json" with { type: "json" };
import is from "./is.json" with { type: "json" };
import it from "./it.json" with { type: "json" };
import lt from "./lt.json" with { type: "json" };
import lv from "./lv.json" with { type: "json" };
import mt from "./mt.json" with { type: "json" };
import nb from "./nb.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import pt from "./pt.json" with { type: "json" };
import ro from "./ro.json" with { type: "json" };
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
  bg,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fi,
  fr,
  ga,
  hr,
  hu,
  is,
  it,
  lt,
  lv,
  mt,
  nb,
  nl,
  pl,
  pt,
  ro,
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

/** Sentences of the cookie notice itself; none of them is counted. */
export const noticeSentenceKeys: readonly SentenceKey[] = sentenceKeys.filter(isNoticeKey);

function isNoticeKey(key: string): key is SentenceKey {
  return key.startsWith("notice.") && Object.hasOwn(en, key);
}

/** Keys (without plural form) the language has no sentence for. */
export function listMissingSentences(language: Language): readonly string[] {
  const dictionary = sentences[language] ?? {};
  const has = new Set(Object.keys(dictionary).map(withoutForm));
  return sentenceKeys.filter((key) => !has.has(key));
}

/** What a reviewer reads of a language: the fixed sentences, and the texts the register suggests. */
export function listTextsToReview(language: Language): Dictionary {
  return { ...sentences[language], ...presetTexts[language] };
}

/**
 * All of them as one text in a fixed order: its digest is what a reviewer signs off, so that
 * changed sentences need another look.
 */
export function textsToReview(language: Language): string {
  const entries = Object.entries(listTextsToReview(language));
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
