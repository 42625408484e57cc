import type { Words } from "../../app/domain/shared/language.ts";
import type { Purpose, Recipient, Register, StoredItem } from "../../app/domain/register/types.ts";

const none: Words = {};

/** A purpose with what it needs beside the defaults. */
export function samplePurpose(more: Partial<Purpose> & Pick<Purpose, "id">): Purpose {
  return {
    ...{ preset: null, name: none, description: none, legalBasis: "contract" },
    ...{ legitimateInterest: none, legalObligation: none, otherData: none, otherSources: none },
    ...{ personCategories: ["customers"], dataCategories: ["identity", "contact"] },
    ...{ sources: ["purchase"], provision: "voluntary", noticeCategory: "necessary" },
    retention: { kind: "period", amount: 12, unit: "months", from: "collection" },
    ...more,
  };
}

/** A recipient in Sweden with what it needs beside the defaults. */
export function sampleRecipient(
  more: Partial<Recipient> & Pick<Recipient, "id" | "name" | "purposes">,
): Recipient {
  return {
    ...{ knownAs: null, country: "SE", role: "processor", dataCategories: ["identity", "contact"] },
    ...{ safeguard: null, onwardTransfers: [], privacyUrl: "", hosts: [] },
    ...more,
  };
}

/** A cookie of the store's own with what it needs beside the defaults. */
export function sampleStoredItem(
  more: Partial<StoredItem> & Pick<StoredItem, "id" | "name" | "purpose">,
): StoredItem {
  return {
    ...{ kind: "cookie", setBy: null, party: "first", use: "session", description: none },
    lifetime: { kind: "session" },
    ...more,
  };
}

const purposes: readonly Purpose[] = [
  samplePurpose({
    ...{ id: "sell-and-deliver", preset: "sell-and-deliver", provision: "required-by-contract" },
    dataCategories: ["identity", "contact", "orders", "payment", "device"],
    sources: ["purchase", "payment-provider", "carrier"],
    retention: { kind: "period", amount: 36, unit: "months", from: "purchase" },
  }),
  samplePurpose({
    ...{ id: "support", preset: "support", legalBasis: "legitimate-interest" },
    legitimateInterest: {
      sv: "Att kunna svara på frågor och lösa problem.",
      en: "To answer questions and solve problems.",
    },
    ...{ personCategories: ["customers", "contacts"], sources: ["support"] },
    dataCategories: ["identity", "contact", "correspondence", "orders"],
    retention: { kind: "period", amount: 12, unit: "months", from: "last-contact" },
  }),
  samplePurpose({
    ...{ id: "newsletter", preset: "newsletter", legalBasis: "consent" },
    ...{ personCategories: ["subscribers"], sources: ["newsletter-sign-up"] },
    dataCategories: ["contact", "marketing-choices"],
    ...{ retention: { kind: "until-withdrawal" }, noticeCategory: "marketing" },
  }),
  samplePurpose({
    ...{ id: "statistics", preset: "statistics", legalBasis: "consent" },
    ...{ personCategories: ["visitors"], sources: ["browsing"] },
    ...{ dataCategories: ["browsing", "device", "location"], noticeCategory: "statistics" },
    retention: { kind: "period", amount: 14, unit: "months", from: "collection" },
  }),
  samplePurpose({
    ...{ id: "security", preset: "security", legalBasis: "legitimate-interest" },
    legitimateInterest: {
      sv: "Att skydda butiken och kunderna mot bedrägeri.",
      en: "To protect the store and its customers from fraud.",
    },
    ...{ personCategories: ["visitors", "customers"], sources: ["browsing", "purchase"] },
    dataCategories: ["device", "fraud-signals", "orders"],
    retention: { kind: "period", amount: 6, unit: "months", from: "collection" },
  }),
  samplePurpose({
    ...{ id: "bookkeeping", preset: "bookkeeping", legalBasis: "legal-obligation" },
    legalObligation: {
      sv: "Bokföringslagen (1999:1078), 7 kap. 2 §",
      en: "The Swedish Accounting Act (1999:1078), ch. 7 s. 2",
    },
    ...{ dataCategories: ["identity", "contact", "orders", "payment"] },
    provision: "required-by-law",
    retention: { kind: "period", amount: 7, unit: "years", from: "end-of-financial-year" },
  }),
  samplePurpose({
    id: "sock-club",
    name: { sv: "Strumpklubben", en: "The sock club" },
    description: {
      sv: "Vi skickar ett nytt par varje månad till den som är med i klubben.",
      en: "We send a new pair every month to everyone who is in the club.",
    },
    ...{ dataCategories: ["identity", "contact", "preferences"], sources: ["features"] },
    otherData: { sv: "strumpstorlek", en: "sock size" },
    ...{ personCategories: ["account-holders"], provision: "required-by-contract" },
    retention: {
      kind: "criteria",
      words: {
        sv: "Så länge medlemskapet varar och tills den sista leveransen är reglerad.",
        en: "For as long as the membership lasts and until the last delivery is settled.",
      },
    },
  }),
  samplePurpose({
    ...{ id: "privacy-requests", preset: "privacy-requests", legalBasis: "legal-obligation" },
    legalObligation: { sv: "GDPR, artiklarna 5.2 och 12", en: "GDPR, Articles 5(2) and 12" },
    ...{ dataCategories: ["contact", "correspondence"], sources: ["support"] },
    ...{ personCategories: ["customers", "contacts"], provision: "required-by-law" },
    retention: { kind: "period", amount: 3, unit: "years", from: "last-contact" },
  }),
];

