import type { LegalGround } from "./types.ts";

/** What stands on an invoice or voucher about the buyer. */
const voucherFields = ["Order.poNumber", "Order.localizedFields", "Order.billingAddress"] as const;

/**
 * Laws that make a shop keep its accounting records, as data: an entry more is a
 * country more. No legal advice: the merchant settles the country, and a longer
 * duty of another kind (land, public aid, a running tax case) is not counted.
 * Where a law counts from the end of the records' use (NL, FR), the financial
 * year's end is taken, as the named tax authority or public service does.
 */
export const legalGrounds: readonly LegalGround[] = [
  {
    id: "se-bookkeeping",
    country: "SE",
    source: "Bokföringslagen (1999:1078), chapter 7, section 2",
    url: "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/bokforingslag-19991078_sfs-1999-1078/",
    fields: voucherFields,
    end: { after: "calendar-year-of-financial-year-end", years: 7 },
  },
  {
    id: "fi-bookkeeping",
    country: "FI",
    source: "Kirjanpitolaki (1336/1997), chapter 2, section 10",
    url: "https://www.finlex.fi/fi/lainsaadanto/1997/1336",
    fields: voucherFields,
    end: { after: "calendar-year-of-financial-year-end", years: 6 },
  },
  {
    id: "dk-bookkeeping",
    country: "DK",
    source: "Bogføringsloven (act 700 of 24 May 2022), on keeping accounting records",
    url: "https://www.retsinformation.dk/eli/lta/2022/700",
    fields: voucherFields,
    end: { after: "financial-year", years: 5 },
  },
  {
    id: "no-bookkeeping",
    country: "NO",
    source: "Bokføringsloven (LOV-2004-11-19-73), section 13",
    url: "https://lovdata.no/dokument/NL/lov/2004-11-19-73",
    fields: voucherFields,
    end: { after: "financial-year", years: 5 },
  },
  {
    id: "de-fiscal-code",
    country: "DE",
    source: "Abgabenordnung, section 147 (1) no. 4, (3) and (4)",
    url: "https://www.gesetze-im-internet.de/ao_1977/__147.html",
    fields: voucherFields,
    end: { after: "calendar-year", years: 8 },
  },
  {
    id: "at-fiscal-code",
    country: "AT",
    source: "Bundesabgabenordnung, section 132 (1)",
    url: "https://www.ris.bka.gv.at/GeltendeFassung.wxe?Abfrage=Bundesnormen&Gesetzesnummer=10003940",
    fields: voucherFields,
    end: { after: "calendar-year-of-financial-year-end", years: 7 },
  },
  {
    id: "nl-tax-act",
    country: "NL",
    source: "Algemene wet inzake rijksbelastingen, article 52 (4)",
    url: "https://wetten.overheid.nl/BWBR0002320/",
    fields: voucherFields,
    end: { after: "financial-year", years: 7 },
  },
  {
    id: "fr-commercial-code",
    country: "FR",
    source: "Code de commerce, article L123-22",
    url: "https://entreprendre.service-public.fr/vosdroits/F10029",
    fields: voucherFields,
    end: { after: "financial-year", years: 10 },
  },
  {
    id: "ie-companies-act",
    country: "IE",
    source: "Companies Act 2014, section 285",
    url: "https://www.irishstatutebook.ie/eli/2014/act/38/section/285/enacted/en/html",
    fields: voucherFields,
    end: { after: "financial-year", years: 6 },
  },
  {
    id: "gb-company-tax",
    country: "GB",
    source: "Finance Act 1998, schedule 18, paragraph 21",
    url: "https://www.legislation.gov.uk/ukpga/1998/36/schedule/18",
    fields: voucherFields,
    end: { after: "financial-year", years: 6 },
  },
];

/** The ground a keeping was made on; undefined when it is not in the list any more. */
export function findGround(id: string): LegalGround | undefined {
  return legalGrounds.find((ground) => ground.id === id);
}
