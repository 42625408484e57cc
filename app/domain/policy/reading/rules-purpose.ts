import { type Clue, type Clues, type Pattern, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import { purposeCell } from "./table-clues.ts";

/** A denial, a right, a contact, or somebody else's purpose: none says what the store uses data for. */
const denials: readonly Pattern[] = [
  // A moment of collection: `We collect data when you subscribe to our newsletter.`
  p`${w`collect\w*|gather\w*|reach(?:es)? us|receiv\w*|learn|tar emot|registers?|samlar|samlas|insaml\w*|(?:vi får|får vi) (?:\w+ ){0,2}(?:information|uppgifter)|uppgifter (?:\w+ ){0,3}får vi`}(?:(?!${w`serves?|used to|in order to|för att`})[^])*${w`when|whenever|while|as|if|during|när|då`} (?:your?|du|din)(?![^]*${w`(?:we|and|to be) use|used to|använder vi|vi använder|används|för att`})`,
  p`${w`not|never|cannot|don't|doesn't|won't`} (?:\w+ ){0,3}(?:use|used|using|process|processed|sell|share|send)\b`,
  p`(?:använder|använda|används|behandlar|behandlas|skickar|säljer|delar) (?:\w+ ){0,3}(?:inte|aldrig|ej|inga|inget)`,
  p`(?:inte|aldrig|ej) (?:\w+ ){0,2}(?:använd|behandl|skick|sälj)`,
  p`${w`right to|object to|withdraw\w*|complain\w*|rätt att|invänd\w*|motsätt\w*|återkall\w*|klagomål`}`,
  p`${w`if you (?:do not|don't)|om du inte`}`,
  p`(?:^|[.:] )(?:our |the |vår\w* |den )?${w`(?:legal|lawful) (?:grounds?|bas[ie]s)|rättslig\w* grund\w*`}`,
  p`${w`say no|säga? nej`}`,
  p`${w`how long|hur länge`} (?:\w+ ){0,3}${w`retain|keep|store|sparar|behåller|lagrar`}`,
  p`${w`if you have (?:\w+ ){0,2}questions?|(?:har du|om du har|vid) (?:\w+ ){0,2}frågor|frågor om`}`,
];
/** Beside them a sentence about leaving. */
const otherwise: readonly Pattern[] = [
  ...denials,
  p`(?<!(?:until|tills|när|when) (?:you|du) )${is.leave}`,
];

/** `We use it to …`; in a list `We use it to` stands before it, or in the heading. */
const purpose = (what: Pattern, more: readonly Pattern[] = []): Clue => ({
  all: [what],
  under: [p`${is.use}`],
  not: [...otherwise, ...more],
  // A list of legal bases names contracts and laws, not purposes.
  notUnder: [
    p`^(?![^]*${w`purposes?|use|why|ändamål\w*|syfte\w*|varför`})[^]{0,12}${w`when|när`}[^]{0,60}${w`collect\w*|gather\w*|samlar|samlas|insaml\w*`}`,
    p`^(?![^]*${w`purposes?|use|why|ändamål\w*|syfte\w*|varför`})[^]*${w`(?:legal|lawful) (?:bas[ie]s|grounds?)|rättslig grund`}`,
    p`^(?![^]*${w`purposes?|use|what|why|ändamål\w*|syfte\w*|vad|varför`})[^]*${w`how long|hur länge|så länge`}`,
    p`^(?![^]*${w`purposes?|use|uses|why|ändamål\w*|syfte\w*|varför|använd\w*`})[^]*${w`recipients?|disclos\w*|shar(?:e|ing)|who (?:\w+ )?gets|mottagare|lämnar? ut|utlämn\w*|delar|delas`}`,
  ],
});

const personalise = w`personali[sz]\w*|individuali[sz]\w*|(?:your )?individual (?:needs|wishes|interests)|tailor(?:s|ed|ing)?|customi[sz](?:e|es|ed|ing)|
recommend(?:s|ed|ing|ations?)?|adapt(?:s|ed|ing)?|your taste|more personal|(?:more )?relevant (?:content|offers|products|to you)|suited to you|(?:shap|fit|suit|adjust|arrang)\w* (?:\w+ ){0,5}(?:around|to|for) you|suits? you|you(?: will| might| may|'ll) like|(?:of|may|might) interest (?:to )?you|
mer personlig\w*|personliga?(?:re)? (?:anpass\w*|upplevelse\w*|erbjudanden|innehåll|rekommendation\w*|förslag|bemötande)|anpassa[rst]*|anpassad\w*|skräddarsy\w*|(?:rikta|styra|välja)[rs]? (?:\w+ ){0,4}(?:dina|ditt|dig)|individuella (?:behov|önskemål)|individanpass\w*|passar (?:\w+ )?(?:dig|din|ditt|dina)|tips som|tror att du|du gillar|personanpass\w*|rekommend\w*|dina behov|dina intressen|dina önskemål`;

const improve = p`${w`improv(?:e|es|ed|ing|ement|ements)|develop(?:s|ing|ment)?|enhanc\w*|optimi[sz]\w*|make (?:\w+ ){0,6}better|better understand|refine|
förbättra\w*|förbättring\w*|vidareutveckl\w*|utveckla[rst]*|utveckling\w*|optimera\w*|(?:göra|bli|blir) (?:\w+ ){0,6}bättre|(?:become|gets?) (?:\w+ )?better`}`;
const improved = w`${is.site}|products?|ranges?|assortment|offerings?|experiences?|customer service|business|layout|design|functionalit\w*|platforms?|usability|what we offer|
produkt\w*|sortiment\w*|erbjudande\w*|upplevelse\w*|kundservice|kundtjänst|verksamhet\w*|utbud\w*|funktion\w*|plattform\w*|användarvänlig\w*|utseende\w*`;

const marketing = w`(?:send|sends|sending|sent|e-?mail) (?:\w+ ){0,5}(?:newsletters?|offers?|promotions?|promotional|marketing|news|updates|periodic e-?mails?|discounts?|e-?mails about)|periodic e-?mails?|
newsletters?|direct marketing|marketing (?:purposes|communications?|messages|e-?mails?|mail|mailings?|material)|for marketing|e-?mail marketing|our marketing|
about new \w+|(?:inform|tell|notify|update) you (?:\w+ ){0,3}(?:offers?|new products|news|products|promotions|sales|discounts)|company news|promotional (?:\w+ )?(?:e-?mails?|messages|offers|material)|mailings|e-?mail\w* (?:\w+ )?news|mail you (?:\w+ )?news|(?<!(?:it|we|that|which|site|shop|store) )offers|
nyhetsbrev\w*|marknadsför\w*|direktmarknadsför\w*|direktreklam|reklam(?!ation)\w*|erbjudanden|kampanjer|nyheter och|\w*företagsnyheter|(?:mejla|skicka)\w* (?:\w+ ){0,3}nyheter|(?:skicka|skickar|mejla|informera|berätta) (?:\w+ ){0,5}(?:erbjudanden|nyheter|utskick|reklam|rabatter|kampanjer)|\w*utskick`;

const orders = w`(?:process|fulfil|fulfill|complet|carry|deliver|ship|handl|execut|manag|administ|dispatch|perform|send|invoic|confirm|provid|bill)\w* (?:\w+ ){0,6}(?:orders?|purchases?|transactions?|payments?|delivery|deliveries|returns?|contracts?|goods|products? (?:you|that)|what you (?:have )?(?:bought|ordered)|refunds?|parcels?|exchanges)|
deliver(?:y of|ing)? (?:\w+ ){0,4}(?:goods|products|parcels?|orders?|socks)|transactions|(?:turns? up|arrives?|gets? to you|reach(?:es)? (?:you|the right)|find its way)|order (?:processing|fulfil\w*|handling|confirmations?)|take payments?|
(?:hanter|genomför|behandl|fullgör|fullfölj|levere|administre|expedi|uppfyll|skick|bekräft|utför|fakturer|slutför|ta emot|ta hand om)\w* (?:\w+ ){0,6}(?:order|ordern|ordrar|beställning\w*|köp|köpet|köpeavtal\w*|betalning\w*|leverans\w*|returer?|returen|avtal\w*|transaktion\w*|varor\w*|varan|paket\w*|produkter\w*|det du (?:har )?(?:köpt|beställt|handlat))|
orderhantering\w*|paket\w* (?:\w+ ){0,3}(?:komma fram|levereras|skickas)|packa|leverera\w*|hantering av (?:\w+ ){0,4}(?:order|beställning|köp|betalning|leverans|retur)\w*|fullgörande\w*|ta betalt|transaktioner`;

const support = w`customer (?:service|support|care)|support(?!@)|(?:respond|answer|reply)\w* (?:\w+ ){0,5}(?:questions?|inquir\w*|enquir\w*|requests?|complaints?|you|messages?|e-?mails?)|help(?:ing)? you|assist(?:ing|ance)?(?: you)?(?! us)|handl\w* (?:\w+ ){0,3}(?:complaints?|claims|questions)|(?:ring|call|reach|contact|e-?mail) you (?:\w+ ){0,2}(?:if|when)|svara när du|(?:sort|solv|resolv|fix)\w* (?:\w+ ){0,3}(?:problems?|issues|disputes)|
svara när|(?:ge|ger|erbjuda) (?:dig|er|dej|våra kunder) (?:\w+ ){0,3}(?:service|hjälp)|kundtjänst\w*|kundservice|kundsupport\w*|support(?:fråg|ärend|behov|begär)\w*|besvara\w*|svara[rt]? (?:\w+ ){0,4}(?:frågor|dig)|svara[rt]? på (?!(?:\w+ ){0,3}(?:behov|önskemål|intressen))|hjälpa dig|hjälpa (?:\w+ )?kund\w*|(?:hantera|handlägga|lösa) (?:\w+ ){0,4}(?:ärenden?|reklamation\w*|frågor|klagomål|support\w*)|bistå`;

const statistics = w`statistic\w*|analytics|which pages|counts? (?:\w+ ){0,2}(?:visits?|visitors?)|analytical|(?:measur|see)\w* (?:\w+ ){0,3}traffic|how the site is used|(?:are|is) popular|analy[sz](?:e|es|ed|ing)|analys[ei]s|measur(?:e|es|ing|ement) (?:\w+ ){0,5}(?:traffic|visits?|use|usage|visitors|performance)|count (?:\w+ )?visit\w*|trends|usage patterns|how (?:\w+ ){0,3}(?:visitors|customers|site|website|shop|store) (?:\w+ ){0,2}(?:use[sd]?|used|behave)|
statistik\w*|statistisk\w*|räknar besök|analys\w*|mäta|mäter|mätning\w*|besöksstatistik|besöksmönster|trender|hur (?:\w+ ){0,3}${is.site} (?:\w+ ){0,2}används|hur (?:du|ni|\w*besökar\w*|\w*kund\w*|folk|man) (?:\w+ ){0,3}använder`;

const security = w`(?:prevent|detect|against|combat|fight|investigat|stop|screen\w* for|avoid|monitor)\w* (?:\w+ ){0,5}(?:fraud\w*|abuse|misuse|crimes?|attacks?|spam|unauthori[sz]ed)|fraud (?:prevention|detection|checks?|screening)|(?:keep|maintain|ensur|protect)\w* (?:\w+ ){0,6}(?:safe|secure|security|from fraud)|
(?:förhindra|förebygg|upptäck|motverka|utred|stoppa|hindra|skydda mot|skydd mot)\w* (?:\w+ ){0,5}(?:bedräger\w*|missbruk\w*|brott\w*|intrång\w*|attacker\w*|stöld\w*|spam|obehörig\w*)|bedräge?r?i?\w*|bedräglig\w*|lurar oss|(?:säkerställa|upprätthålla|trygga|bevara) (?:\w+ ){0,5}(?:säkerhet\w*|säker\w*)`;

const advertising = w`advertis\w*|ads?|remarketing|retarget\w*|custom audiences?|annons\w*|remarketing|retarget\w*|målgrupp\w*`;

const ownAccount = w`(?:manag|administ|maintain|creat|provid|set|operat|give you access to)\w* (?:\w+ ){0,4}(?:accounts?|membership)|(?:hanter|administr|tillhandahåll|skap|ge dig tillgång till)\w* (?:\w+ ){0,4}(?:konto\w*|kundkonto\w*|mina sidor|medlemskap\w*|inloggning\w*)`;

const legal = w`tax ?man|tax authorit\w+|hmrc|(?:comply|compl(?:y|ies|iance)|meet|fulfil|fulfill|satisfy) (?:\w+ ){0,6}(?:law|laws|legal|obligations?|accounting|tax|regulations?)|legal obligations?|accounting|bookkeeping|book-keeping|tax (?:law|purposes|rules)|
bokför\w*|rättslig\w* (?:förplikt|skyldig)\w*|lagkrav|lagstadga\w*|skatte\w*|skyldighet\w* enligt lag|(?:följa|uppfylla) (?:\w+ ){0,4}(?:lag|lagar|lagen|lagstiftning\w*|skyldigheter)`;

const shortOrders = w`köp|köpet|leverans\w*|betalning\w*|order\w*|beställning\w*|retur\w*|purchases?|deliver(?:y|ies)|payments?|shipping|returns?|sales?|försäljning`;
const aboutKeeping = p`${w`how long|retention|hur länge|så länge|lagringstid\w*|gallring\w*`}`;
/** `The seller gets your address in order to deliver` says who gets it. */
const handedOut = p`${w`(?:lämnas|lämnar vi|delas) (?:\w+ ){0,3}(?:till|ut|med)|(?:levererar|sköter|driver|transporterar)`}`;
const signedIn = p`${w`so that you can|så att du kan`} (?:\w+ ){0,3}${w`log in|logga in`}`;
const lawKeeps = p`${w`(?:accounting|tax|bookkeeping) (?:law|act|rules?) (?:\w+ ){0,3}(?:require|oblige|make|force)\w*|(?:enligt|på grund av) (?:bokföringslag\w*|skattelag\w*)|bokföringslag\w* (?:\w+ ){0,2}(?:vill|kräver|säger)`}`;

const mailing = w`(?:surveys?|contests?|promotions?|campaigns?|\w*enkät\w*|tävling\w*|\w*undersökning\w*|kampanj\w*) (?:and|or|och|eller|samt) (?:\w+ )?(?:e-?mail|e-?mails|mailings|e-post|mejl|utskick)|(?:send|sends|sending) (?:\w+ ){0,3}(?<!(?:by|via) )e-?mails?(?! (?:\w+ ){0,3}(?:about|regarding|concerning|with|when|to confirm) )|(?:skicka|skickar|sända|sänder) (?:\w+ ){0,3}(?<!(?:via|per|med|genom) )(?:e-post(?:meddelande\w*)?|mejl|mail)(?! (?:\w+ ){0,3}(?:om|angående|med|när) )`;

/** The settings of a cookie notice are chosen, not personalised; a policy's improvement is none of the shop. */
const settings = p`${w`browser|cookie (?:settings|preferences)|webbläsar\w*|cookieinställning\w*`}`;
const ofCookies = (what: Pattern): Clue => ({
  all: [what, p`${w`place[ds]?|sets?|use|used|sätter|sätts|används?|använder|placeras?`}`],
  under: [p`${is.cookies}`],
  not: denials,
});
const disclosed = p`${w`disclos\w*|releas\w*|court|police|lämna\w* ut|lämnas|utlämn\w*|polis\w*|domstol\w*|myndighet\w*`}`;
const measures = p`${w`security measures|measures (?:to|against)|organi[sz]ational measures|säkerhetsåtgärd\w*|åtgärder för`}`;
/** There the person is the one who takes part. */
const enters = p`${w`when|if|whenever|by (?:entering|taking)|när|om|då`} (?:you|du)`;
const kept = p`${w`retain\w*|kept|keep (?:it|them|your|order|the)|(?:spara|lagra)\w*(?! (?:och|samt) (?:använd|behandl)\w*)|bevara\w*|så länge|as long as`}`;

/** What data is used for. */
export const purposeRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "purpose-personalise": [purpose(p`${personalise}`, [settings])],
  "purpose-improve": [
    { ...purpose(improve), all: [improve, p`${improved}`] },
    { ...purpose(improve), all: [improve], around: [p`${improved}`] },
  ],
  "purpose-marketing": [
    purpose(p`${marketing}`),
    // `Send e-mail to you`, where it is not about what was bought.
    purpose(p`${mailing}`),
    purposeCell(p`${marketing}|${is.newsletter}`),
    {
      all: [
        p`(?<!if )${w`(?:får du|du får|you (?:will )?(?:get|receive))`} (?:\w+ ){0,3}${is.newsletter}|${is.newsletter} (?:is|are) (?:only )?sent|${is.newsletter} skickas|(?:reklam|erbjudanden|nyheter) (?:mejlar|skickar|mailar) vi|skickar (?:\w+ ){0,4}(?:brev|mejl) om (?:\w+ )?(?:ny\w*|erbjud\w*)`,
      ],
      not: denials,
    },
    {
      all: [
        p`${w`we|vi`} (?:\w+ ){0,4}${w`send|e-?mail|skickar|mejlar`} (?:\w+ ){0,4}${marketing}|skickar vi (?:\w+ ){0,3}${marketing}|e-?mail you (?:\w+ ){0,3}offers`,
      ],
      not: denials,
    },
  ],
  "purpose-contests": [purpose(p`${is.contest}`, [enters])],
  "purpose-surveys": [purpose(p`${is.survey}`, [enters])],
  "purpose-transactions": [
    purpose(p`${orders}`, [kept, handedOut]),
    purposeCell(p`^(?:\w+ ){0,2}${shortOrders}`),
    {
      all: [p`^${shortOrders}: `],
      under: [p`${is.use}`],
      not: otherwise,
      notUnder: [aboutKeeping],
    },
  ],
  "purpose-support": [purpose(p`${support}`), purposeCell(p`${support}`)],
  "purpose-statistics": [
    purpose(p`${statistics}`, [measures]),
    ofCookies(p`${statistics}`),
    purposeCell(p`${statistics}`),
  ],
  "purpose-security": [purpose(p`${security}`, [measures]), purposeCell(p`${security}`)],
  "purpose-advertising": [
    purpose(p`${advertising}`),
    ofCookies(p`${advertising}`),
    purposeCell(p`${advertising}`),
  ],
  "purpose-account": [
    purpose(p`${ownAccount}`),
    purposeCell(p`${w`accounts?|membership|konto\w*|kundkonto\w*|medlemskap\w*`}`),
    { all: [signedIn], not: otherwise },
  ],
  "purpose-legal": [
    purpose(p`${legal}`, [disclosed]),
    purposeCell(p`${legal}`),
    { all: [lawKeeps], not: denials },
  ],
};
