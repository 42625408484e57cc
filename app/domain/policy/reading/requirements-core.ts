import { type Clue, type Pattern, pattern as p, says, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { RequiredItem } from "./required-items.ts";
import type { Requirement } from "./requirement.ts";
import { dataCell, keptCell, keptInDashes, recipientCell } from "./table-clues.ts";

const controllerWord = w`(?:data )?controllers?|personuppgiftsansvarig\w*|(?:is|are|being) responsible for (?:\w+ ){0,5}(?:processing|personal data|personal information|data|information|website|site)|(?:är|som) ansvarig(?:a)? för (?:\w+ ){0,5}(?:behandling\w*|personuppgift\w*|webbplats\w*|hantering\w*)`;

const category = (name: string): Pattern => p`${name}`;
const categories = [
  category(w`(?:first |last |full |your )?names?|för- och efternamn|namn|efternamn`),
  category(
    w`(?:postal |delivery |billing |shipping |home |mailing |street )?address(?:es)?|adress\w*|leveransadress\w*|postadress`,
  ),
  category(w`e-?mail(?: address\w*)?|e-?post\w*|mejladress\w*|mailadress\w*`),
  category(w`(?:tele)?phone(?: numbers?)?|telephone|mobile|telefon\w*|mobilnummer`),
  category(
    w`payment (?:\w+ )?(?:information|details|data|method)|card (?:details|number|information)|credit card\w*|bank (?:details|account)|betal\w*|kort(?:uppgift|nummer)\w*|kontouppgift\w*`,
  ),
  category(
    w`ip[- ]?address\w*|ip-?adress\w*|ip-?nummer|device\w*|browser type|webbläsartyp|enhetsinformation`,
  ),
  category(
    w`order (?:history|details|information)|purchase history|orders|köphistorik|orderhistorik\w*|orderuppgift\w*|beställningar|personnummer|födelsedatum|date of birth|sizes?|storlek\w*`,
  ),
];
/** Two kinds of data named in one sentence. */
const twoCategories: readonly Clue[] = categories.flatMap((one, index) =>
  categories.slice(index + 1).map((other): Clue => ({
    all: [one, other],
    under: [
      p`${is.collect}|${is.use}|${w`such as|including|categories|kinds|types|what (?:\w+ )?(?:data|information)|your|personal data|personuppgift\w*|såsom|till exempel|t\.ex|bland annat|kategorier|vilka uppgifter|dina`}`,
    ],
    not: [
      p`${w`contact us|reach us|write to us|questions|kontakta oss|når oss|nå oss|frågor|head office|huvudkontor\w*|ltd|limited|inc|org`}`,
      p`${w`not|never|inte|aldrig`} (?:\w+ ){0,2}${is.collect}`,
    ],
  })),
);

const basisName = w`legal bas[ie]s|lawful bas[ie]s|legal grounds?|lawful grounds?|rättslig\w* grund\w*|laglig\w* grund\w*|laglig\w* stöd|stöd för behandlingen`;
const namedBasis = w`consent|contract|agreement|legal obligations?|legitimate interests?|samtycke\w*|avtal\w*|rättslig\w* (?:förpliktelse|skyldighet)\w*|berättiga\w* intresse\w*|intresseavvägning\w*|allmänt intresse|lagkrav|köpeavtal\w*`;
const plainBasis = w`(?:perform\w*|fulfil\w*|conclude|enter into|necessary for|basis of|pursuant to|under) (?:\w+ ){0,4}(?:contract|agreement)|article 6|art\.? ?6|artikel 6|6\(1\)|6\.1|
legitimate interests?|berättiga\w* intresse\w*|intresseavvägning\w*|(?:fullgör\w*|uppfylla|ingå|fullfölja) (?:\w+ ){0,4}avtal\w*|(?:based on|basis of|grundas på|baseras på|grundar (?:vi|oss) (?:\w+ ){0,3}på|stöd av) (?:\w+ ){0,3}(?:consent|samtycke)|legal obligation|rättslig\w* förpliktelse\w*`;

const interest = w`legitimate (?:\w+ )?interests?|berättiga\w* intresse\w*|intresseavvägning\w*`;
const namedInterest = p`${w`legitimate (?:\w+ )?interests?`}[^]{0,40}${w`(?:in|of|to) (?:\w+ ){0,3}(?:\w{4,}ing|prevent|improve|protect|develop|keep|market|understand|send|offer|run|promote|defend|secure|know|fraud|security|statistics|marketing)|is|are|being|such as|namely`}|${w`berättiga\w* intresse\w*`}[^]{0,30}${w`av att|att|i att|av|är|består`}|${w`our interest in|interest in \w+ing|our interest (?:is|being)|vårt intresse är|vårt intresse av|intresse av att`}|(?:intresseavvägning|berättigat intresse|legitimate interests?)\s?[(:–-]`;

const transfer = w`(?:outside|beyond|out of) (?:of )?(?:the )?(?:eu|eea|eu\/eea|european (?:union|economic area)|europe|your country|sweden|uk|united kingdom)|third countr(?:y|ies)|(?:in|to) the states|united states|usa|u\.s\.|international(?:ly)? transfer\w*|transfer\w* abroad|
utanför (?:eu|ees|eu\/ees|eu\W+och ees|europa|sverige)|tredje ?land\w*|usa`;
const safeguard = w`standard (?:contractual|contract|data protection) clauses|scc|adequacy decisions?|adequate level|data privacy framework|binding corporate rules|standardavtalsklausul\w*|standardklausul\w*|adekvat skyddsnivå|beslut om adekvat\w*|adekvansbeslut\w*|bindande företagsbestämmelser|standarddataskyddsbestämmelser`;

const period = w`\d+ ?(?:days?|weeks?|months?|years?|hours?|dagar|dag|dygn|veckor|månader|månad|år)|(?:one|two|three|four|five|six|seven|eight|ten|twelve|eighteen|twenty-four|thirty|thirty-six) (?:\(?\d*\)? ?)(?:calendar |full )?(?:days?|weeks?|months?|years?)|(?:ett|två|tre|fyra|fem|sex|sju|åtta|tio|tolv|arton|tjugofyra|trettiosex|trettio) (?:hela )?(?:år|månader|veckor|dagar|kalenderår)|a year|a month`;
const kept = w`keep|keeps|kept|retain\w*|retention|stor(?:e|es|ed|age)|hold|held|sav(?:e|ed)|delet\w*|eras\w*|remov(?:e|ed)|anonymi[sz]\w*|wipe[ds]?|destroy\w*|har (?:\w+ )?kvar|spara[rst]*|lagra[rst]*|lagring\w*|bevara[rst]*|behåll\w*|radera[rst]*|gallra[rst]*|gallring\w*|tas bort|tar bort|anonymiser\w*|lagringstid\w*`;
const untilEvent = w`(?:until|as long as|till) (?:\w+ ){0,4}(?:unsubscribe|withdraw|close|delete|terminate|subscri\w*|account|customer|member)\w*|accounting (?:act|law|rules|records)|bookkeeping (?:act|law|rules)|
(?:tills|till dess(?: att)?|så länge|fram till(?: att)?) (?:du|ditt|dina|kontot|kundkontot) (?:\w+ ){0,4}(?:avregistrer|avsluta|återkall|tar|prenumer|har|är|säger|avanmäl|raderar|avslut|kund|medlem)\w*|bokföringslag\w*`;
const aboutCookies = p`${is.cookies}`;

/** GDPR 13(1), 13(2)(a) and 14: who, what, why, to whom, how long. */
export const coreRequirements: Partial<Readonly<Record<RequiredItem, Requirement>>> = {
  "controller-identity": {
    presentByContact: ["company"],
    present: [
      {
        all: [
          p`\w[^]*${w`is|are|är`} (?:the |a |den )?(?:data )?${w`controller|personuppgiftsansvarig`}`,
        ],
        not: [p`^(?:we|vi|who|vem) `, p`${w`vem är|who is|shopify|klarna|google`}`],
      },
    ],
    vague: [says(p`${controllerWord}`)],
  },
  "controller-contact": {
    presentByContact: ["email", "phone", "postal-address", "help-centre", "dpo-email"],
    vague: [
      says(
        p`${w`contact us|contact (?:our )?(?:customer service|support)|write to us|kontakta oss|kontakta (?:vår )?(?:kundtjänst|kundservice)|hör av dig|reach us|get in touch`}`,
      ),
    ],
  },
  "controller-postal-address": {
    presentByContact: ["postal-address"],
    vague: [
      says(
        p`${w`head office|registered office|postal address|huvudkontor\w*|vår postadress|postadressen|vårt kontor`}`,
      ),
    ],
  },
  "dpo-contact": {
    presentByContact: ["dpo-email"],
    present: [
      {
        all: [
          p`${is.officer}`,
          p`@|${w`not (?:appointed|required|obliged)|do not have|have no|har inte|no|no need|\+?\d[\d -]{6,}|inte (?:utsett|utsetts|skyldig\w*)|inget|saknar|behöver inte`}`,
        ],
      },
      {
        all: [p`@|\d{3}[\d -]{4,}`],
        under: [p`${is.officer}`],
        not: [p`^(?:[^]*)${is.authority}`],
      },
    ],
    vague: [says(p`${is.officer}`)],
  },
  "data-categories": {
    present: [dataCell, ...twoCategories],
    vague: [{ all: [p`${is.data}`], under: [p`${is.collect}`], not: [p`${is.thisPolicy}`] }],
  },
  "data-sources": {
    presentBy: ["collection-third-parties"],
    present: [
      {
        all: [
          p`${w`(?:directly|only|straight) (?:\w+ )?from you|from you directly|provided by you|you (?:yourself )?(?:provide|give)|from (?:other|third)|direkt från dig|(?:du|ni) själv|från dig själv|från dig|hämtas från|källor\w*|from the following sources`}`,
        ],
        under: [p`${is.collect}|${is.data}`],
        not: [aboutCookies],
      },
    ],
    vague: [],
    vagueBy: [
      "collection-purchase",
      "collection-browsing",
      "collection-account",
      "collection-newsletter",
    ],
  },
  purposes: {
    presentByCount: { prefix: "purpose-", count: 2 },
    vague: [
      says(
        p`${w`(?:various|different|business|certain|other|legitimate|internal) purposes|our purposes|olika ändamål|våra ändamål|(?:vissa|andra) syften`}`,
      ),
    ],
  },
  "legal-basis": {
    present: [
      {
        all: [p`${namedBasis}`],
        under: [p`${basisName}`],
        not: [aboutCookies, p`${w`withdraw\w*|återkalla\w*`}`],
      },
      { all: [p`${plainBasis}`], not: [aboutCookies, p`${w`right to|rätt att|object|invända`}`] },
    ],
    vague: [
      says(p`${basisName}`),
      says(
        p`${w`lawful(?:ly)?|in accordance with (?:\w+ ){0,4}(?:law|laws|gdpr|legislation|regulation)|as permitted by law|i enlighet med (?:\w+ ){0,4}(?:lag\w*|gdpr|dataskyddsförordning\w*|personuppgiftslag\w*)|enligt (?:gällande|tillämplig) (?:lag|lagstiftning)`}`,
      ),
    ],
  },
  "legitimate-interests": {
    present: [
      { all: [namedInterest], not: [p`${w`object|invända`}`] },
      {
        all: [
          p`${interest}`,
          p`${w`prevent\w*|fraud\w*|market\w*|improv\w*|statistic\w*|secur\w*|develop\w*|förbättra\w*|marknadsför\w*|bedräger\w*|statistik\w*|säkerhet\w*|utveckl\w*`}`,
        ],
        not: [p`${w`object|invända|right to|rätt att`}`],
      },
    ],
    vague: [says(p`${interest}`)],
  },
  recipients: {
    present: [
      recipientCell,
      {
        all: [
          p`${is.share}|${w`recipients?|mottagare|use|uses|använder|anlitar|får|gets?|receives?|processors?|biträde\w*|sköts av|sköter|driver|levererar|hjälper|runs|brings?|process(?:es)?|behandlar`}`,
          p`${is.named}`,
        ],
        under: [p`${is.data}|${is.items}|${is.share}|${w`recipients?|mottagare`}`],
        not: [
          p`${is.cookies}`,
          p`${is.collect} (?:\w+ ){0,6}${w`from|från`}`,
          p`${w`card (?:details|numbers) (?:\w+ ){0,4}(?:not|never)`}`,
        ],
        notUnder: [p`${is.cookies}`],
      },
      {
        all: [p`${is.named}`],
        under: [
          p`${is.share}|${w`recipients?|mottagare|who (?:else|gets|sees)|(?:får|ser) (?:se )?(?:det|dem|uppgifterna)|delar`}`,
        ],
        kinds: ["item", "row"],
        not: [p`${is.cookies}`],
      },
    ],
    vague: [
      {
        all: [
          p`${w`(?:trusted|certain|selected|other|our|some|external|various|carefully selected) (?:\w+ )?(?:third[- ]part(?:y|ies)|partners?|companies|providers?)|third part(?:y|ies)|betrodda|utvalda|vissa (?:tredje|partner|företag)|tredje ?part\w*|samarbetspartner\w*|partner\w*|outside parties|service providers`}`,
        ],
        not: [p`${w`not|never|no|inte|aldrig|inga`}(?![^]*${is.consent})`, p`${is.cookies}`],
      },
    ],
  },
  "third-country-transfers": {
    outdated: [
      {
        all: [p`${w`privacy shield|safe harbou?r`}`],
        not: [
          p`${w`invalid\w*|no longer|struck|not rely|annulled|ogiltig\w*|inte längre|upphäv\w*|replaced|ersatt\w*`}`,
        ],
      },
    ],
    present: [
      {
        all: [p`${safeguard}`],
        under: [p`${is.share}|${transfer}|${w`clauses|klausuler|protection|skydd\w*`}`],
      },
      {
        all: [
          p`${transfer}|${w`within (?:the )?(?:eu|eea|european)|inom (?:eu|ees)|leaves? (?:the )?(?:eu|eea)|lämnar (?:\w+ )?(?:eu|ees)|in sweden|i sverige`}`,
          p`${w`not|never|inte|aldrig|ej|inget|nothing|only|endast|bara|enbart|always|alltid|servers?|servrar|stored|lagras|sparas`}`,
        ],
        under: [p`${is.data}|${is.share}`],
        not: [p`${w`unless|customers outside|ship|delivery|levererar`}`],
      },
    ],
    vague: [{ all: [p`${transfer}`], under: [p`${is.data}|${is.share}`] }],
  },
  retention: {
    present: [
      keptCell,
      keptInDashes,
      {
        all: [p`${kept}`, p`${period}|${untilEvent}`],
        not: [
          aboutCookies,
          p`${w`within|inom`} (?:\w+ ){0,2}${period}[^]*${w`request|begär\w*`}`,
          p`${is.mayAsk} (?:\w+ ){0,4}${w`delet\w*|radera\w*`}`,
        ],
      },
      {
        all: [p`${period}|${untilEvent}`],
        under: [
          p`${w`how long|retention\w*|storage(?: (?:time|period)s?)?|så länge|hur länge|lagringstid\w*|gallring\w*|kept for|sparas|lagras`}`,
        ],
        not: [aboutCookies],
      },
    ],
    vagueBy: ["retention"],
    vague: [
      {
        all: [
          p`${kept}`,
          p`${w`necessary|required|needed|reasonable|nödvändig\w*|krävs|behövs|behöver|rimlig\w*`}`,
        ],
        not: [aboutCookies],
      },
    ],
  },
};
