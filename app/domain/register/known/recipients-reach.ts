import { type RecipientKind, type RecipientRow, toCertified } from "./known-recipient.ts";

const controller = { role: "controller" } as const;
const processor = { role: "processor" } as const;
const google = "https://business.safety.google/privacy/";

/** policy.pinterest.com/privacy-policy names the standard clauses. */
const toUnitedStates = {
  onwardTransfers: [{ country: "US", safeguard: "standard-clauses" }],
} as const;
/**
 * Where TikTok's privacy policy for the area says data is stored or read, under the standard clauses.
 * The Irish authority found them too weak for China (decision of 30 April 2025, contested in court).
 */
const toTikTok = {
  onwardTransfers: [
    { country: "US", safeguard: "standard-clauses" },
    { country: "SG", safeguard: "standard-clauses" },
    { country: "MY", safeguard: "standard-clauses" },
    { country: "CN", safeguard: "standard-clauses" },
  ],
} as const;

// prettier-ignore
const newsletter: readonly RecipientRow[] = [
  ["activecampaign", "ActiveCampaign", "ActiveCampaign, LLC", "US", "https://www.activecampaign.com/legal/privacy-policy", "*.activecampaign.com *.app-us1.com trackcmp.net"],
  ["apsis", "APSIS One", "Efficy Sweden AB", "SE", "https://www.apsis.com/legal/privacy-policy", "*.apsis1.com *.apsis.one"],
  ["attentive", "Attentive", "Attentive Mobile, Inc.", "US", "https://www.attentive.com/legal/privacy", "*.attentivemobile.com *.attn.tv"],
  ["brevo", "Brevo", "Sendinblue SAS", "FR", "https://www.brevo.com/legal/privacypolicy/", "*.brevo.com *.sendinblue.com *.sibautomation.com"],
  ["cleverreach", "CleverReach", "CleverReach GmbH & Co. KG", "DE", "https://www.cleverreach.com/en/privacy-policy/", "*.cleverreach.com"],
  ["dotdigital", "Dotdigital", "Dotdigital EMEA Limited", "GB", "https://dotdigital.com/terms/privacy-policy/", "*.dotdigital.com *.dotmailer.com *.trackedlink.net"],
  ["getanewsletter", "Get a Newsletter", "Get a Newsletter Scandinavia AB", "SE", "https://www.getanewsletter.com/en/privacy-policy/", "*.getanewsletter.com"],
  ["getresponse", "GetResponse", "GetResponse S.A.", "PL", "https://www.getresponse.com/legal/privacy", "*.getresponse.com *.gr-cdn.com"],
  ["hubspot", "HubSpot", "HubSpot Ireland Limited", "IE", "https://legal.hubspot.com/privacy-policy", "*.hubspot.com *.hs-scripts.com *.hs-analytics.net *.hsforms.com *.hs-banner.com *.hscollectedforms.net"],
  ["klaviyo", "Klaviyo", "Klaviyo, Inc.", "US", "https://www.klaviyo.com/legal/privacy-notice", "*.klaviyo.com"],
  ["mailchimp", "Mailchimp", "Intuit Inc.", "US", "https://www.intuit.com/privacy/statement/", "*.mailchimp.com *.list-manage.com *.chimpstatic.com *.mailchimpapp.net"],
  ["mailerlite", "MailerLite", "MailerLite Limited", "IE", "https://www.mailerlite.com/legal/privacy-policy", "*.mailerlite.com *.mlcdn.com"],
  ["omnisend", "Omnisend", "Omnisend, LLC", "US", "https://www.omnisend.com/privacy/", "*.omnisend.com *.omnisnippet1.com *.omnisrc.com"],
  ["postscript", "Postscript", "Stodge, Inc.", "US", "https://postscript.io/privacy", "*.postscript.io"],
  ["privy", "Privy", "Privy, LLC", "US", "https://www.privy.com/privacy-policy", "*.privy.com *.privymktg.com"],
  ["rule", "Rule", "Rule Communication Nordic AB", "SE", "https://www.rule.io/privacy-policy/", "*.rule.io *.rule.se"],
  ["twilio-sendgrid", "Twilio SendGrid", "Twilio Ireland Limited", "IE", "https://www.twilio.com/en-us/legal/privacy", "*.sendgrid.net *.sendgrid.com"],
  ["voyado", "Voyado", "Voyado Lund AB", "SE", "https://voyado.com/privacy-policy/", "*.voyado.com"],
];

