/** Regions, groups and stand-ins the names' table knows beside countries. */
const noCountries = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" ");

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

/** Every country's code (ISO 3166-1 alpha-2) that is in use. */
export const countryCodes: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter(isCountryNow);

/** True for a country's code, in capitals. */
export function isCountry(code: string): boolean {
  return countryCodes.includes(code);
}

/** The country's English name; its code where it has none. */
export function countryName(code: string): string {
  return isCountry(code) ? (names.of(code) ?? code) : code;
}

/** Codes of states that are no more have a newer one in their place. */
function isCountryNow(code: string): boolean {
  if (noCountries.includes(code) || names.of(code) === undefined) return false;
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}
