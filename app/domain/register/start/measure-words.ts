import type { Language, Words } from "../../shared/language.ts";
import { type PresetTextKey, toPresetWords } from "./preset-texts.ts";

const measures: Readonly<Partial<Record<string, PresetTextKey>>> = {
  encrypted: "measure.encrypted",
  "personal-log-ins": "measure.personal-log-ins",
  "second-factor": "measure.second-factor",
  "few-people": "measure.few-people",
  "left-staff": "measure.left-staff",
  "no-copies": "measure.no-copies",
};

/** The chosen measures as a few plain sentences, in each of the languages. */
export function toMeasureWords(chosen: readonly string[], languages: readonly Language[]): Words {
  const keys = chosen.flatMap((code) => measures[code] ?? []);
  return toPresetWords(keys, languages);
}
