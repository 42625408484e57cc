import type { PolicyText } from "../types.ts";

/** Bytes of a metafield's part: Shopify takes 65,536 characters in a `multi_line_text_field`. */
const partBytes = 60_000;
const mostParts = 4;

/** What a part holds that is no longer needed: Shopify refuses an empty value. */
export const unusedPart = "<!-- -->";

/** The metafields of one language by key (docs/theme-blocks.md). */
export type BlockFields = Readonly<Record<string, string>>;

/** The fields of a printed policy; undefined when it is longer than four parts hold. */
export function toBlockFields(text: PolicyText): BlockFields | undefined {
  const policy = toParts(`policy_${text.language}`, text.html);
  const cookies = toParts(`cookies_${text.language}`, text.cookieTableHtml);
  return policy === undefined || cookies === undefined ? undefined : { ...policy, ...cookies };
}

/** One text as parts `key`, `key_2` …, cut between blocks; undefined when four do not hold it. */
export function toParts(key: string, html: string): BlockFields | undefined {
  const parts: string[] = [];
  let part = "";
  for (const block of toBlocks(html)) {
    if (byteLength(block) > partBytes) return undefined;
    if (byteLength(part + block) > partBytes) {
      parts.push(part);
      part = "";
    }
    part += block;
  }
  if (part !== "") parts.push(part);
  if (parts.length > mostParts) return undefined;
  return Object.fromEntries(
    parts.map((value, at) => [at === 0 ? key : `${key}_${String(at + 1)}`, value]),
  );
}

/** All keys a language's text may stand in. */
export function blockKeys(names: readonly string[], language: string): readonly string[] {
  return names.flatMap((name) =>
    Array.from({ length: mostParts }, (_, at) =>
      at === 0 ? `${name}_${language}` : `${name}_${language}_${String(at + 1)}`,
    ),
  );
}

/** Fields as one text that can be compared and kept; parts that are not in use count as absent. */
export function toFieldText(fields: BlockFields): string | null {
  const used = Object.entries(fields).filter(([, value]) => value !== unusedPart);
  if (used.length === 0) return null;
  return JSON.stringify(used.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The other way round. Throws on a text `toFieldText` did not write. */
export function readFieldText(text: string): BlockFields {
  const pairs: unknown = JSON.parse(text);
  if (!Array.isArray(pairs)) throw new Error("these are no fields");
  return Object.fromEntries(
    pairs.map((pair: unknown) => {
      if (!Array.isArray(pair)) throw new Error("this is no field");
      return [String(pair[0]), String(pair[1])];
    }),
  );
}

/** Parts are printed one after the other, so a cut may stand behind any element that closes. */
function toBlocks(html: string): readonly string[] {
  return (
    html.match(/[\s\S]*?(?:<\/(?:p|h[1-6]|li|tr|ul|ol|table|section|div|nav|dl)>\s*|$)/gu) ?? []
  );
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
