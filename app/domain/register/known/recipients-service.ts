import { type RecipientKind, type RecipientRow, toCertified } from "./known-recipient.ts";

const controller = { role: "controller" } as const;
const returning = { purposes: ["sell-and-deliver"] } as const;
const chatting = { purposes: ["support", "chat"] } as const;
const google = "https://policies.google.com/privacy";

// prettier-ignore
const support: readonly RecipientRow[] = [
  ["crisp", "Crisp", "Crisp IM SAS", "FR", "https://crisp.chat/en/privacy/", "*.crisp.chat", chatting],
  ["dixa", "Dixa", "Dixa ApS", "DK", "https://www.dixa.com/legal/privacy/", "*.dixa.io *.dixa.com"],
  ["freshworks", "Freshdesk and Freshchat", "Freshworks Inc.", "US", "https://www.freshworks.com/privacy/", "*.freshworks.com *.freshdesk.com *.freshchat.com"],
  ["gorgias", "Gorgias", "Gorgias Inc.", "US", "https://www.gorgias.com/legal/privacy-policy", "*.gorgias.chat *.gorgias.io *.gorgias.com", chatting],
  ["help-scout", "Help Scout", "Help Scout PBC", "US", "https://www.helpscout.com/company/legal/privacy/", "*.helpscout.net *.helpscout.com"],
  ["intercom", "Intercom", "Intercom R&D Unlimited Company", "IE", "https://www.intercom.com/legal/privacy", "*.intercom.io *.intercomcdn.com *.intercom.com", chatting],
  ["kundo", "Kundo", "Kundo AB", "SE", "https://kundo.com/privacy-policy/", "*.kundo.se"],
  ["livechat", "LiveChat", "Text, Inc.", "US", "https://www.text.com/legal/privacy-policy/", "*.livechatinc.com *.livechat.com", chatting],
  ["reamaze", "Re:amaze", "Lantirn Incorporated", "US", "https://www.reamaze.com/privacy", "*.reamaze.com"],
  ["tawk", "tawk.to", "tawk.to inc.", "US", "https://www.tawk.to/privacy-policy/", "*.tawk.to", chatting],
  ["tidio", "Tidio", "Tidio LLC", "US", "https://www.tidio.com/privacy-policy/", "*.tidio.co *.tidio.com *.tidiochat.com", chatting],
  ["zendesk", "Zendesk", "Zendesk, Inc.", "US", "https://www.zendesk.com/company/agreements-and-terms/privacy-notice/", "*.zendesk.com *.zdassets.com *.zopim.com", chatting],
];

// prettier-ignore
const reviews: readonly RecipientRow[] = [
  ["bazaarvoice", "Bazaarvoice", "Bazaarvoice, Inc.", "US", "https://www.bazaarvoice.com/legal/privacy-policy/", "*.bazaarvoice.com"],
  ["fera", "Fera", "Fera Commerce Inc.", "CA", "https://fera.ai/privacy", "*.fera.ai"],
  ["judge-me", "Judge.me", "Judge.me Ltd", "GB", "https://judge.me/privacy", "*.judge.me judge.me *.judgeme.io"],
  ["lipscore", "Lipscore", "Lipscore AS", "NO", "https://lipscore.com/privacy/", "*.lipscore.com"],
  ["loox", "Loox", "Loox Online Ltd", "IL", "https://loox.io/legal/privacy", "loox.io *.loox.io"],
  ["okendo", "Okendo", "Okendo Pty Ltd", "AU", "https://okendo.io/legal/privacy-policy/", "*.okendo.io"],
  ["reviews-io", "REVIEWS.io", "Reviews.co.uk Limited", "GB", "https://www.reviews.io/front/user-privacy-policy", "*.reviews.io *.reviews.co.uk"],
  ["stamped", "Stamped", "Stamped.io Pte. Ltd.", "SG", "https://stamped.io/privacy", "stamped.io *.stamped.io"],
  ["testfreaks", "TestFreaks", "TestFreaks AB", "SE", "https://www.testfreaks.com/privacy-policy", "*.testfreaks.com"],
  ["trusted-shops", "Trusted Shops", "Trusted Shops SE", "DE", "https://www.trustedshops.com/imprint/#data-protection", "*.trustedshops.com", controller],
  ["trustpilot", "Trustpilot", "Trustpilot A/S", "DK", "https://legal.trustpilot.com/for-reviewers/end-user-privacy-terms", "*.trustpilot.com", controller],
  ["yotpo", "Yotpo", "Yotpo Ltd.", "IL", "https://www.yotpo.com/privacy-policy/", "*.yotpo.com *.swellrewards.com"],
];

