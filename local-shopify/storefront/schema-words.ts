import { parseThemeJson } from "./liquid/liquid-source.ts";
import type { ThemeExtension } from "./extensions.ts";

/** Puts an extension's own words in the place of `t:path.of.key`, in English as the editor here speaks. */
export function schemaWords({ engine }: ThemeExtension): (text: string) => string {
  const words = parseThemeJson(engine.source.read("locales/en.default.schema.json") ?? "{}");
  return (text) => {
    if (!text.startsWith("t:")) return text;
    let found: unknown = words;
    for (const step of text.slice(2).split("."))
      found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
    return typeof found === "string" ? found : text;
  };
}
