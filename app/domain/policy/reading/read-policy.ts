import { detectLanguage } from "./detect-language.ts";
import { findContacts } from "./find-contacts.ts";
import { findPromises } from "./find-promises.ts";
import { grade } from "./grade.ts";
import { readHtml } from "./read-html.ts";
import { readPlainText } from "./read-plain-text.ts";
import { toSentences } from "./to-sentences.ts";
import type { PolicyFindings, Sentence } from "./types.ts";

/** How a source is written; `detect` looks at it. */
export type SourceFormat = "html" | "text" | "detect";

const tag =
  /<\/?(?:!doctype|html|body|div|p|h[1-6]|ul|ol|li|table|br|span|strong|section|article|main|td|a\s+href)\b[^>]*>/giu;

/** Tells HTML from text: a tag or two of a page's own kind, not a `<` in prose. */
export function looksLikeHtml(source: string): boolean {
  return (source.slice(0, 200_000).match(tag)?.length ?? 0) >= 2;
}

/** A policy's sentences with what gives them their sense, in the order they stand. */
export function readSentences(
  source: string,
  format: SourceFormat = "detect",
): readonly Sentence[] {
  const isHtml = format === "html" || (format === "detect" && looksLikeHtml(source));
  return toSentences(isHtml ? readHtml(source) : readPlainText(source));
}

/**
 * Reads an existing policy, HTML or text: what it promises, how the store is reached, and how it
 * stands against what the law wants said (GDPR 12–22, LEK 2022:482 ch. 9 s. 28, MFL 2008:486
 * ss. 19–20). Rules only: the same text gives the same findings. English and Swedish have rules;
 * of another language nothing but contacts is found, and `language` says so.
 */
export function readPolicy(source: string, format: SourceFormat = "detect"): PolicyFindings {
  const sentences = readSentences(source, format);
  const promises = findPromises(sentences);
  const contacts = findContacts(sentences);
  return {
    language: detectLanguage(sentences.map(({ quote }) => quote)),
    promises,
    contacts,
    required: grade({ sentences, promises, contacts }),
  };
}
