import type { LocaleWords } from "./locales.ts";

export const arabic: LocaleWords = {
  locale: "ar",
  country: "Sweden",
  countryCode: "SE",
  mailDomain: "barid.example.test",
  givenNames: ["فاطمة", "محمد", "ليلى", "يوسف", "نور", "عمر"],
  familyNames: ["الحسن", "العلي", "حداد", "منصور", "الخطيب"],
  streets: ["شارع الزهور 8", "Rosengatan 21", "شارع الميناء 3"],
  towns: [
    { city: "Malmö", postcode: "212 14", latitude: 55, longitude: 13 },
    { city: "Södertälje", postcode: "151 32", latitude: 59, longitude: 17 },
  ],
  orderNotes: ["الرجاء الاتصال قبل التسليم", "اتركها عند الجار"],
  customerNotes: ["تفضل الاتصال مساء", "زبونة قديمة"],
  giftMessages: ["عيد ميلاد سعيد", "مع أطيب التمنيات"],
};
