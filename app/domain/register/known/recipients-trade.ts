import { type RecipientKind, type RecipientRow, toCertified } from "./known-recipient.ts";

const authority = { role: "authority" } as const;
const processor = { role: "processor" } as const;
/** Says both who Shopify is to stores in the area, and on what ground data goes on to Canada and further. */
const shopifyTerms =
  "https://help.shopify.com/en/manual/privacy-and-security/privacy/international-data-transfers/onward-transfers";

const platform: readonly RecipientRow[] = [
  [
    ...(["shopify", "Shopify", "Shopify International Limited", "IE"] as const),
    "https://www.shopify.com/legal/privacy",
    "*.shopify.com *.shopifycdn.com *.shopifysvc.com *.myshopify.com *.shopifycloud.com shop.app *.shop.app",
    {
      ...{ source: shopifyTerms, purposes: ["sell-and-deliver", "security"] },
      onwardTransfers: [
        { country: "CA", safeguard: "adequacy-decision" },
        { country: "US", safeguard: "standard-clauses" },
      ],
    },
  ],
];

// prettier-ignore
const payment: readonly RecipientRow[] = [
  ["adyen", "Adyen", "Adyen N.V.", "NL", "https://www.adyen.com/policies-and-disclaimer/privacy-policy", "*.adyen.com"],
  ["alma", "Alma", "Alma SAS", "FR", "https://almapay.com/en-GB/legal/privacy-policy", "*.getalma.eu"],
  ["amazon-pay", "Amazon Pay", "Amazon Payments Europe s.c.a.", "LU", "https://pay.amazon.eu/help/201751600", "*.payments-amazon.com"],
  ["apple-pay", "Apple Pay", "Apple Distribution International Limited", "IE", "https://www.apple.com/legal/privacy/", "*.cdn-apple.com applepay.cdn-apple.com"],
  ["google-pay", "Google Pay", "Google Ireland Limited", "IE", "https://policies.google.com/privacy", "pay.google.com", toCertified],
  ["klarna", "Klarna", "Klarna Bank AB (publ)", "SE", "https://www.klarna.com/international/privacy-policy/", "*.klarna.com *.klarnaservices.com *.klarnacdn.net"],
  ["mollie", "Mollie", "Mollie B.V.", "NL", "https://www.mollie.com/legal/privacy", "*.mollie.com"],
  ["nexi", "Nexi (Nets)", "Nexi Denmark A/S", "DK", "https://www.nexigroup.com/en/privacy/", "*.nets.eu *.dibspayment.eu"],
  ["paypal", "PayPal", "PayPal (Europe) S.à r.l. et Cie, S.C.A.", "LU", "https://www.paypal.com/webapps/mpp/ua/privacy-full", "*.paypal.com *.paypalobjects.com"],
  ["qliro", "Qliro", "Qliro AB", "SE", "https://www.qliro.com/sv-se/integritetspolicy", "*.qliro.com"],
  ["riverty", "Riverty (AfterPay)", "Riverty Group GmbH", "DE", "https://www.riverty.com/en/privacy/", "*.riverty.com *.afterpay.io"],
  ["scalapay", "Scalapay", "Scalapay IP S.p.A.", "IT", "https://www.scalapay.com/en/privacy", "*.scalapay.com"],
  ["stripe", "Stripe", "Stripe Payments Europe, Limited", "IE", "https://stripe.com/privacy", "*.stripe.com *.stripe.network"],
  ["svea", "Svea", "Svea Bank AB", "SE", "https://www.svea.com/sv-se/om-svea/behandling-av-personuppgifter", "*.svea.com"],
  ["swish", "Swish", "Getswish AB", "SE", "https://www.swish.nu/privacy-policy", "*.swish.nu"],
  ["trustly", "Trustly", "Trustly Group AB", "SE", "https://www.trustly.com/legal/privacy-policy", "*.trustly.com"],
  ["vipps-mobilepay", "Vipps MobilePay", "Vipps MobilePay AS", "NO", "https://vippsmobilepay.com/privacy", "*.vipps.no *.mobilepay.dk"],
  ["walley", "Walley", "Norion Bank AB", "SE", "https://www.walley.se/integritetspolicy/", "*.walley.se *.collector.se"],
  ["worldline", "Worldline", "Worldline S.A.", "FR", "https://worldline.com/en/compliancy/privacy", "*.worldline-solutions.com"],
];

