export type BookkeepingLaw = {
  /** How a policy names it. */
  readonly name: { readonly en: string; readonly sv: string };
  /** From the end of the financial year, or of the calendar year it ended in. */
  readonly years: number;
};

/**
 * Laws that make a store keep its books, as a policy names them; the same laws and years as the
 * grounds that hold back an erasure (app/domain/keeping), a test holds the two together.
 */
export const bookkeepingLaws: Readonly<Partial<Record<string, BookkeepingLaw>>> = {
  SE: {
    years: 7,
    name: {
      en: "The Swedish Accounting Act (1999:1078), chapter 7, section 2.",
      sv: "Bokföringslagen (1999:1078), 7 kap. 2 §.",
    },
  },
  FI: {
    years: 6,
    name: {
      en: "The Finnish Accounting Act (1336/1997), chapter 2, section 10.",
      sv: "Finlands bokföringslag (1336/1997), 2 kap. 10 §.",
    },
  },
  DK: {
    years: 5,
    name: {
      en: "The Danish Bookkeeping Act (act 700 of 24 May 2022).",
      sv: "Den danska bogføringsloven (lag nr 700 av den 24 maj 2022).",
    },
  },
  NO: {
    years: 5,
    name: {
      en: "The Norwegian Bookkeeping Act (LOV-2004-11-19-73), section 13.",
      sv: "Den norska bokføringsloven (LOV-2004-11-19-73), § 13.",
    },
  },
  DE: {
    years: 8,
    name: {
      en: "The German Fiscal Code (Abgabenordnung), section 147.",
      sv: "Den tyska skattelagen (Abgabenordnung), § 147.",
    },
  },
  AT: {
    years: 7,
    name: {
      en: "The Austrian Federal Fiscal Code (Bundesabgabenordnung), section 132.",
      sv: "Den österrikiska skattelagen (Bundesabgabenordnung), § 132.",
    },
  },
  NL: {
    years: 7,
    name: {
      en: "The Dutch General Act on State Taxes (Algemene wet inzake rijksbelastingen), article 52.",
      sv: "Den nederländska skattelagen (Algemene wet inzake rijksbelastingen), artikel 52.",
    },
  },
  FR: {
    years: 10,
    name: {
      en: "The French Commercial Code (Code de commerce), article L123-22.",
      sv: "Den franska handelslagen (Code de commerce), artikel L123-22.",
    },
  },
};
