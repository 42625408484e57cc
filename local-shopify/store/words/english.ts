import type { LocaleWords } from "./locales.ts";

export const english: LocaleWords = {
  locale: "en",
  country: "United Kingdom",
  countryCode: "GB",
  mailDomain: "mail.example.test",
  givenNames: ["Alice", "George", "Harriet", "Oliver", "Siobhan", "Thomas", "Imogen", "Rhys"],
  familyNames: ["Whitfield", "O’Connor", "Ashworth", "Pemberton", "Llewellyn", "Barlow"],
  streets: ["12 Mill Lane", "4 Station Road", "Flat 3, 88 High Street", "The Old Forge"],
  towns: [
    { city: "York", postcode: "YO1 7HH", latitude: 53, longitude: 1 },
    { city: "Bristol", postcode: "BS1 4DJ", latitude: 51, longitude: 2 },
  ],
  orderNotes: ["Leave with the neighbour", "Please ring before delivery", "Back gate is open"],
  customerNotes: ["Prefers to be called in the evening", "Regular since we opened"],
  giftMessages: ["Happy birthday", "With love from all of us"],
};
