import type { Language, Words } from "../../shared/language.ts";
import bg from "./texts/bg.json" with { type: "json" };
import cs from "./texts/cs.json" with { type: "json" };
import da from "./texts/da.json" with { type: "json" };
import de from "./texts/de.json" with { type: "json" };
import el from "./texts/el.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import et from "./texts/et.json" with { type: "json" };
import fi from "./texts/fi.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };
import ga from "./texts/ga.json" with { type: "json" };
import hr from "./texts/hr.json" with { type: "json" };
import hu from "./texts/hu.json" with { type: "json" };
import is from "./texts/is.json" with { type: "json" };
import it from "./texts/it.json" with { type: "json" };
import lt from "./texts/lt.json" with { type: "json" };
import lv from "./texts/lv.json" with { type: "json" };
import mt from "./texts/mt.json" with { type: "json" };
import nb from "./texts/nb.json" with { type: "json" };
import nl from "./texts/nl.json" with { type: "json" };
import pl from "./texts/pl.json" with { type: "json" };
import pt from "./texts/pt.json" with { type: "json" };
import ro from "./texts/ro.json" with { type: "json" };
import sk from "./texts/sk.json" with { type: "json" };
import sl from "./texts/sl.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

/** A text of the merchant's that Lagom suggests: an interest, a law, a measure. */
export type PresetTextKey = keyof typeof en;

type PresetTexts = Readonly<Record<PresetTextKey, string>>;

/** What Lagom suggests, in every language it speaks; English and Swedish are finished. */
export const presetTexts: Readonly<Record<Language, PresetTexts>> = {
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

/** Suggested texts one after another, in each of the languages. No key, no words. */
export function toPresetWords(
  keys: readonly PresetTextKey[],
  languages: readonly Language[],
): Words {
  if (keys.length === 0) return {};
  const said = languages.map((language) => {
    return [language, keys.map((key) => presetTexts[language][key]).join(" ")] as const;
  });
  return Object.fromEntries(said);
}

/**
 * Which suggested texts a text consists of, in their order; undefined where a single word of it is
 * not Lagom's. White space is nothing.
 */
export function findPresetKeys(
  text: string,
  language: Language,
): readonly PresetTextKey[] | undefined {
  const found: PresetTextKey[] = [];
  let rest = text.replace(/\s+/gu, " ").trim();
  if (rest === "") return undefined;
  while (rest !== "") {
    const key = presetKeys.find((one) => begins(rest, presetTexts[language][one]));
    if (key === undefined) return undefined;
    found.push(key);
    rest = rest.slice(presetTexts[language][key].length).trimStart();
  }
  return found;
}

const isKey = (key: string): key is PresetTextKey => key in en;
const presetKeys: readonly PresetTextKey[] = Object.keys(en).filter(isKey);

function begins(text: string, start: string): boolean {
  return text === start || text.startsWith(`${start} `);
}