// prettier-ignore
const statistics: readonly RecipientRow[] = [
  ["amplitude", "Amplitude", "Amplitude, Inc.", "US", "https://amplitude.com/privacy", "*.amplitude.com"],
  ["clarity", "Microsoft Clarity", "Microsoft Ireland Operations Limited", "IE", "https://privacy.microsoft.com/privacystatement", "*.clarity.ms", { ...controller, ...toCertified }],
  ["crazy-egg", "Crazy Egg", "Crazy Egg, Inc.", "US", "https://www.crazyegg.com/privacy", "*.crazyegg.com"],
  ["elevar", "Elevar", "Elevar, Inc.", "US", "https://getelevar.com/privacy-policy/", "*.getelevar.com"],
  ["fullstory", "Fullstory", "FullStory, Inc.", "US", "https://www.fullstory.com/legal/privacy-policy/", "*.fullstory.com"],
  ["google-analytics", "Google Analytics", "Google Ireland Limited", "IE", "https://policies.google.com/privacy", "*.google-analytics.com *.analytics.google.com", { ...toCertified, source: google }],
  ["google-tag-manager", "Google Tag Manager", "Google Ireland Limited", "IE", "https://policies.google.com/privacy", "*.googletagmanager.com", { ...toCertified, source: google, dataCategories: ["device"] }],
  ["heap", "Heap", "Heap Inc.", "US", "https://heap.io/privacy", "*.heap.io *.heapanalytics.com"],
  ["hotjar", "Hotjar", "Hotjar Ltd", "MT", "https://www.hotjar.com/legal/policies/privacy/", "*.hotjar.com *.hotjar.io"],
  ["lucky-orange", "Lucky Orange", "Lucky Orange LLC", "US", "https://www.luckyorange.com/privacy", "*.luckyorange.com *.luckyorange.net"],
  ["matomo", "Matomo Cloud", "InnoCraft Ltd", "NZ", "https://matomo.org/privacy-policy/", "*.matomo.cloud"],
  ["mixpanel", "Mixpanel", "Mixpanel, Inc.", "US", "https://mixpanel.com/legal/privacy-policy/", "*.mixpanel.com *.mxpnl.com"],
  ["plausible", "Plausible", "Plausible Insights OÜ", "EE", "https://plausible.io/privacy", "plausible.io *.plausible.io"],
  ["triple-whale", "Triple Whale", "Triple Whale Ltd", "IL", "https://www.triplewhale.com/privacy-policy", "*.triplewhale.com *.trwh.cloud"],
];

