import { eeaCountries } from "../register/known/countries.ts";
import type { Regime } from "./types.ts";

/** Day on which the table was last looked through. */
export const regionsVersion = "2026-11-23";

/** What holds in a country or, with a subdivision, in a part of it. */
export type RegionRule = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What follows the hyphen in ISO 3166-2; null for the whole country. */
  readonly subdivision: string | null;
  readonly regime: Regime;
  /**
   * Since when the law asks that a signal of the browser (Global Privacy Control) counts as an opt-out;
   * null where it does not. It is honoured wherever it is sent, all the same.
   */
  readonly signalSince: string | null;
  /** YYYY-MM-DD; null where the rule is older than anything it concerns here. */
  readonly since: string | null;
  readonly source: string;
};

type StateRow = readonly [state: string, since: string, signalSince: string | null, law: string];

/**
 * States where data may be sold, or used for targeted advertising, until somebody says no. How each row was
 * checked: docs/notice-regions.md. Oklahoma (from 2027-01-01) and Alabama (from 2027-05-01) are still to come.
 */
const optOutStates: readonly StateRow[] = [
  ["CA", "2020-01-01", "2020-08-14", "Cal. Civ. Code 1798.120, 1798.135; 11 CCR 7025, 7026"],
  ["CO", "2023-07-01", "2024-07-01", "Colo. Rev. Stat. 6-1-1306(1)(a); 4 CCR 904-3, part 5"],
  ["CT", "2023-07-01", "2025-01-01", "Conn. Gen. Stat. 42-518, 42-520(e)"],
  ["DE", "2025-01-01", "2026-01-01", "6 Del. C. 12D-104, 12D-106"],
  // Only for the largest companies; what is stricter is chosen for all.
  ["FL", "2024-07-01", null, "Fla. Stat. 501.705"],
  ["IA", "2025-01-01", null, "Iowa Code 715D.3"],
  ["IN", "2026-01-01", null, "Ind. Code 24-15-3-1"],
  ["KY", "2026-01-01", null, "Ky. Rev. Stat. 367.3615"],
  ["MD", "2025-10-01", "2025-10-01", "Md. Code, Com. Law 14-4705, 14-4707"],
  ["MN", "2025-07-31", "2025-07-31", "Minn. Stat. 325M.14"],
  ["MT", "2024-10-01", "2025-01-01", "Mont. Code 30-14-2808, 30-14-2809"],
  // Only from those who have to honour such signals in another state.
  ["NE", "2025-01-01", "2025-01-01", "Neb. Rev. Stat. 87-1107, 87-1111"],
  ["NH", "2025-01-01", "2025-01-01", "N.H. Rev. Stat. 507-H:4, 507-H:6"],
  ["NJ", "2025-01-15", "2025-07-15", "N.J. Stat. 56:8-166.10, 56:8-166.11"],
  // Sale alone, and only by those who run a web site.
  ["NV", "2019-10-01", null, "Nev. Rev. Stat. 603A.345"],
  ["OR", "2024-07-01", "2026-01-01", "Or. Rev. Stat. 646A.574, 646A.578"],
  ["RI", "2026-01-01", null, "R.I. Gen. Laws 6-48.1-5"],
  ["TN", "2025-07-01", null, "Tenn. Code 47-18-3304"],
  ["TX", "2024-07-01", "2025-01-01", "Tex. Bus. & Com. Code 541.051, 541.055(e)"],
  ["UT", "2023-12-31", null, "Utah Code 13-61-201"],
  ["VA", "2023-01-01", null, "Va. Code 59.1-577"],
];

const otherStates: readonly string[] = [
  ...["AK", "AL", "AR", "AZ", "DC", "GA", "HI", "ID", "IL", "KS", "LA", "MA", "ME", "MI"],
  ...["MO", "MS", "NC", "ND", "NM", "NY", "OH", "OK", "PA", "SC", "SD", "VT", "WA", "WI"],
  ...["WV", "WY"],
];