// prettier-ignore
const personalisation: readonly RecipientRow[] = [
  ["algolia", "Algolia", "Algolia SAS", "FR", "https://www.algolia.com/policies/privacy/", "*.algolia.net *.algolianet.com *.algolia.io"],
  ["klevu", "Klevu", "Klevu Oy", "FI", "https://www.klevu.com/privacy-policy/", "*.klevu.com *.ksearchnet.com"],
  ["loyaltylion", "LoyaltyLion", "LoyaltyLion Limited", "GB", "https://loyaltylion.com/legal/privacy", "*.loyaltylion.com *.loyaltylion.net", { dataCategories: ["identity", "contact", "orders", "account"] }],
  ["nosto", "Nosto", "Nosto Solutions Oy", "FI", "https://www.nosto.com/privacy-policy/", "*.nosto.com"],
  ["rebuy", "Rebuy", "Rebuy, Inc.", "US", "https://www.rebuyengine.com/legal/privacy-policy", "*.rebuyengine.com"],
  ["recharge", "Recharge", "Recharge Inc.", "US", "https://getrecharge.com/privacy-policy/", "*.rechargecdn.com *.rechargeapps.com *.rechargepayments.com", { purposes: ["sell-and-deliver"], dataCategories: ["identity", "contact", "orders", "payment"] }],
  ["smile-io", "Smile.io", "Smile.io Inc.", "CA", "https://smile.io/privacy-policy", "*.smile.io", { dataCategories: ["identity", "contact", "orders", "account"] }],
  ["swym", "Swym Wishlist", "Swym Corporation", "US", "https://swym.it/privacy/", "*.swymrelay.com *.swym.it"],
  ["weglot", "Weglot", "Weglot SAS", "FR", "https://weglot.com/privacy/", "*.weglot.com"],
];

// prettier-ignore
const media: readonly RecipientRow[] = [
  ["adobe-fonts", "Adobe Fonts", "Adobe Systems Software Ireland Limited", "IE", "https://www.adobe.com/privacy/policies/adobe-fonts.html", "*.typekit.net"],
  ["google-fonts", "Google Fonts", "Google Ireland Limited", "IE", google, "fonts.googleapis.com fonts.gstatic.com", { ...toCertified, dataCategories: ["device"] }],
  ["google-maps", "Google Maps", "Google Ireland Limited", "IE", google, "maps.googleapis.com maps.google.com", toCertified],
  ["instagram", "Instagram feed", "Meta Platforms Ireland Limited", "IE", "https://privacycenter.instagram.com/policy", "*.instagram.com *.cdninstagram.com", toCertified],
  ["spotify", "Spotify player", "Spotify AB", "SE", "https://www.spotify.com/legal/privacy-policy/", "*.spotify.com"],
  ["vimeo", "Vimeo", "Vimeo.com, Inc.", "US", "https://vimeo.com/privacy", "*.vimeo.com *.vimeocdn.com"],
  ["wistia", "Wistia", "Wistia, Inc.", "US", "https://wistia.com/privacy", "*.wistia.com *.wistia.net"],
  ["youtube", "YouTube", "Google Ireland Limited", "IE", google, "*.youtube.com *.youtube-nocookie.com *.ytimg.com", toCertified],
];

// prettier-ignore
const operation: readonly RecipientRow[] = [
  ["aftership", "AfterShip", "AfterShip Pte. Ltd.", "SG", "https://www.aftership.com/legal/privacy", "*.aftership.com", { ...returning, dataCategories: ["identity", "contact", "orders"] }],
  ["cloudflare", "Cloudflare", "Cloudflare, Inc.", "US", "https://www.cloudflare.com/privacypolicy/", "*.cloudflare.com *.cloudflareinsights.com cdnjs.cloudflare.com"],
  ["fastly", "Fastly", "Fastly, Inc.", "US", "https://www.fastly.com/privacy", "*.fastly.net"],
  ["hcaptcha", "hCaptcha", "Intuition Machines, Inc.", "US", "https://www.hcaptcha.com/privacy", "*.hcaptcha.com"],
  ["jsdelivr", "jsDelivr", "Volentio JSD Limited", "GB", "https://www.jsdelivr.com/terms/privacy-policy-jsdelivr-net", "*.jsdelivr.net"],
  ["loop-returns", "Loop Returns", "Loop Returns, Inc.", "US", "https://www.loopreturns.com/privacy-policy/", "*.loopreturns.com", { ...returning, dataCategories: ["identity", "contact", "orders"] }],
  ["new-relic", "New Relic", "New Relic, Inc.", "US", "https://newrelic.com/termsandconditions/privacy", "*.newrelic.com *.nr-data.net"],
  ["recaptcha", "reCAPTCHA", "Google Ireland Limited", "IE", google, "*.recaptcha.net", toCertified],
  ["sentry", "Sentry", "Functional Software, Inc.", "US", "https://sentry.io/privacy/", "*.sentry.io *.sentry-cdn.com"],
];

/** Those who serve the people who are already there: support, reviews, comforts and operation. */
export const serviceRecipients: Readonly<Partial<Record<RecipientKind, readonly RecipientRow[]>>> =
  {
    ...{ support, reviews, personalisation, media, operation },
  };