// prettier-ignore
const advertising: readonly RecipientRow[] = [
  ["adform", "Adform", "Adform A/S", "DK", "https://site.adform.com/privacy-center/overview/", "*.adform.net *.adformdsp.net"],
  ["adroll", "AdRoll", "NextRoll, Ltd.", "IE", "https://www.nextroll.com/privacy", "*.adroll.com"],
  ["adtraction", "Adtraction", "Adtraction Group AB", "SE", "https://adtraction.com/privacy-policy", "*.adtraction.com *.adt1.com"],
  ["amazon-ads", "Amazon Ads", "Amazon Europe Core S.à r.l.", "LU", "https://advertising.amazon.com/legal/privacy-notice", "*.amazon-adsystem.com"],
  ["awin", "Awin", "AWIN AG", "DE", "https://www.awin.com/gb/privacy", "*.awin1.com *.awin.com *.dwin1.com"],
  ["criteo", "Criteo", "Criteo SA", "FR", "https://www.criteo.com/privacy/", "*.criteo.com *.criteo.net"],
  ["google-ads", "Google Ads", "Google Ireland Limited", "IE", "https://policies.google.com/privacy", "*.doubleclick.net *.googleadservices.com *.googlesyndication.com *.google.com", { ...toCertified, ...controller, source: google }],
  ["linkedin-ads", "LinkedIn Ads", "LinkedIn Ireland Unlimited Company", "IE", "https://www.linkedin.com/legal/privacy-policy", "*.linkedin.com *.licdn.com"],
  ["meta", "Meta (Facebook and Instagram)", "Meta Platforms Ireland Limited", "IE", "https://www.facebook.com/privacy/policy/", "*.facebook.com *.facebook.net *.fbcdn.net", { ...toCertified, source: "https://www.facebook.com/legal/controller_addendum" }],
  ["microsoft-ads", "Microsoft Advertising", "Microsoft Ireland Operations Limited", "IE", "https://privacy.microsoft.com/privacystatement", "bat.bing.com *.bing.com bat.bing.net", { ...controller, ...toCertified }],
  ["outbrain", "Outbrain", "Teads Holding Co.", "US", "https://www.outbrain.com/legal/privacy", "*.outbrain.com *.outbrainimg.com"],
  ["pinterest", "Pinterest", "Pinterest Europe Ltd.", "IE", "https://policy.pinterest.com/privacy-policy", "*.pinterest.com *.pinimg.com", toUnitedStates],
  ["pricerunner", "PriceRunner", "PriceRunner International AB", "SE", "https://www.pricerunner.com/info/privacy-policy", "*.pricerunner.com *.pricerunner.se"],
  ["prisjakt", "Prisjakt", "Prisjakt Sverige AB", "SE", "https://schibsted.com/privacy/", "*.prisjakt.nu *.pji.nu"],
  ["reddit-ads", "Reddit Ads", "Reddit Netherlands B.V.", "NL", "https://www.reddit.com/policies/privacy-policy", "*.reddit.com *.redditstatic.com"],
  ["snap", "Snapchat", "Snap B.V.", "NL", "https://values.snap.com/privacy/privacy-policy", "*.snapchat.com *.sc-static.net", toCertified],
  ["taboola", "Taboola", "Taboola Europe Limited", "GB", "https://www.taboola.com/policies/privacy-policy", "*.taboola.com"],
  ["tiktok", "TikTok", "TikTok Technology Limited", "IE", "https://www.tiktok.com/legal/page/eea/privacy-policy/en", "*.tiktok.com *.tiktokw.us *.ttwstatic.com", toTikTok],
  ["tradedoubler", "Tradedoubler", "Tradedoubler AB", "SE", "https://www.tradedoubler.com/en/privacy-policy/", "*.tradedoubler.com"],
  ["x-ads", "X (Twitter)", "X Internet Unlimited Company", "IE", "https://x.com/privacy", "*.twitter.com *.x.com *.ads-twitter.com t.co"],
];

// prettier-ignore
const consent: readonly RecipientRow[] = [
  ["consentmo", "Consentmo", "iSenseLabs LTD", "BG", "https://www.consentmo.com/privacy-policy", "*.consentmo.com"],
  ["cookiebot", "Cookiebot", "Usercentrics A/S", "DK", "https://www.cookiebot.com/en/privacy-policy/", "*.cookiebot.com *.cookiebot.eu"],
  ["cookieyes", "CookieYes", "CookieYes Limited", "GB", "https://www.cookieyes.com/privacy-policy/", "*.cookieyes.com *.cdn-cookieyes.com"],
  ["onetrust", "OneTrust", "OneTrust Technology Limited", "GB", "https://www.onetrust.com/privacy-notice/", "*.onetrust.com *.cookielaw.org", processor],
  ["usercentrics", "Usercentrics", "Usercentrics GmbH", "DE", "https://usercentrics.com/privacy-policy/", "*.usercentrics.eu"],
];

/** Those who reach and count people: mail, statistics, advertising, and the choice about them. */
export const reachRecipients: Readonly<Partial<Record<RecipientKind, readonly RecipientRow[]>>> = {
  ...{ newsletter, statistics, advertising, consent },
};
