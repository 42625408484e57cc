import type { LocaleWords } from "./locales.ts";

export const german: LocaleWords = {
  locale: "de",
  country: "Germany",
  countryCode: "DE",
  mailDomain: "post.example.test",
  givenNames: ["Jürgen", "Käthe", "Lukas", "Sören", "Ulrike", "Anneliese", "Björn"],
  familyNames: ["Müller", "Größl", "Schäfer", "Weißmann", "Köhler", "Brandt"],
  streets: ["Hauptstraße 5", "Lindenallee 17", "Am Mühlbach 2", "Schloßgasse 11"],
  towns: [
    { city: "Köln", postcode: "50667", latitude: 50, longitude: 6 },
    { city: "Würzburg", postcode: "97070", latitude: 49, longitude: 9 },
  ],
  orderNotes: ["Bitte beim Nachbarn abgeben", "Klingel ist defekt", "Vorher anrufen"],
  customerNotes: ["Möchte abends angerufen werden", "Stammkunde"],
  giftMessages: ["Alles Gute zum Geburtstag", "Gute Besserung"],
};
