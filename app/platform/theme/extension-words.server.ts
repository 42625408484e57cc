import { z } from "zod";
import type { ExtensionSource } from "./extension-source.server.ts";

const dictionarySchema = z.record(z.string(), z.unknown());

/** Shopify's `t`: a key's words in the page's language, else in the extension's own. */
export type Translate = (key: string) => string;

/** Reads the extension's words for a page in `locale`. */
export function createTranslate(source: ExtensionSource, locale: string): Translate {
  const files = [`locales/${locale}.json`, `locales/${locale.split("-")[0] ?? ""}.json`];
  const texts = [...files, "locales/en.default.json"].map((file) => source.read(file));
  const dictionaries = texts.flatMap((text) => (text === undefined ? [] : [parse(text)]));
  return (key) => {
    for (const dictionary of dictionaries) {
      const found = find(dictionary, key.split("."));
      if (found !== undefined) return found;
    }
    return `translation missing: ${locale}.${key}`;
  };
}

/** Shopify's files may begin with a comment. */
function parse(text: string): unknown {
  return dictionarySchema.parse(JSON.parse(text.replace(/^\s*\/\*[\s\S]*?\*\//u, "")));
}

function find(dictionary: unknown, steps: readonly string[]): string | undefined {
  let found = dictionary;
  for (const step of steps) {
    const inner = dictionarySchema.safeParse(found);
    found = inner.success ? inner.data[step] : undefined;
  }
  return typeof found === "string" ? found : undefined;
}
