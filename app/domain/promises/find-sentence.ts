import type { PolicyText } from "../policy/types.ts";
import { type SentenceKey, sentences } from "../policy/texts/sentences.ts";

/**
 * The sentence of a printed policy that comes from one of these keys, as it is printed; null when the
 * policy says none of them.
 */
export function findSentence(text: PolicyText, keys: readonly SentenceKey[]): string | null {
  const dictionary = sentences[text.language] ?? {};
  const pieces = toPieces(text.html);
  for (const key of keys) {
    const sentence = dictionary[key];
    if (sentence === undefined) continue;
    const shape = toShape(sentence);
    const printed = pieces.find((piece) => shape.test(piece));
    if (printed !== undefined) return shape.exec(printed)?.[0] ?? null;
  }
  return null;
}

/** Texts of a page's paragraphs, items and cells, without their markup. */
function toPieces(html: string): readonly string[] {
  return html
    .split(/<\/(?:p|li|td|th|h2|h3)>/u)
    .map((piece) => unescape(piece.replaceAll(/<[^>]*>/gu, "")).trim());
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&amp;": "&",
};

function unescape(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|#x27|amp);/gu, (entity) => entities[entity] ?? entity);
}

/** What was filled in may be anything. */
function toShape(sentence: string): RegExp {
  const fixed = sentence
    .split(/\{\w+\}/u)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(fixed.join(".+?") + (sentence.endsWith("}") ? ".*" : ""), "u");
}
