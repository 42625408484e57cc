/** Whom a person may complain to (GDPR 77); in its own language, with what shoppers need to reach it. */
export type ComplaintAuthority = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
  readonly website: string;
  /** Empty where it prefers its own form, or where we are not sure. */
  readonly email: string;
  /** On one line; empty where we are not sure. */
  readonly postalAddress: string;
};

type Row = readonly [
  country: string,
  name: string,
  website: string,
  email: string,
  postalAddress: string,
];

// Source: European Data Protection Board, "Our Members" (edpb.europa.eu/about-edpb/about-edpb/members_en),
// and for GB and CH the authorities' own pages (ico.org.uk, edoeb.admin.ch).
const rows: readonly Row[] = [
  [
    "AT",
    "Österreichische Datenschutzbehörde",
    "https://www.dsb.gv.at/",
    "dsb@dsb.gv.at",
    "Barichgasse 40-42, 1030 Wien",
  ],
  [
    "BE",
    "Gegevensbeschermingsautoriteit / Autorité de protection des données",
    "https://www.gegevensbeschermingsautoriteit.be/",
    "contact@apd-gba.be",
    "Drukpersstraat 35, 1000 Brussel",
  ],
  [
    "BG",
    "Комисия за защита на личните данни",
    "https://www.cpdp.bg/",
    "kzld@cpdp.bg",
    "бул. „Проф. Цветан Лазаров“ 2, 1592 София",
  ],
  [
    "CH",
    "Eidgenössischer Datenschutz- und Öffentlichkeitsbeauftragter",
    "https://www.edoeb.admin.ch/",
    "",
    "Feldeggweg 1, 3003 Bern",
  ],
  [
    "CY",
    "Γραφείο Επιτρόπου Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
    "https://www.dataprotection.gov.cy/",
    "commissioner@dataprotection.gov.cy",
    "",
  ],
  [
    "CZ",
    "Úřad pro ochranu osobních údajů",
    "https://uoou.gov.cz/",
    "posta@uoou.gov.cz",
    "Pplk. Sochora 27, 170 00 Praha 7",
  ],
  [
    "DE",
    "Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
    "https://www.bfdi.bund.de/",
    "poststelle@bfdi.bund.de",
    "Graurheindorfer Straße 153, 53117 Bonn",
  ],
  [
    "DK",
    "Datatilsynet",
    "https://www.datatilsynet.dk/",
    "dt@datatilsynet.dk",
    "Carl Jacobsens Vej 35, 2500 Valby",
  ],
  [
    "EE",
    "Andmekaitse Inspektsioon",
    "https://www.aki.ee/",
    "info@aki.ee",
    "Tatari 39, 10134 Tallinn",
  ],
  [
    "ES",
    "Agencia Española de Protección de Datos",
    "https://www.aepd.es/",
    "",
    "C/ Jorge Juan 6, 28001 Madrid",
  ],
  [
    "FI",
    "Tietosuojavaltuutetun toimisto",
    "https://tietosuoja.fi/",
    "tietosuoja@om.fi",
    "PL 800, 00531 Helsinki",
  ],
  [
    "FR",
    "Commission nationale de l’informatique et des libertés",
    "https://www.cnil.fr/",
    "",
    "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07",
  ],
  [
    "GB",
    "Information Commissioner’s Office",
    "https://ico.org.uk/",
    "",
    "Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF",
  ],
  [
    "GR",
    "Αρχή Προστασίας Δεδομένων Προσωπικού Χαρακτήρα",
    "https://www.dpa.gr/",
    "contact@dpa.gr",
    "Κηφισίας 1-3, 115 23 Αθήνα",
  ],
  [
    "HR",
    "Agencija za zaštitu osobnih podataka",
    "https://azop.hr/",
    "azop@azop.hr",
    "Selska cesta 136, 10000 Zagreb",
  ],
  [
    "HU",
    "Nemzeti Adatvédelmi és Információszabadság Hatóság",
    "https://www.naih.hu/",
    "ugyfelszolgalat@naih.hu",
    "Falk Miksa utca 9-11, 1055 Budapest",
  ],
  [
    "IE",
    "Data Protection Commission",
    "https://www.dataprotection.ie/",
    "",
    "6 Pembroke Row, Dublin 2, D02 X963",
  ],
  [
    "IS",
    "Persónuvernd",
    "https://www.personuvernd.is/",
    "postur@personuvernd.is",
    "Laugavegi 166, 105 Reykjavík",
  ],
  [
    "IT",
    "Garante per la protezione dei dati personali",
    "https://www.garanteprivacy.it/",
    "protocollo@gpdp.it",
    "Piazza Venezia 11, 00187 Roma",
  ],
  [
    "LI",
    "Datenschutzstelle Fürstentum Liechtenstein",
    "https://www.datenschutzstelle.li/",
    "info.dss@llv.li",
    "Städtle 38, 9490 Vaduz",
  ],
  [
    "LT",
    "Valstybinė duomenų apsaugos inspekcija",
    "https://vdai.lrv.lt/",
    "ada@ada.lt",
    "L. Sapiegos g. 17, 10312 Vilnius",
  ],
  [
    "LU",
    "Commission nationale pour la protection des données",
    "https://cnpd.public.lu/",
    "info@cnpd.lu",
    "15, boulevard du Jazz, 4370 Belvaux",
  ],
  [
    "LV",
    "Datu valsts inspekcija",
    "https://www.dvi.gov.lv/",
    "pasts@dvi.gov.lv",
    "Elijas iela 17, Rīga, LV-1050",
  ],
  [
    "MT",
    "Information and Data Protection Commissioner",
    "https://idpc.org.mt/",
    "idpc.info@idpc.org.mt",
    "",
  ],
  [
    "NL",
    "Autoriteit Persoonsgegevens",
    "https://www.autoriteitpersoonsgegevens.nl/",
    "",
    "Postbus 93374, 2509 AJ Den Haag",
  ],
  [
    "NO",
    "Datatilsynet",
    "https://www.datatilsynet.no/",
    "postkasse@datatilsynet.no",
    "Postboks 458 Sentrum, 0105 Oslo",
  ],
  ["PL", "Urząd Ochrony Danych Osobowych", "https://uodo.gov.pl/", "kancelaria@uodo.gov.pl", ""],
  [
    "PT",
    "Comissão Nacional de Proteção de Dados",
    "https://www.cnpd.pt/",
    "geral@cnpd.pt",
    "Av. D. Carlos I, 134, 1.º, 1200-651 Lisboa",
  ],
  [
    "RO",
    "Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal",
    "https://www.dataprotection.ro/",
    "anspdcp@dataprotection.ro",
    "B-dul G-ral. Gheorghe Magheru 28-30, Sector 1, 010336 București",
  ],
  [
    "SE",
    "Integritetsskyddsmyndigheten (IMY)",
    "https://www.imy.se/",
    "imy@imy.se",
    "Box 8114, 104 20 Stockholm",
  ],
  [
    "SI",
    "Informacijski pooblaščenec",
    "https://www.ip-rs.si/",
    "gp.ip@ip-rs.si",
    "Dunajska cesta 22, 1000 Ljubljana",
  ],
  [
    "SK",
    "Úrad na ochranu osobných údajov Slovenskej republiky",
    "https://dataprotection.gov.sk/",
    "statny.dozor@pdp.gov.sk",
    "",
  ],
];

/** The authorities of the European Economic Area, the United Kingdom and Switzerland, by country. */
export const complaintAuthorities: readonly ComplaintAuthority[] = rows.map(
  ([country, name, website, email, postalAddress]) => {
    return { country, name, website, email, postalAddress };
  },
);

/** The authority of a country; undefined where we know none. */
export function findComplaintAuthority(country: string): ComplaintAuthority | undefined {
  return complaintAuthorities.find((authority) => authority.country === country);
}