/** All of Canada but Quebec. */
const provinces: readonly string[] = [
  ...["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "SK", "YT"],
];

const federalLaw = "PIPEDA, Schedule 1, 4.3; OPC, guidelines on online behavioural advertising";

/** Provinces whose own law holds for shops in the federal one's place. */
const provincialLaws: Readonly<Record<string, string>> = {
  AB: "Personal Information Protection Act (Alberta), s. 8(3): notice, and time to decline",
  BC: "Personal Information Protection Act (British Columbia), s. 8(3): notice, and time to decline",
};

type CountryRow = readonly [country: string, since: string | null, source: string];

/** Asked before anything is stored. */
const optInCountries: readonly CountryRow[] = [
  ...eeaCountries.map((country): CountryRow => {
    return [country, null, "Directive 2002/58/EC, Art. 5(3); GDPR 4(11), 7"];
  }),
  // Some statistics need no consent since the Data (Use and Access) Act 2025; the notice asks all the same.
  ["GB", null, "Privacy and Electronic Communications Regulations 2003, reg. 6; UK GDPR"],
  ["GG", null, "Data Protection (Bailiwick of Guernsey) Law, 2017, s. 10"],
  ["IM", null, "Data Protection (Application of GDPR) Order 2018"],
  ["JE", null, "Data Protection (Jersey) Law 2018, Art. 11"],
  // The law asks to be told and to be able to refuse; the authority asks for consent to profiling.
  ["CH", "2025-01-22", "Fernmeldegesetz, Art. 45c; FDPIC, guidelines on cookies"],
  ["BR", "2022-10-18", "LGPD (Lei 13.709/2018), Art. 7(I), 8; ANPD, Guia Cookies"],
  // For cookies alone the law asks to be told and to be able to refuse (Art. 30(1)); what is stricter is chosen.
  ["KR", null, "Personal Information Protection Act, Art. 15, 22"],
  ["TH", "2022-06-01", "Personal Data Protection Act B.E. 2562, s. 19"],
  ["TR", "2022-06-20", "Law 6698, Art. 5; KVKK, guideline on cookies"],
];

/** Told what is stored and why; no consent is asked for, no opt-out laid down for it. */
const noticeCountries: readonly CountryRow[] = [
  ["AU", "2014-03-12", "Privacy Act 1988, Australian Privacy Principle 5"],
  // Who sells only their own goods is no telecommunications business; a mall is.
  ["JP", "2023-06-16", "APPI, Art. 21; Telecommunications Business Act, Art. 27-12"],
  ["NZ", "2020-12-01", "Privacy Act 2020, information privacy principle 3"],
];

const unsignalled = { signalSince: null } as const;

/** Every region with a rule of its own. What is not here, or not known, is asked first. */
export const regionRules: readonly RegionRule[] = [
  ...optInCountries.map(([country, since, source]): RegionRule => {
    return { ...unsignalled, country, subdivision: null, regime: "opt-in", since, source };
  }),
  {
    ...{ ...unsignalled, country: "CA", subdivision: "QC", regime: "opt-in", since: "2023-09-22" },
    source:
      "Act respecting the protection of personal information in the private sector, s. 8.1, 9.1",
  },
  ...provinces.map((subdivision): RegionRule => {
    const source = provincialLaws[subdivision] ?? federalLaw;
    return { ...unsignalled, country: "CA", subdivision, regime: "opt-out", since: null, source };
  }),
  ...optOutStates.map(([subdivision, since, signalSince, source]): RegionRule => {
    return { country: "US", subdivision, regime: "opt-out", signalSince, since, source };
  }),
  ...otherStates.map((subdivision): RegionRule => {
    const source = "FTC Act, s. 5 (15 U.S.C. 45): what is said has to be true";
    return { ...unsignalled, country: "US", subdivision, regime: "notice", since: null, source };
  }),
  ...noticeCountries.map(([country, since, source]): RegionRule => {
    return { ...unsignalled, country, subdivision: null, regime: "notice", since, source };
  }),
];

const byCode = new Map(
  regionRules.map((rule) => [regionCode(rule.country, rule.subdivision), rule] as const),
);

/** A region as Shopify names it: `US`, `CA` → `USCA`; `SE`, null → `SE`. */
export function regionCode(country: string, subdivision: string | null): string {
  return `${country}${subdivision ?? ""}`.toUpperCase();
}

/**
 * The rule of a region, by its own row or by its country's.
 *
 * @param subdivision what follows the hyphen in ISO 3166-2, or null
 * @returns undefined where the table has none: then the strictest holds
 */
export function findRegionRule(
  country: string,
  subdivision: string | null,
): RegionRule | undefined {
  return byCode.get(regionCode(country, subdivision)) ?? byCode.get(regionCode(country, null));
}

/** What holds in a region; asked first where that is not known. */
export function regimeIn(country: string, subdivision: string | null): Regime {
  return findRegionRule(country, subdivision)?.regime ?? "opt-in";
}

/** The codes of a regime, as the notice's configuration carries them: in order, a country for all its parts. */
export function regionCodesOf(regime: Regime): readonly string[] {
  return regionRules
    .filter((rule) => rule.regime === regime)
    .map(({ country, subdivision }) => regionCode(country, subdivision))
    .toSorted();
}
