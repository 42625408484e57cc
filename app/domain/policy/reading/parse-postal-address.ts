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
/** An address as the register keeps it; undefined where no town can be told from the street. */
export function parsePostalAddress(value: string): PostalAddress | undefined {
  const named = countries.find(([name]) => name.test(value));
  const isCountry = (part: string) => named?.[0].test(part) === true && part.length < 26;
  const [street, ...rest] = value
    .split(/\s*[,;|]\s*/u)
    .filter((part) => part !== "" && !isCountry(part));
  const last = rest.at(-1);
  if (street === undefined || last === undefined) return undefined;
  const town = parseTown(last);
  // `Burlington, VT 05401`: the code stands alone, and the town before it.
  const parts = town.city === "" ? rest.slice(0, -2) : rest.slice(0, -1);
  return {
    street: [street, ...parts].join(", "),
    postalCode: town.postalCode,
    city: town.city === "" ? (rest.at(-2) ?? "") : town.city,
    country: named?.[1] ?? town.country,
  };
}

type Town = Pick<PostalAddress, "postalCode" | "city" | "country">;

/** How postal code and town stand together, by the countries that write them so. */
const townForms: readonly {
  readonly form: RegExp;
  readonly country: string;
  readonly isCodeFirst: boolean;
}[] = [
  { form: /^(?:SE?[-–]\s?)?(\d{3}\s?\d{2})\s+(.+)$/iu, country: "SE", isCodeFirst: true },
  { form: /^(.*?)\s*([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/u, country: "GB", isCodeFirst: false },
  { form: /^(?:(.*?)\s)?([A-Z]{2}\s\d{5}(?:-\d{4})?)$/u, country: "US", isCodeFirst: false },
  {
    form: /^((?:[A-Z]{1,2}[-–]\s?)?\d{4,5}(?:\s?[A-Z]{2})?)\s+(.+)$/u,
    country: "",
    isCodeFirst: true,
  },
];

function parseTown(text: string): Town {
  for (const { form, country, isCodeFirst } of townForms) {
    const [, first = "", second = ""] = form.exec(text) ?? [];
    if (second === "") continue;
    const [postalCode, city] = isCodeFirst ? [first, second] : [second, first];
    return { postalCode, city, country };
  }
  return { postalCode: "", city: text, country: "" };
}