const recipients: readonly Recipient[] = [
  sampleRecipient({
    ...{ id: "shopify", knownAs: "shopify", name: "Shopify International Limited", country: "IE" },
    purposes: ["sell-and-deliver", "security", "sock-club"],
    dataCategories: ["identity", "contact", "orders", "payment", "device", "fraud-signals"],
    onwardTransfers: [
      { country: "CA", safeguard: "adequacy-decision" },
      { country: "US", safeguard: "standard-clauses" },
    ],
    privacyUrl: "https://www.shopify.com/legal/privacy",
    hosts: ["*.myshopify.com", "cdn.shopify.com", "*.shopifysvc.com"],
  }),
  sampleRecipient({
    ...{ id: "klaviyo", knownAs: "klaviyo", name: "Klaviyo, Inc.", country: "US" },
    ...{ purposes: ["newsletter"], safeguard: "standard-clauses" },
    dataCategories: ["contact", "marketing-choices"],
    privacyUrl: "https://www.klaviyo.com/legal/privacy-notice",
    hosts: ["*.klaviyo.com"],
  }),
  sampleRecipient({
    ...{ id: "google-analytics", knownAs: "google-analytics", name: "Google Ireland Limited" },
    ...{ country: "IE", purposes: ["statistics"] },
    dataCategories: ["browsing", "device", "location"],
    privacyUrl: "https://policies.google.com/privacy",
    hosts: ["*.google-analytics.com", "*.googletagmanager.com"],
  }),
  sampleRecipient({
    ...{ id: "klarna", knownAs: "klarna", name: "Klarna Bank AB (publ)", role: "controller" },
    purposes: ["sell-and-deliver"],
    dataCategories: ["identity", "contact", "orders", "payment"],
    privacyUrl: "https://www.klarna.com/international/privacy-policy/",
    hosts: ["*.klarna.com", "*.klarnaservices.com"],
  }),
  sampleRecipient({
    ...{ id: "postnord", knownAs: "postnord", name: "PostNord Sverige AB", role: "controller" },
    purposes: ["sell-and-deliver", "sock-club"],
  }),
  sampleRecipient({
    ...{ id: "skatteverket", name: "Skatteverket", role: "authority", purposes: ["bookkeeping"] },
    dataCategories: ["identity", "orders", "payment"],
  }),
];

const storedItems: readonly StoredItem[] = [
  sampleStoredItem({
    ...{ id: "cart", name: "cart", purpose: "sell-and-deliver", use: "cart" },
    lifetime: { kind: "period", amount: 14, unit: "days" },
  }),
  sampleStoredItem({
    ...{ id: "shopify-essential", name: "_shopify_essential", purpose: "security" },
    ...{ use: "security", setBy: "shopify" },
    lifetime: { kind: "period", amount: 1, unit: "years" },
  }),
  sampleStoredItem({
    ...{ id: "ga", name: "_ga", purpose: "statistics", use: "statistics" },
    setBy: "google-analytics",
    lifetime: { kind: "period", amount: 2, unit: "years" },
  }),
  sampleStoredItem({
    ...{ id: "ga-property", name: "_ga_*", purpose: "statistics", use: "statistics" },
    setBy: "google-analytics",
    lifetime: { kind: "period", amount: 2, unit: "years" },
  }),
  sampleStoredItem({
    ...{ id: "klaviyo-id", name: "__kla_id", purpose: "newsletter", use: "ad-targeting" },
    setBy: "klaviyo",
    description: {
      sv: "Känner igen den som har kommit från ett nyhetsbrev.",
      en: "Recognises somebody who came from a newsletter.",
    },
    lifetime: { kind: "period", amount: 2, unit: "years" },
  }),
  sampleStoredItem({
    ...{ id: "recently-seen", name: "recentlySeen", kind: "local-storage" },
    ...{ purpose: "sock-club", use: "preferences", lifetime: { kind: "until-removed" } },
  }),
];

/** The finished register of a small Swedish sock shop: nothing the law wants said is missing. */
export function sampleRegister(): Register {
  return {
    schemaVersion: 1,
    controller: {
      name: "Sockor Exempel AB",
      registrationNumber: "559999-0000",
      postalAddress: {
        ...{ street: "Exempelgatan 1", postalCode: "111 11", city: "Stockholm", country: "SE" },
      },
      email: "privacy@socks.example.test",
      phone: "+46 8 000 00 00",
      helpCentreUrl: "https://socks.example.test/help",
      representative: null,
    },
    dataProtectionOfficer: { kind: "none" },
    authorityCountry: "SE",
    purposes,
    recipients,
    storedItems,
    dataSale: "none",
    automatedDecisions: { kind: "none" },
    securityMeasures: {
      sv: "Krypterade anslutningar, personliga inloggningar och så få som möjligt med tillgång.",
      en: "Encrypted connections, personal log-ins and as few people as possible with access.",
    },
    mainLanguage: "sv",
    publishedLanguages: ["sv", "en"],
  };
}
