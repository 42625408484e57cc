import { type Clue, type Clues, type Pattern, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";

/** A denial, or a sentence about leaving: neither says that data is collected. */
const denied: readonly Pattern[] = [
  p`${w`not|never|cannot|don't|doesn't|won't`} (?:\w+ ){0,3}(?:collect|gather|obtain|record|store|save|log|receive|ask)`,
  p`(?:samlar?|samlas|registreras?|lagrar?|sparar?|inhämtar?|behandlar?) (?:\w+ ){0,3}(?:inte|aldrig|ej|inga|inget|ingen)`,
  p`(?:inte|aldrig|ej) (?:\w+ ){0,2}(?:samla|samlas|insamla|spara|lagra|registrera)`,
  p`${is.leave}`,
  p`${w`if you (?:do not|don't|choose not to)|om du inte|unless and until|please (?:contact|call|write|e-?mail)`}`,
];

/** `We collect … when you …`; in a list the verb and `when` stand before it. */
const moment = (what: string): Clues => {
  const told = p`${is.data}|${is.items}|${w`what|vad|vilka|we collect|vi samlar in`}`;
  const atThatTime = p`${is.when}[^]*${what}|^(?=\w+(?:r|s) (?:(?:eller|och) \w+ )?(?:du|ni|dig) )[^]*${what}|^(?:[^.]{0,30}\. )?${w`to|för att`} (?:\w+ ){0,2}${what}|${is.through} (?:\w+ ){0,3}${what}|${w`in your|i dina?`} (?:\w+ ){0,2}${what}`;
  return [
    { all: [p`${what}`], around: [atThatTime], under: [p`${is.collect}`, told], not: denied },
    // `When do we collect data?` Whatever stands below is a moment.
    { all: [p`${what}`], titled: [p`^[^]{0,12}${w`when|när`}[^]*${is.collect}`], not: denied },
    // `Browsing the shop, buying something: each of these leaves information with us.`
    { all: [p`${what}`, summing], under: [p`${is.collect}`, told], not: denied },
    // A heading says when, the sentence below it what.
    {
      all: [p`${is.collect}|${handled}`, p`${is.data}|${is.items}|${w`det du`}`],
      firstUnder: [p`${is.when}[^]*${what}`],
      not: denied,
    },
  ];
};

const summing = p`${w`(?:each|all|any|every one) of (?:these|this|which|them)|all (?:this|these)|allt (?:detta|det här)|vart och ett av|varje sådan`}`;
const handled = w`process\w*|handle|need|use|behandlar|behandlas|hanterar|behöver|använder`;

/** `We collect your IP address`. */
const thing = (what: string): Clue => ({
  all: [p`${what}`],
  // A table of purposes tells what each is for, not how its data came.
  kinds: ["paragraph", "item"],
  under: [p`${is.collect}`],
  not: denied,
});

const browsing = w`(?:wander|stroll|click|mov)\w* (?:\w+ )?(?:through|around|about) (?:\w+ )?(?:sites?|websites?|store|shop|pages)|brows(?:e|es|ed|ing) (?:\w+ ){0,3}(?:site|website|web ?shop|shop|store|pages?|products|range)|browsing|surf\w*|
us(?:e|es|ing) (?:our|the|this|these) (?:online )?(?:sites?|websites?|web ?shop|webstore|store|shop|pages|web pages)(?!'s? (?:\w+ ){0,2}(?:features|functions|tools|services))|
(?:visit(?:s|ed|ing)?|enter(?:s|ing)?|access(?:es|ing)?|navigat(?:e|es|ing)|view(?:s|ing)?) (?:\w+ ){0,2}?(?:our|the|this|these) (?:\w+ ){0,2}(?:sites?|websites?|web ?shop|webstore|store|shop|pages|web pages)|
visit,|visit or (?:use|buy|purchase)|(?:pages|products|items) (?:that )?(?:you|they) (?:\w+ )?(?:view|visit|look at|click)\w*|look(?:ing)? (?:around|at (?:products|pages|socks))|browse|
besök\w* (?:\w+ ){0,2}(?:webb\w*|hemsid\w*|sajt\w*|sida\w*|sidor\w*|butik\w*|nätbutik\w*|e-handel\w*|oss)|besöker|bläddra\w*|
(?:är|går|kommer) (?:\w+ )?in(?:ne)? på (?:\w+ ){0,2}(?:webb|hemsid|sajt|sid|butik|nätbutik)\w*|\w+r (?:runt|omkring|bland) (?:\w+ ){0,3}(?:varor|produkt|sid|sajt|butik|webb|hemsid)\w*|klickar runt|tittar (?:\w+ ){0,2}(?:på|runt|in)|ser dig om|klickar dig|rör dig på|kikar (?:runt|in|på)|använder (?:vår\w*|den här|denna) (?:webb\w*|hemsid\w*|sajt\w*|sid\w*|nätbutik\w*|e-handel\w*)|sidor (?:som )?du (?:har )?(?:besök|titta|läs)\w*`;

const features = w`us(?:e|es|ed|ing) (?:\w+ ){0,4}(?:features?|functions?|functionalit(?:y|ies)|tools?|services|wish ?lists?|chat|size guide|app)|(?:review|rate)s? (?:an? |our |the )?(?:items?|products?)|(?:write|leave|post)s? (?:an? )?(?:product )?reviews?|
(?:features?|functions?|tools?) (?:\w+ ){0,3}(?:put to use|used)|funktion\w* (?:\w+ ){0,2}används|interact\w* with (?:\w+ ){0,3}(?:features?|functions?|tools?|content)|(?:site|certain|special|its|their) (?:features|functions)|
använder (?:\w+ ){0,4}(?:funktion\w*|tjänst\w*|verktyg\w*|önskelist\w*|chatt\w*|app\w*)|funktioner\w*|utnyttjar (?:\w+ ){0,3}(?:funktion|tjänst)\w*`;

/** There using the site is taken for consent. */
const agreed = p`${w`you (?:\w+ )?(?:accept|agree|consent)|(?:accepterar|godkänner|samtycker) (?:du|till)|du (?:\w+ )?(?:accepterar|godkänner|samtycker)`}`;
const pagesSeen = w`(?:visited|viewed) (?:pages|products)|pages (?:are |were )?(?:visited|viewed|seen)|(?:besökta|visade) (?:sidor|produkter|varor)|vilka sidor (?:\w+ )?(?:besök|visa)\w*|(?:pages|products|items|sites) (?:\w+ ){0,3}(?:you|they) (?:\w+ )?(?:view\w*|visit\w*|look(?:ed)? at|click\w*)|pages (?:that are )?(?:visited|viewed)|(?:sidor|produkter) (?:som )?(?:du )?(?:har )?(?:besök|visa|titta|läs)\w*|browsing (?:history|behaviou?r)`;
/** `Your order` is a thing that is handled, not a moment. */
const bought = String.raw`(?:(?<!(?:our|the|this|web|online|a|your|their) )(?<!\w)shop(?:,| or | and )|(?<!(?:your|the|these|din|ditt|dina|process\w*) )(?!köphistorik|purchase history|order history|orderhistorik)${is.ordering})`;

const signingUp = w`newsletter (?:\w+ ){0,2}ordered|(?:sign\w*|subscrib\w*|regist\w*|join\w*|opt\w*|enrol\w*) (?:\w+ ){0,7}(?:newsletters?|mailing lists?|mailings?|e-?mail lists?|e-?mails|news)|
(?:put|leav|giv|enter|add)\w* (?:\w+ ){0,6}(?:newsletters?|mailing lists?)|newsletter (?:sign-?ups?|subscriptions?|registrations?)|subscri(?:be|bes|bing|ption)|
(?:anmäl\w*|prenumerer\w*|registrer\w*|skriver|lämnar|signar|tecknar) (?:\w+ ){0,6}(?:nyhetsbrev\w*|brev\w*|utskick\w*|nyheter)|prenumererar|nyhetsbrevsanmäl\w*`;

const support = w`(?:get|seek|ask for|söker|ber om|får|tar) (?:\w+ )?(?:help|hjälp|support)|in contact|(?:contact|call|phone|e-?mail|write|writ|chat|correspond|communicat|speak|talk|reach)\w* (?:\w+ ){0,4}(?:us|support|customer (?:service|support|care|services)|team)|
(?:contacts?|dealings|conversations?|communications?) with (?:\w+ ){0,3}(?:us|support|customer|team)|in touch with (?:\w+ ){0,3}(?:us|support|customer|team)|
correspondence|contact form|(?:support|customer service|customer care) (?:requests?|inquir\w*|enquir\w*|tickets?|correspondence|cases?|matters?)|
kontaktar|kontakter med|(?:mejlar|mailar|ringer|skriver|chattar|hör av|vänder|korrespond\w*|kommunicer\w*|kontakt) (?:\w+ ){0,4}(?:oss|vår|kundtjänst|kundservice|support|dig|till|med)\w*|hör av dig|
korrespond\w*|kontaktformulär\w*|kundtjänstärende\w*|ärende\w*|supportärende\w*|(?:i )?kontakt med (?:\w+ ){0,2}(?:oss|kundtjänst\w*|kundservice|\w*support\w*)`;

const account = w`(?:creat|open|set|regist|sign|mak|log)\w* (?:\w+ ){0,4}(?:account|profile)|register as (?:\w+ ){0,4}(?:member|user|buyer|seller|customer)|registrerar dig som|log(?:s|ging)? in|become a (?:\w+ )?member|join\w* (?:\w+ ){0,3}(?:club|community|programme?)|loyalty (?:club|program\w*)|membership|
(?:skapa|öppna|registrera|lägger upp|loggar in)\w* (?:\w+ ){0,4}(?:konto|kundkonto|mina sidor|profil|användarkonto)\w*|skapar ett konto|kundkonto\w*|blir medlem|kundklubb\w*|loggar in`;

const social = w`social (?:media|networks?|networking|plugins?)|facebook|instagram|pinterest|twitter|tiktok|sociala (?:medier|nätverk|kanaler)`;

const device = w`ip[- ]?(?:address(?:es)?|numbers?|adress\w*|nummer)|internet protocol|browser (?:type|version|software|information)|type of browser|(?:web )?browser(?:,| and) (?:device|operating)|
user agent|operating systems?|device (?:type|id|identifiers?|information|data|model)|(?:server )?log files?|type of device|
webbläsartyp\w*|webbläsarversion\w*|typ av (?:webbläsare|enhet)|vilken (?:webbläsare|enhet)|webbläsar(?:e|inställningar)? och|operativsystem\w*|loggfil\w*|enhetsinformation\w*|enhets-?id\w*|teknisk (?:data|information)`;

const location = w`(?:geo-?|your |approximate |precise |gps )locations?|geolocation|location data|gps|platsdata|platsinformation\w*|geografisk\w*|din (?:position|plats)|positionsdata`;

const elsewhere = w`from them|från dem|others tell us|from (?:\w+ ){0,3}(?:service providers|partners|vendors|suppliers|credit agencies)|från (?:\w+ ){0,2}(?:uc|kreditupplysning\w*|klarna|svea|google|facebook)|(?:from|by|via|through) (?:\w+ ){0,5}(?:third[- ]part(?:y|ies)|other sources|other companies|public(?:ly)? (?:\w+ )?(?:sources|registers|records)|payment (?:\w+ )?providers?|credit (?:\w+ )?(?:agenc|bureau|referenc)\w*|data brokers|advertising networks?|business partners|social (?:media|networks?))|
från (?:\w+ ){0,5}(?:\w+registret|folkbokföring\w*|tredje ?part\w*|andra (?:källor|företag|håll)|offentliga (?:källor|register)|adressregister\w*|spar|betaltjänst\w*|betalnings\w*|kreditupplysning\w*|samarbetspartner\w*|leverantörer|sociala medier)`;

const whatYouWrite = w`(?:det|vad) du (?:mejlar|mailar|skriver|berättar)|(?:what|messages?|anything) (?:that )?you (?:write|send|e-?mail) (?:to )?us|dina (?:meddelanden|mejl)|your (?:messages|e-?mails) to us`;
const kindsOfData = p`${w`(?:categories|kinds|types) of (?:\w+ )?(?:data|information)|(?:kategorier|typer) av (?:person)?uppgifter|vilka (?:person)?uppgifter|(?:what|which) (?:\w+ )?(?:data|information)|(?:data|information|uppgifter) (?:we|vi)`}`;

/** Moments and kinds of collection. */
export const collectionRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "collection-browsing": [
    ...moment(browsing).map((clue) => ({ ...clue, not: [...denied, agreed] })),
    thing(pagesSeen),
    { all: [p`${pagesSeen}`, p`${w`analys\w*|analyz\w*|log(?:s|ged)?|see|follow`}`], not: denied },
  ],
  "collection-features": moment(features),
  "collection-purchase": moment(bought),
  "collection-newsletter": moment(signingUp),
  "collection-survey": moment(is.survey),
  "collection-support": [...moment(support), thing(whatYouWrite)],
  "collection-contest": moment(is.contest),
  "collection-account": moment(account),
  "collection-social": moment(social),
  "collection-device": [
    thing(device),
    {
      all: [p`^(?:[^:]{1,40}: )?(?:\w+ ){0,3}${device}`],
      titled: [kindsOfData],
      kinds: ["item"],
      not: denied,
    },
  ],
  "collection-location": [thing(location)],
  "collection-third-parties": [thing(elsewhere)],
};
