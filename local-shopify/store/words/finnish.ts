import type { LocaleWords } from "./locales.ts";

export const finnish: LocaleWords = {
  locale: "fi",
  country: "Finland",
  countryCode: "FI",
  mailDomain: "posti.example.test",
  givenNames: ["Äinö", "Väinö", "Päivi", "Eero", "Kyllikki", "Juhani"],
  familyNames: ["Hämäläinen", "Koskinen", "Mäkelä", "Yrjölä", "Virtanen"],
  streets: ["Hämeenkatu 14", "Yliopistonkatu 6", "Mäkitie 2 A"],
  towns: [
    { city: "Tampere", postcode: "33100", latitude: 61, longitude: 23 },
    { city: "Jyväskylä", postcode: "40100", latitude: 62, longitude: 25 },
  ],
  orderNotes: ["Jätä naapurille", "Soita ennen toimitusta"],
  customerNotes: ["Soittakaa iltaisin", "Kanta-asiakas"],
  giftMessages: ["Hyvää syntymäpäivää", "Lämpimin terveisin"],
};
