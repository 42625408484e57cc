import type { PostalAddress } from "../../register/types.ts";

const countries: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Sweden|Sverige)\b/iu, "SE"],
  [/\b(?:United Kingdom|UK|England|Scotland|Wales)\b/iu, "GB"],
  [/\b(?:USA|U\.S\.A\.|United States(?: of America)?)(?!\p{L})/iu, "US"],
  [/\b(?:Norway|Norge)\b/iu, "NO"],
  [/\b(?:Denmark|Danmark)\b/iu, "DK"],
  [/\bFinland\b/iu, "FI"],
  [/\b(?:Germany|Deutschland)\b/iu, "DE"],
  [/\bIreland\b/iu, "IE"],
  [/\bNetherlands\b/iu, "NL"],
  [/\bFrance\b/iu, "FR"],
  [/\bCanada\b/iu, "CA"],
];
const swedishCode = /^(?:SE?[-–]\s?)?(\d{3}\s?\d{2})\s+(.+)$/iu;
const britishCode = /^(.*?)\s*([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/u;
const americanCode = /^(?:(.*?),?\s)?([A-Z]{2}\s\d{5}(?:-\d{4})?)$/u;
const otherCode = /^(?:[A-Z]{1,2}[-–]\s?)?(\d{4,5}(?:\s?[A-Z]{2})?)\s+(.+)$/u;

/** An address as the register keeps it; undefined where no town can be told from the street. */
export function parsePostalAddress(value: string): PostalAddress | undefined {
  const named = countries.find(([name]) => name.test(value));
  const parts = value
    .split(/\s*[,;|]\s*/u)
    .filter((part) => part !== "" && !(named?.[0].test(part) === true && part.length < 26));
  const [street, ...rest] = parts;
  if (street === undefined || rest.length === 0) return undefined;
  const last = rest.join(", ");
  const { postalCode, city, country } = parseTown(last);
  const streets = [street, ...(city === last ? [] : rest.slice(0, -1))];
  const isTownApart = rest.length > 1 && postalCode !== "" && city === "";
  return {
    street: isTownApart ? [street, ...rest.slice(0, -2)].join(", ") : streets.join(", "),
    postalCode,
    city: isTownApart ? (rest.at(-2) ?? "") : city.replace(/^.*, /u, ""),
    country: named?.[1] ?? country,
  };
}

type Town = { readonly postalCode: string; readonly city: string; readonly country: string };

function parseTown(text: string): Town {
  const last = text.split(", ").at(-1) ?? text;
  const swedish = swedishCode.exec(last);
  if (swedish !== null)
    return { postalCode: swedish[1] ?? "", city: swedish[2] ?? "", country: "SE" };
  const british = britishCode.exec(last);
  if (british !== null)
    return { postalCode: british[2] ?? "", city: british[1] ?? "", country: "GB" };
  const american = americanCode.exec(last);
  if (american !== null)
    return { postalCode: american[2] ?? "", city: american[1] ?? "", country: "US" };
  const other = otherCode.exec(last);
  if (other !== null) return { postalCode: other[1] ?? "", city: other[2] ?? "", country: "" };
  return { postalCode: "", city: last, country: "" };
}
