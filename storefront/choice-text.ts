import type { KeptChoice } from "./types.ts";

/** Name of the cookie, and of its stand-ins where cookies are not to be had. */
export const choiceName = "lagom_choice";

/**
 * A choice as text of at most 100 characters, which is what a consent metafield of Shopify's takes:
 * `1.<letters or ->.<minutes, base 36>.<id>.<number>.<terms>.<sale: 1, 0 or ->`.
 */
export function writeChoiceText(choice: KeptChoice): string {
  const { granted, minutes, id, number, terms, sale } = choice;
  const mark = sale === null ? "-" : Number(sale);
  return `1.${granted || "-"}.${minutes.toString(36)}.${id}.${number}.${terms}.${mark}`;
}

/** How many days a choice holds: the merchant's, and for a no to sale or sharing twelve months at least. */
export function daysOf({ days }: { readonly days: number }, isOptOut: boolean): number {
  return isOptOut ? 366 : days;
}

/** Reads it back; undefined for anything else. */
export function readChoiceText(text: string | null | undefined): KeptChoice | undefined {
  const [version, granted = "", minutes = "", id = "", number, terms = "", sale] = (
    text ?? ""
  ).split(".");
  if (version !== "1" || !sale) return undefined;
  return {
    // "-" is among no letters.
    ...{ granted, id, terms },
    minutes: Number.parseInt(minutes, 36),
    number: Number(number),
    sale: sale === "-" ? null : sale === "1",
  };
}
