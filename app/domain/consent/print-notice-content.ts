import type { Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import { printNoticeConfig } from "./print-notice-config.ts";
import { mostNoticeBytes, noticeBytes, printNoticeWords } from "./print-notice-words.ts";
import type { NoticeVersionContent } from "./record.ts";

export type NoticeContentToPrint = {
  readonly register: Register;
  readonly settings: NoticeSettings;
  /** In which it is shown; the main one among them. */
  readonly languages: readonly Language[];
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** Everything of the notice as it would stand in the shop: its settings, and its words by language. */
export function printNoticeContent({
  register,
  settings,
  languages,
  digest,
}: NoticeContentToPrint): NoticeVersionContent {
  const spoken = [...languages, ...(settings.arabic ? (["ar"] as const) : [])];
  const words = spoken.map((language) => printNoticeWords({ register, language, digest }));
  return {
    config: printNoticeConfig({ register, settings, words, digest }),
    words: Object.fromEntries(words.map((one) => [one.language, one] as const)),
  };
}

/** Whether a page can carry all of it: hosts and names are never left out to make it fit. */
export function isNoticeTooBig({ config, words }: NoticeVersionContent): boolean {
  return [config, ...Object.values(words)].some((part) => noticeBytes(part) > mostNoticeBytes);
}
