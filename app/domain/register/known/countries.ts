/**
 * The European Economic Area: the Union's 27 members (Treaty on European Union, Art. 52) with
 * Iceland, Liechtenstein and Norway (EEA Agreement; GDPR by Joint Committee Decision 154/2018).
 */
export const eeaCountries: readonly string[] = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"],
  ...["IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/** True for a country in the European Economic Area; ISO 3166-1 alpha-2. */
export function isInEea(country: string): boolean {
  return eeaCountries.includes(country);
}

export type AdequacyDecision = {
  readonly country: string;
  /** The Commission's decision, as the Official Journal names it. */
  readonly decision: string;
  /** YYYY-MM-DD. */
  readonly decidedOn: string;
  /** YYYY-MM-DD; null when the decision names no end. */
  readonly until: string | null;
  /** `certified`: only companies on the Data Privacy Framework's list; `commercial`: only those under PIPEDA. */
  readonly reach: "all" | "certified" | "commercial";
};

const all = { until: null, reach: "all" } as const;

/**
 * Countries whose protection the Commission found adequate (GDPR 45(3)). Source: European
 * Commission, "Data protection adequacy for non-EU countries" (commission.europa.eu), and the
 * decisions' dates in the Official Journal; looked at in November 2026.
 */
export const adequacyDecisions: readonly AdequacyDecision[] = [
  { ...all, country: "AD", decision: "2010/625/EU", decidedOn: "2010-10-19" },
  { ...all, country: "AR", decision: "2003/490/EC", decidedOn: "2003-06-30" },
  { ...all, country: "BR", decision: "of January 2026", decidedOn: "2026-01-27" },
  { ...all, country: "CA", decision: "2002/2/EC", decidedOn: "2001-12-20", reach: "commercial" },
  { ...all, country: "CH", decision: "2000/518/EC", decidedOn: "2000-07-26" },
  { ...all, country: "FO", decision: "2010/146/EU", decidedOn: "2010-03-05" },
  // Decided on 28 June 2021, renewed on 19 December 2025.
  {
    ...{ country: "GB", decision: "(EU) 2021/1772", decidedOn: "2021-06-28" },
    ...{ until: "2031-12-27", reach: "all" },
  },
  { ...all, country: "GG", decision: "2003/821/EC", decidedOn: "2003-11-21" },
  { ...all, country: "IL", decision: "2011/61/EU", decidedOn: "2011-01-31" },
  { ...all, country: "IM", decision: "2004/411/EC", decidedOn: "2004-04-28" },
  { ...all, country: "JE", decision: "2008/393/EC", decidedOn: "2008-05-08" },
  { ...all, country: "JP", decision: "(EU) 2019/419", decidedOn: "2019-01-23" },
  { ...all, country: "KR", decision: "(EU) 2022/254", decidedOn: "2021-12-17" },
  { ...all, country: "NZ", decision: "2013/65/EU", decidedOn: "2012-12-19" },
  // Data Privacy Framework: upheld by the General Court in T-553/23 on 3 September 2025.
  {
    ...{ country: "US", decision: "(EU) 2023/1795", decidedOn: "2023-07-10" },
    ...{ until: null, reach: "certified" },
  },
  { ...all, country: "UY", decision: "2012/484/EU", decidedOn: "2012-08-21" },
];

/** The Commission's decision on a country, if there is one. */
export function findAdequacyDecision(country: string): AdequacyDecision | undefined {
  return adequacyDecisions.find((decision) => decision.country === country);
}
