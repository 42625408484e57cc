/**
 * Countries in which the GDPR itself holds: the European Union's, and Iceland, Liechtenstein and
 * Norway (EEA Joint Committee Decision 154/2018). Anywhere else a transfer needs a safeguard (GDPR 44).
 */
const eeaCountries = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
    " ",
  ),
);

/** True for the code (ISO 3166-1 alpha-2, capitals) of a country of the European Economic Area. */
export function isInEea(country: string): boolean {
  return eeaCountries.has(country);
}
