import type { Texts } from "../../shared/texts.ts";

/** `displayFinancialStatus` → "Payment status" by dictionary, else "Display financial status". */
export function fieldLabel(texts: Texts, name: string): string {
  return texts.find(`field.${name}`) ?? humanise(name);
}

/** `PARTIALLY_REFUNDED` → "Partially refunded", by dictionary where there is a better word. */
export function valueLabel(texts: Texts, value: string): string {
  return texts.find(`value.${value}`) ?? humanise(value.toLowerCase());
}

/** camelCase, snake_case or kebab-case as words with one capital. */
export function humanise(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/[_\-.\s]+/gu, " ")
    .trim()
    .toLowerCase();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
