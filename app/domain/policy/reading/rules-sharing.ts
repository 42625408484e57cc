import { type Clues, type Pattern, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import { recipientCell } from "./table-clues.ts";

/** Goods are sold, and to adults only: no promise about data. */
const goods = p`${w`sell|sells|selling|säljer|sälja|säljs`} (?:\w+ ){0,4}${w`products?|goods|socks|alcohol|items|to (?:children|minors|persons under)|produkter|varor|alkohol|strumpor|till (?:barn|minderåriga|personer under)`}`;
/** `Do not sell my personal information` is a link's name in US law. */
const linkName = p`do not sell (?:or share )?my`;
const ofBusiness = p`${w`merg\w*|acqui\w*|bankrupt\w*|(?:business|company|assets|shares?) (?:\w+ ){0,3}(?:is |are |be )?sold|sale of (?:the|our)|sell (?:\w+ ){0,3}(?:business|company|assets)|fusion\w*|förvärv\w*|överlåt\w*|konkurs\w*|verksamheten|bolaget säljs`}`;
const cookies = p`${w`cookies?|kakor`}`;

const onlyWith = w`when you|när du|först|without|unless|except|only|solely|exclusively|uteslutande|other than|prior|explicit|have given|with your|subject to|if you|utan|om inte|förutom|endast|enbart|bara|såvida|om du|med ditt|efter`;
const trusted = w`may (?:only|not) use|may not be used|only (?:\w+ ){0,5}on our instructions|på våra instruktioner|enligt våra instruktioner|får (?:inte|bara|endast) (?:använda|behandla)|(?:only|solely) (?:use|process) (?:\w+ ){0,4}(?:for us|our behalf)|secret|secretly|(?:promised|lovat|undertaken) (?:\w+ ){0,2}(?:not|inte)|confidential\w*|secrecy|non-disclosure|bound by|data processing agreement\w*|processing agreements?|contractually (?:bound|obliged)|under contract|
in confidence|keep (?:\w+ ){0,6}to themselves|för sig själva|sekretess\w*|konfidentiell\w*|tystnadsplikt\w*|förtrolig\w*|hemlig\w*|personuppgiftsbiträdesavtal\w*|biträdesavtal\w*|avtal som`;
const byLaw = w`law|laws|legal|legally|courts?|authorit(?:y|ies)|police|subpoena|regulations?|court order|lag|lagen|lagar|lagstiftning\w*|domstol\w*|myndighet\w*|polis\w*|lagkrav|rättslig\w*`;
const handingOut = w`disclos\w*|releas\w*|shar(?:e|ed|ing)|hand (?:\w+ ){0,4}over|provide[ds]?|transfer\w*|give|given|lämna\w*|utlämna\w*|dela[rst]?|delas|överlämna\w*|överför\w*|skyldig\w*|ge ut|delges`;

/** A denial, a duty, a right to have data moved, a link, or where data comes from. */
const notShared: readonly Pattern[] = [
  p`${w`we receive|tells us`}`,
  p`${w`legally obliged|obliged (?:to \w+ )?by law`}`,
  p`${is.consent} (?:\w+ ){0,4}${w`needed|required|necessary|krävs|behövs`}`,
  p`${onlyWith}[^]{0,60}${is.consent}`,
  p`${is.not}[^]{0,50}(?:${is.share}|${is.sell})`,
  p`${is.share}[^]{0,40}${w`inte|aldrig|ej`}`,
  p`${is.mayAsk} (?:\w+ ){0,6}${w`transfer\w*|moved?|överför\w*|flytt\w*|lämna\w*`}`,
  p`${w`links? to|länkar till|collect\w* (?:\w+ ){0,4}from|från (?:\w+ ){0,3}(?:tredje|andra)`}`,
  p`${w`comply with|subpoena|court order|by law`}`,
];
const demanded = p`${w`law (?:\w+ ){0,2}requires?|lag\w* (?:\w+ ){0,2}kräver|krävs (?:\w+ ){0,3}lag\w*`}`;
const shared = w`we share|recipients?|mottagare|vi delar|who (?:\w+ )?(?:gets|receives)|vem (?:\w+ )?får`;
const listed = w`share (?:\w+ ){0,6}with|shared with|disclose\w* (?:\w+ ){0,6}to|recipients?|mottagare|delar (?:\w+ ){0,5}med|lämnar (?:\w+ ){0,3}ut (?:\w+ ){0,5}till|lämnas (?:\w+ ){0,3}ut till`;
const gets = w`gets?|receives?|needs?|use|hire|engage|får|anlitar|sköts av|sköter|tar emot|använder|handled by|runs? on|delivered by`;

const recipientTitle = p`${w`who (?:else|gets|sees|receives|has|we share|do we share|helps|can see)|who (?:else )?(?:\w+ )?(?:sees|gets|receives|has)|recipients?|shar(?:e|ing)|disclos\w*|vem (?:ser|får|kan|tar)|vilka (?:ser|får|vi delar|delar)|de (?:här )?(?:får|ser)|mottagare|(?:vi|ni) delar|delar (?:vi|ni)|delning|utlämn\w*|we share`}`;
/** What such a list says of laws, of when, or of what does not happen. */
const instead = p`^(?:to|when|if|where|as|in order|for att|för att|när|om|då) |${is.not} `;

const sharing: Clues = [
  {
    all: [
      p`${is.share}|${w`recipients?|mottagare`}`,
      p`${w`with|to|by|recipients?|till|med|av|mottagare`}[^]{0,80}(?:${is.outsiders}|${w`authorit(?:y|ies)|myndighet\w*`})`,
    ],
    under: [p`${is.data}|${shared}`],
    not: [...notShared, cookies, demanded],
  },
  // `Our courier gets your address`; `we use Stripe` below `Who gets your data`.
  {
    all: [p`${is.named}`, p`${gets}`],
    under: [p`${is.data}|${is.items}|${w`shar\w*|recipients?|mottagare|vem`}`],
    not: [...notShared, cookies, p`${w`from|från`} (?:\w+ ){0,3}${is.named}`],
    notUnder: [cookies],
  },
  // `The carrier, the bank and our accountant.` below `Who sees the data?`
  {
    all: [p`${is.named}`],
    titled: [recipientTitle],
    not: [...notShared, cookies],
  },
  recipientCell,
  // Whoever is in a list of recipients is one, known by name or not.
  {
    all: [/\p{L}/u],
    titled: [recipientTitle],
    kinds: ["item"],
    not: [...notShared, cookies, instead],
  },
  {
    all: [/\p{L}/u],
    around: [
      p`${w`(?:following|these) (?:\w+ )?(?:companies|recipients|processors|providers|partners)|följande (?:\w+ )?(?:företag|mottagare|biträden|personuppgiftsbiträden|leverantörer|partner)|delar (?:\w+ ){0,3}med:`}`,
    ],
    kinds: ["item"],
    not: [...notShared, cookies, instead],
  },
  // `Processors: Shopify (hosting), Fortnox (bookkeeping).`
  {
    all: [
      p`^(?:\w+ ){0,2}${w`processors?|recipients?|personuppgiftsbiträden|mottagare|underleverantörer`}:? `,
      p`${is.named}`,
    ],
    not: [...notShared, cookies],
  },
  // `Royal Mail delivers, Stripe takes the payments.` below `Who else?`
  {
    all: [
      p`^(?:the |vår |our )?${w`sellers?|säljaren|butiken`} (?:\w+ ){0,5}${w`gets?|receives?|får`}`,
      p`${is.data}|${is.items}`,
    ],
    not: [...notShared, cookies],
  },
  {
    all: [
      p`${w`we|vi`} (?:\w+ )?${w`use|engage|hire|anlitar|använder`} (?:\w+ ){0,3}${is.outsiders}`,
    ],
    not: [...notShared, cookies],
  },
  {
    all: [
      p`${is.named}`,
      p`${w`cards?|kort\w*|account number`}`,
      p`${w`never see|ser aldrig|has that|har (?:det|den)|takes care|tar hand|sköter`}`,
    ],
    not: [cookies],
  },
  // An item of a list of recipients, or a row with a column of them.
  {
    all: [p`${is.named}|${is.outsiders}|${w`authorit(?:y|ies)|myndighet\w*`}`],
    around: [p`${listed}`],
    kinds: ["item", "row"],
    not: notShared,
    notUnder: [cookies],
  },
];

const possibleSale: Clues = [
  {
    all: [
      p`${w`may|might|can|could|reserve\w* the right to|sometimes|kan|får|kan komma att|förbehåller oss rätten`}[^]{0,60}${is.sell}`,
      p`${is.data}|${is.items}|${is.newsletter}|${w`lists?|it|them|dem`}`,
    ],
    not: [
      goods,
      ofBusiness,
      p`${is.not}[^]{0,60}${is.sell}`,
      p`${is.sell}[^]{0,40}${w`inte|aldrig|ej`}`,
      p`you (?:may|can|might)|du (?:kan|får)|right to|customers may`,
    ],
  },
  {
    all: [
      p`${w`we|vi`} (?:also |även |dessutom )?(?:sell|rent|trade|lend|säljer|hyr ut|byter)`,
      p`${is.data}|${w`lists?|adress\w*`}`,
    ],
    not: [goods, ofBusiness, p`${is.not}`],
  },
];

/** Who gets data, and on what terms. */
export const sharingRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "no-sale": [
    {
      all: [p`${w`nobody|no one|ingen`} (?:\w+ ){0,2}${w`buys?|köper`}`, p`${is.data}`],
    },
    {
      all: [
        p`${is.not}[^]{0,80}${is.sell}|${w`sälj\w*|hyr\w*|byter|lånar`}[^]{0,60}${w`inte|aldrig|ej|varken`}`,
      ],
      not: [goods, linkName],
    },
  ],
  "sale-possible": possibleSale,
  "third-party-consent": [
    // `Do third parties get it? Only where you consent.`
    {
      all: [
        p`^(?:\w+ ){0,3}${w`only|solely|not|unless|bara|endast|inte|enbart`}[^]{0,60}${is.consent}`,
      ],
      titled: [p`${is.outsiders}`],
      not: [cookies],
    },
    {
      all: [
        p`${is.share}|${is.sell}|${w`receives?|(?:get to |may |can )see|får (?:\w+ ){0,4}del av|tar? del av|ingen annan|no one else|nobody else`}`,
        p`${onlyWith}[^]{0,60}${is.consent}|${is.consent} (?:\w+ ){0,4}${w`needed|required|necessary|krävs|behövs`}|${w`require[ds]?|krävs|kräver`} (?:\w+ ){0,3}${is.consent}|${w`approv\w*|agree[ds]?`}|samtycke (?:först|innan)`,
      ],
      under: [p`${is.outsiders}|${w`it|them|dem|public\w*`}`],
      not: [
        cookies,
        p`${w`commission|kommissionen|clauses|klausuler|browser|withdraw\w*|återkall\w*|newsletters?|nyhetsbrev\w*`}`,
      ],
    },
  ],
  "third-party-trusted": [
    {
      all: [
        p`${is.outsiders}|${w`trusted|betrodda?|pålitliga|they|those|all|alla|de|dessa`}`,
        p`${trusted}`,
      ],
      not: [p`${w`our (?:employees|staff)|vår personal|våra anställda|employees|anställda`}`],
    },
  ],
  "third-party-sharing": sharing,
  "disclosure-law": [
    {
      all: [p`${handingOut}`, p`${byLaw}`],
      not: [
        p`${w`how long|hur länge|right to|lodge|complain\w*|klagomål|rätt att|legal basis|rättslig grund|legal grounds?`}`,
        cookies,
        p`${is.not} (?:\w+ ){0,4}${w`legally|law|lag|skyldig\w*`}`,
      ],
      under: [p`${is.data}|${is.outsiders}`],
    },
    {
      all: [
        p`${byLaw}`,
        p`${w`authorit(?:y|ies)|police|courts?|subpoena\w*|legal obligations?|myndighet\w*|polis\w*|skatteverket|required by law|om lagen|enligt lag`}`,
      ],
      under: [p`${is.share}|${w`recipients?|mottagare`}`],
      kinds: ["item"],
    },
  ],
};
