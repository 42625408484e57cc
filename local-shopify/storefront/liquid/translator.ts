import { escapeHtml } from "./escape-html.ts";
import { type LiquidSource, parseThemeJson, readSource } from "./liquid-source.ts";

/** `{{ key | t: name: value }}`: the text of a key with its values put in. */
export type Translate = (key: string, values: Readonly<Record<string, unknown>>) => string;

/**
 * Reads the locale files of a theme or extension: the language asked for (with its region, else
 * without), then the default one. Keys that end in `_html` may hold markup, others are escaped.
 */
export function createTranslate(source: LiquidSource, locale: string): Translate {
  const tables = localeFiles(source, locale).map((name) =>
    parseThemeJson(readSource(source, name)),
  );
  return (key, values) => {
    for (const table of tables) {
      const text = pickText(table, key, { locale, count: values["count"] });
      if (text !== undefined) return putIn(text, values, key.endsWith("_html"));
    }
    return `Translation missing: ${locale}.${key}`;
  };
}

function localeFiles(source: LiquidSource, locale: string): readonly string[] {
  const files = source
    .names()
    .filter((name) => /^locales\/[^/]+\.json$/u.test(name) && !name.includes(".schema."));
  const language = locale.split("-")[0] ?? locale;
  const of = (wanted: string) => files.find((name) => name.split(/[/.]/u)[1] === wanted);
  const wanted = [of(locale), of(language), files.find((name) => name.includes(".default."))];
  return [...new Set(wanted.filter((name) => name !== undefined))];
}

function pickText(
  table: unknown,
  key: string,
  { locale, count }: { readonly locale: string; readonly count: unknown },
): string | undefined {
  let found: unknown = table;
  for (const step of key.split(".")) found = fieldOf(found, step);
  if (count !== undefined && typeof found === "object") {
    const form = new Intl.PluralRules(locale).select(Number(count));
    found = fieldOf(found, form) ?? fieldOf(found, "other");
  }
  return typeof found === "string" ? found : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function putIn(text: string, values: Readonly<Record<string, unknown>>, isHtml: boolean): string {
  const made = text.replace(/\{\{\s*([\w.]+)\s*\}\}/gu, (_whole, name: string) => {
    const value = values[name];
    const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
    return isHtml ? escapeHtml(shown) : shown;
  });
  return isHtml ? made : escapeHtml(made);
}
