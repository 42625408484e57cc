import { createSpeech } from "../policy/speech.ts";
import type { Language } from "../shared/language.ts";
import { createTexts, type TextValues } from "../shared/texts.ts";
import type { SentenceKey } from "../policy/texts/sentences.ts";
import ar from "./texts/ar.json" with { type: "json" };

/** How the notice itself speaks a language; the register speaks its own. */
export type NoticeSpeech = {
  readonly language: Language | "ar";
  readonly say: (key: SentenceKey, values?: TextValues) => string;
  readonly list: (items: readonly string[]) => string;
};

/** The notice's fixed sentences in a language of the register's, or in Arabic. */
export function createNoticeSpeech(language: Language | "ar"): NoticeSpeech {
  if (language !== "ar") return createSpeech(language);
  const { say } = createTexts({ ar }, "ar", "ar");
  const lists = new Intl.ListFormat("ar", { type: "conjunction" });
  return { language, say, list: (items) => lists.format(items) };
}
