import type { Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import { bulletList, element, type Html } from "./html-element.ts";
import { listChanges } from "./list-changes.ts";
import { createSpeech } from "./speech.ts";

export type ChangesToPrint = {
  readonly before: Register;
  readonly after: Register;
  readonly language: Language;
};

/** What changed between two editions, in words; that nothing did where nothing did. */
export function printChanges(changes: ChangesToPrint): Html {
  const sentences = listChanges(changes);
  return sentences.length === 0
    ? element("p", createSpeech(changes.language).say("changes.none"))
    : bulletList(sentences);
}
