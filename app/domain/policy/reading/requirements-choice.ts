import { type Clue, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { RequiredItem } from "./required-items.ts";
import type { Requirement } from "./requirement.ts";
import { refusalClues, usePhrases } from "./rules-choice.ts";
import { cookiePurposeCell } from "./table-clues.ts";

const cookie = p`${is.cookies}`;
const goal = w`för|håller|keeps|what for|to|for|which|that|som|keeps?|holds?|in order to|so that|which (?:help|make|let)|help us|for example|remember\w*|för att|så att|till|gör att|hjälper|kommer ihåg|minns`;
const concrete = w`remember\w*|carts?|baskets?|check ?out|log(?:ged)? in|login|sessions?|statistic\w*|analytics|analy[sz]\w*|traffic|advertis\w*|ads|language|currency|preferences|recogni[sz]e|keep track|marketing|measure\w*|count\w*|compile|security|
varukorg\w*|kundvagn\w*|kassa\w*|inlogg\w*|logga\w* in|session\w*|statistik\w*|analys\w*|trafik\w*|annons\w*|språk\w*|valuta\w*|inställning\w*|känna igen|komma ihåg|kommer ihåg|marknadsför\w*|mäta|räkna\w*|minnas|säkerhet\w*|besök\w*|\w*korg\w*|hålla reda`;
const lifetime = w`\d+ ?(?:minutes?|hours?|days?|weeks?|months?|years?|minuter|timmar|timme|dagar|dygn|veckor|månader|månad|år)|(?:one|two|three|six|twelve|thirteen|a) (?:hour|day|week|month|year)s?|(?:ett|två|tre|sex|tolv|tretton|en) (?:år|månader|månad|dagar|dag|veckor|vecka|timme)|(?:until|when|after) (?:\w+ ){0,4}clos\w*|(?:tills|när|då) (?:\w+ ){0,4}(?:stäng\w*|avsluta\w*)|end of (?:the|your) session|session`;
const vagueLifetime = w`session(?:s)?(?:-| )cookies?|persistent|permanent|permanenta?|sessionscookie\w*|sessionskak\w*|for a (?:\w+ )?(?:time|period|while)|(?:en|viss|längre|kort) tid|expir\w*|stored (?:\w+ ){0,3}(?:longer|for)|lagras|sparas`;
const others = w`google\w*|meta|facebook|hotjar|tiktok|pinterest|klaviyo|criteo|linkedin|microsoft|bing|youtube|vimeo|doubleclick|shopify|instagram|adobe|matomo|trustpilot|snapchat|clarity`;
const thirdParty = w`third[- ]part(?:y|ies)|partners?|others?|external|tredje ?part\w*|tredjeparts\w*|samarbetspartner\w*|utomstående|andra företag|leverantör\w*`;
const mailing = w`newsletters?|marketing|promotional|offers?|e-?mails?|nyhetsbrev\w*|marknadsför\w*|erbjudanden|utskick\w*|reklam(?!ation)\w*|sms`;

/** A cookie as a table names it: `_ga`, `cart_sig`, `PHPSESSID` (in lower case here). */
const cookieName = p`(?:^|[\s"'(])(?:_[a-z][a-z0-9_*-]+|[a-z][a-z0-9]*(?:_[a-z0-9*]+)+|phpsessid|jsessionid|cart|secure_customer_sig|localization|fr|nid|ide|datr)(?=$|[\s"',:;)=*.-])`;
const inTable: readonly Clue[] = [
  { all: [cookieName], under: [cookie], kinds: ["row", "item"] },
  { all: [p`(?:^|[\s"'(])_[a-z][a-z0-9_*-]+`], under: [cookie] },
];

/** LEK 2022:482 ch. 9 s. 28, CJEU C-673/17 and the Marketing Act 2008:486 ss. 19–20. */
export const choiceRequirements: Partial<Readonly<Record<RequiredItem, Requirement>>> = {
  consent: {
    present: [
      {
        all: [
          p`${w`with your (?:\w+ ){0,2}(?:consent|permission)|(?:you (?:have )?(?:given|give|gave)|ask (?:you )?for|obtain|give us|based on|on the basis of|if you|your) (?:\w+ ){0,4}(?:consent|permission)|consent|only if you (?:agree|consent|accept|say yes)|sagt ja|säger ja|ticked|opted in|asked for it|bett om|tackat ja|kryssat|(?:ditt|ett) (?:\w+ ){0,2}samtycke|samtyck\w*|om du godkänner`}`,
        ],
        not: [
          p`${w`without|utan|not|never|inte|aldrig|withdraw|återkalla|revoke|no longer`} (?:\w+ ){0,5}${is.consent}`,
          p`${usePhrases.byUse}[^]*${usePhrases.agreeing}`,
        ],
      },
    ],
    vague: [{ all: [p`${is.consent}`, p`${is.data}`] }],
  },
  "cookie-purposes": {
    present: [
      cookiePurposeCell,
      {
        all: [p`${goal}|:`, p`${concrete}`],
        under: [cookie],
        not: [
          p`${w`browser settings|webbläsarens? inställning\w*|law|act|lagen`}`,
          p`${w`delete|block|disable|radera|blockera|stäng\w* av`}`,
        ],
      },
    ],
    vagueBy: ["cookie-use", "cookie-information"],
  },
  "cookie-consent": {
    outdated: [
      {
        all: [
          p`${usePhrases.byUse}[^]*${usePhrases.agreeing}|${usePhrases.agreeing}[^]{0,120}${usePhrases.byUse}`,
        ],
        under: [cookie],
        not: [
          p`${w`click\w*|klicka\w*|button|knapp\w*|not|inte|kryssa\w*`}`,
          p`${is.thisPolicy}(?![^]*${is.cookies})`,
        ],
      },
      {
        all: [
          p`${w`2003:389|july 2003|juli 2003|electronic communications? act|elektronisk kommunikation`}`,
        ],
        under: [cookie],
        not: [p`2022:482`],
      },
      {
        all: [
          p`${w`browser|webbläsar\w*`}`,
          p`${w`(?:means|constitutes|regarded as|considered|counts as|innebär|betraktas som|anses som|räknas som)`} (?:\w+ ){0,5}${is.consent}`,
        ],
        under: [cookie],
      },
    ],
    presentBy: ["cookie-consent"],
    vague: [{ all: [p`${is.consent}`], under: [cookie] }],
  },
  "cookie-lifetime": {
    present: [
      {
        all: [p`${lifetime}`],
        under: [p`${w`cookies?|kakor|cookien`}`],
        not: [
          p`${w`data|personuppgifter|orders?|account|konto`} (?:\w+ ){0,4}${w`kept|stored|sparas|lagras`}`,
          p`2003|2022`,
          p`^[^]*${w`session cookies? and|sessionscookies och`}`,
        ],
      },
    ],
    vague: [{ all: [p`${vagueLifetime}`, cookie], not: [p`${w`law|act|lagen`}`] }],
  },
  "cookie-third-parties": {
    present: [
      {
        all: [p`${others}`],
        under: [cookie],
        not: [p`${w`opt[- ]?out|chrome|explorer|browser|webbläsare`}`],
      },
    ],
    vague: [{ all: [p`${thirdParty}`, cookie] }],
  },
  // A law that says that there are ways names none.
  "cookie-refusal": { present: refusalClues, vagueBy: ["cookie-avoid"] },
  "cookie-list": { present: inTable },
  "marketing-consent": {
    present: [
      {
        all: [
          p`${w`ticked|opted in|asked (?:for it|us to)|only with your (?:\w+ )?(?:consent|permission)|bett om|tackat ja|sagt ja|only (?:on it )?if you`}`,
        ],
        under: [p`${mailing}|${is.newsletter}|${w`brevet`}`],
        not: [p`${w`cookies?|kakor|withdraw\w*|återkalla\w*`}`],
      },
      {
        all: [
          p`${mailing}`,
          p`${w`consent\w*|agree[ds]?|opt(?:ed)?[- ]?in|if you (?:have )?(?:sign\w*|subscrib\w*|ask\w*|chosen|want|choose)|signed up|subscribed|existing customers|to (?:our )?customers|prior consent|your permission|som kund|you have asked|ticked|till dig som är kund|similar products|samtyck\w*|godkän\w*|om du (?:har )?(?:anmält|prenumer|valt|tackat ja|samtyckt|vill|sagt)\w*|anmält dig|prenumererar|liknande (?:varor|produkter)|tackat ja`}`,
        ],
        not: [
          p`${w`withdraw\w*|återkalla\w*|tillbaka|when you|när du|unsubscrib\w*|avregistrer\w*|cookies?|kakor|collect\w*|samlar`}`,
          p`${usePhrases.byUse}[^]*${usePhrases.agreeing}`,
        ],
      },
    ],
    vagueBy: ["purpose-marketing"],
  },
  "marketing-opt-out": {
    presentBy: ["unsubscribe-link"],
    vagueBy: ["unsubscribe-by-mail"],
    vague: [{ all: [p`${is.leave}`], under: [p`${mailing}`], not: [cookie] }],
  },
  "marketing-address": {
    present: [
      { all: [p`@|${w`reply|svara på`}|\d{2,}[\d -]{5,}`, p`${is.leave}`], not: [cookie] },
      { all: [p`@`], under: [p`${is.leave}`], not: [cookie] },
    ],
    vagueBy: ["unsubscribe-by-mail"],
  },
};