// prettier-ignore
const carrier: readonly RecipientRow[] = [
  ["airmee", "Airmee", "Airmee AB", "SE", "https://airmee.com/en/privacy-policy/", "*.airmee.com"],
  ["an-post", "An Post", "An Post", "IE", "https://www.anpost.com/Privacy", "*.anpost.com"],
  ["austrian-post", "Österreichische Post", "Österreichische Post AG", "AT", "https://www.post.at/en/p/c/privacy-policy", "*.post.at"],
  ["bpost", "bpost", "bpost NV", "BE", "https://www.bpost.be/en/privacy", "*.bpost.be"],
  ["bring", "Bring", "Posten Bring AS", "NO", "https://www.bring.se/om-oss/personvern", "*.bring.com *.bring.se"],
  ["budbee", "Budbee", "Budbee AB", "SE", "https://budbee.com/se/privacy-policy", "*.budbee.com"],
  ["correos", "Correos", "Sociedad Estatal Correos y Telégrafos, S.A.", "ES", "https://www.correos.es/es/en/global-footer/data-protection", "*.correos.es"],
  ["db-schenker", "DB Schenker", "Schenker AB", "SE", "https://www.dbschenker.com/se-en/meta/privacy", "*.dbschenker.com"],
  ["deutsche-post", "Deutsche Post and DHL Paket", "Deutsche Post AG", "DE", "https://www.deutschepost.de/de/f/footer/datenschutz.html", "*.deutschepost.de *.dhl.de"],
  ["dhl", "DHL", "DHL Express (Sweden) AB", "SE", "https://www.dhl.com/se-en/home/footer/privacy-notice.html", "*.dhl.com"],
  ["dpd", "DPD", "Geopost SA", "FR", "https://www.dpd.com/group/en/privacy-policy/", "*.dpd.com"],
  ["fedex", "FedEx", "FedEx Express International B.V.", "NL", "https://www.fedex.com/en-nl/privacy-policy.html", "*.fedex.com"],
  ["gls", "GLS", "General Logistics Systems B.V.", "NL", "https://gls-group.com/GROUP/en/privacy-policy/", "*.gls-group.com *.gls-group.eu"],
  ["inpost", "InPost", "InPost sp. z o.o.", "PL", "https://inpost.pl/en/privacy-policy", "*.inpost.pl"],
  ["instabox", "Instabox", "Instabox Sverige AB", "SE", "https://instabox.io/privacy-policy", "*.instabox.io *.instabox.se"],
  ["la-poste", "La Poste (Colissimo)", "La Poste S.A.", "FR", "https://www.laposte.fr/politique-de-protection-des-donnees", "*.laposte.fr"],
  ["matkahuolto", "Matkahuolto", "Oy Matkahuolto Ab", "FI", "https://www.matkahuolto.fi/en/privacy", "*.matkahuolto.fi"],
  ["mondial-relay", "Mondial Relay", "Mondial Relay SAS", "FR", "https://www.mondialrelay.fr/donnees-personnelles/", "*.mondialrelay.fr *.mondialrelay.com"],
  ["nshift", "nShift (Unifaun)", "nShift Group AS", "NO", "https://nshift.com/privacy-policy", "*.nshift.com *.unifaun.com", processor],
  ["omniva", "Omniva", "AS Eesti Post", "EE", "https://www.omniva.ee/en/privacy-policy/", "*.omniva.ee"],
  ["poste-italiane", "Poste Italiane", "Poste Italiane S.p.A.", "IT", "https://www.poste.it/privacy-policy.html", "*.poste.it"],
  ["posti", "Posti", "Posti Oy", "FI", "https://www.posti.fi/en/privacy", "*.posti.fi"],
  ["postnl", "PostNL", "PostNL N.V.", "NL", "https://www.postnl.nl/en/privacy-statement/", "*.postnl.nl"],
  ["postnord", "PostNord", "PostNord Sverige AB", "SE", "https://www.postnord.se/integritetspolicy/", "*.postnord.com *.postnord.se"],
  ["sendcloud", "Sendcloud", "Sendcloud B.V.", "NL", "https://www.sendcloud.com/privacy-policy/", "*.sendcloud.sc *.sendcloud.com", processor],
  ["shipmondo", "Shipmondo", "Shipmondo ApS", "DK", "https://shipmondo.com/privacy-policy/", "*.shipmondo.com", processor],
  ["ups", "UPS", "UPS Europe SRL", "BE", "https://www.ups.com/be/en/support/shipping-support/legal-terms-conditions/privacy-notice.page", "*.ups.com"],
];

// prettier-ignore
const bookkeeping: readonly RecipientRow[] = [
  ["bjorn-lunden", "Björn Lundén", "Björn Lundén AB", "SE", "https://www.bjornlunden.com/se/integritetspolicy/"],
  ["bokio", "Bokio", "Bokio AB", "SE", "https://www.bokio.se/integritetspolicy/"],
  ["datev", "DATEV", "DATEV eG", "DE", "https://www.datev.de/web/de/m/ueber-datev/datenschutz/"],
  ["e-conomic", "e-conomic", "Visma e-conomic A/S", "DK", "https://www.visma.com/privacy/"],
  ["fortnox", "Fortnox", "Fortnox AB", "SE", "https://www.fortnox.se/integritetspolicy"],
  ["procountor", "Procountor", "Procountor Finland Oy", "FI", "https://procountor.fi/tietosuojaseloste/"],
  ["skatteverket", "Skatteverket", "Skatteverket", "SE", "https://www.skatteverket.se/omoss/omwebbplatsen/behandlingavpersonuppgifter", "", authority],
  ["tripletex", "Tripletex", "Tripletex AS", "NO", "https://www.tripletex.no/personvern/"],
  ["visma-spcs", "Visma eEkonomi", "Visma Spcs AB", "SE", "https://www.visma.com/privacy/"],
  ["xero", "Xero", "Xero (UK) Limited", "GB", "https://www.xero.com/uk/legal/privacy/"],
];

/** Those who take part in selling: the platform, payments, carriers and the books. */
export const tradeRecipients: Readonly<Partial<Record<RecipientKind, readonly RecipientRow[]>>> = {
  ...{ platform, payment, carrier, bookkeeping },
};
