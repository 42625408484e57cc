import { type Clues, pattern as p, says, words as w } from "./pattern.ts";
import type { RequiredItem } from "./required-items.ts";
import type { Requirement } from "./requirement.ts";

const oldDataAct = w`pul|personuppgiftslag\w*|1998:204|personal data act|swedish personal data act|data protection act (?:of )?1998|directive 95\/46|95\/46|dataskyddsdirektiv\w*`;
const onceAYear = w`once (?:a|per|every|each) (?:calendar )?year|en gång per (?:kalender)?år|en gång om året|gång per år`;
const nowInForce = p`${w`gdpr(?!@)|2016\/679|general data protection regulation|dataskyddsförordning\w*`}`;

/** A right promised under an act that no longer applies, or on its terms. */
const underOldAct = (what: string): Clues => [
  {
    all: [p`${what}`, p`${oldDataAct}`],
    not: [nowInForce, p`${w`replaced|ersatt\w*|ersätter|tidigare`}`],
  },
];
/** A sentence that lists some rights says nothing of those it leaves out. */
const listed = p`${w`access|rectification|correction|erasure|deletion|restriction|portability|registerutdrag|tillgång|rättelse|radering|begränsning|dataportabilitet`}`;
const generalRights: Clues = [
  {
    all: [
      p`${w`your rights|(?:certain|several|other|various|following|statutory) rights|rights (?:under|according|granted|in accordance|pursuant|that)|dina rättigheter|(?:vissa|flera|olika|andra) rättigheter|rättigheter (?:enligt|som|du har)`}`,
    ],
    not: [listed],
    kinds: ["paragraph", "item", "row"],
  },
];

const see = w`access\w*|inform\w*|cop(?:y|ies)|extract|know|tillgång\w*|registerutdrag\w*|veta|information|besked|utdrag|ta del`;
const mend = w`correct\w*|rectif\w*|chang\w*|updat\w*|rätta\w*|rättelse\w*|ändra\w*|korriger\w*`;
const wipe = w`delet\w*|eras\w*|remov\w*|radera\w*|ta(?:s)? bort|borttag\w*|stryk\w*|utplåna\w*`;

const directMarketing = w`direct marketing|marketing|direktmarknadsför\w*|marknadsför\w*|direktreklam|reklam(?!ation)\w*`;

/** GDPR 12–22 and 77: what people may ask for, and what they must be told about it. */
export const rightsRequirements: Partial<Readonly<Record<RequiredItem, Requirement>>> = {
  "right-access": {
    outdated: [...underOldAct(see), { all: [p`${onceAYear}`], under: [p`${see}`] }],
    presentBy: ["right-access"],
    vague: generalRights,
  },
  "right-rectification": {
    outdated: underOldAct(mend),
    presentBy: ["right-change"],
    vague: generalRights,
  },
  "right-erasure": {
    outdated: underOldAct(wipe),
    presentBy: ["right-remove"],
    vague: generalRights,
  },
  "right-restriction": { presentBy: ["right-restriction"], vague: generalRights },
  "right-portability": { presentBy: ["right-portability"], vague: generalRights },
  "right-objection": { presentBy: ["right-object"], vague: generalRights },
  "objection-to-direct-marketing": {
    present: [
      {
        all: [
          p`${w`object\w*|objection|oppose|opt[- ]out|say no|decline|blocked|säga nej|invänd\w*|motsätt\w*|tacka nej|säga nej|spärra\w*|avböj\w*`}`,
          p`${directMarketing}`,
        ],
        under: [
          p`${w`rights?|entitled|you (?:\w+ )?(?:can|may)|always|any time|you decide|du bestämmer|du får|får du|rätt|rättighet\w*|kan du|du kan|alltid|när som helst|möjlighet`}`,
        ],
        not: [p`${w`cookies?|kakor`}`],
      },
    ],
    vagueBy: ["unsubscribe-link", "unsubscribe-by-mail"],
  },
  "withdrawal-of-consent": { presentBy: ["right-withdraw"], vague: generalRights },
  "complaint-authority": {
    outdated: [says(p`${w`datainspektionen|(?:swedish )?data inspection board`}`)],
    unlessSaid: p`${w`integritetsskyddsmyndighet\w*|imy|authority for privacy protection|privacy protection authority`}`,
    presentBy: ["right-complain"],
    vague: [says(p`${w`complaints?|klagomål`}`), ...generalRights],
  },
  "provision-required": {
    present: [
      says(
        p`${w`(?:statutory|contractual) (?:or (?:statutory|contractual) )?requirement|(?:required|obliged|necessary|need|have|must|mandatory) (?:\w+ ){0,4}(?:provide|give|enter|submit)|(?:must|need to|have to) (?:provide|give)|voluntar\w*|mandatory|if you (?:do not|don't|would rather not|choose not to|refuse to|decline to) (?:\w+ ){0,2}(?:provide|give|supply|share|enter)|without (?:this|these|your|the) (?:\w+ ){0,4}(?:we cannot|we can't|cannot|it is not possible)|without (?:them|it),? we (?:cannot|can't)|failure to provide|rather not (?:give|provide|share|tell)|
lagstadgat eller avtalsenligt|(?:måste|behöver|krävs att|skyldig att) (?:\w+ ){0,5}(?:lämna|lämnar|ange|anger|uppge|uppger)|frivillig\w*|obligatorisk\w*|om du inte (?:\w+ ){0,3}(?:lämnar|anger|uppger|vill lämna|ger)|utan (?:dem|dessa|de här|uppgifterna|dina uppgifter|denna) (?:\w+ ){0,5}(?:kan vi inte|går det inte|inte)|avtalskrav|lagkrav eller`}`,
      ),
    ],
  },
  "automated-decisions": {
    present: [
      says(
        p`${w`automated (?:\w+ ){0,3}decision\w*|decision-making|(?:robots?|machines?|computers?|algorithms?|datorer|maskiner) (?:\w+ ){0,3}(?:decides?|bestämmer|beslutar)|decisions? (?:\w+ ){0,9}automat\w*|automatic(?:ally)? (?:\w+ ){0,3}decisions?|automatiser\w* (?:\w+ ){0,4}besl\w*|automatiskt? (?:\w+ ){0,2}besl\w*|besl\w* (?:\w+ ){0,5}automat\w*`}`,
      ),
    ],
    vague: [says(p`${w`profiling|profilering\w*|profiles? about you`}`)],
  },
  "date-and-changes": {
    present: [
      {
        all: [
          p`${w`last (?:updated|changed|modified|revised|reviewed)|(?:updated|effective|revised|adopted|valid|version|applies|in force|changed|dated|published)|senast (?:\w+ )?(?:uppdatera[dt]\w*|ändra[dt]\w*|reviderad\w*|granska[dt]\w*)|uppdaterad\w*|gäller (?:från|sedan|fr)|version|fastställd\w*|last touched|antagen|ändrades|uppdaterades|publicerad\w*`}`,
          p`${w`(?:19|20)\d{2}`}|\d{1,2}[./]\d{1,2}[./]\d{2}`,
        ],
        not: [
          p`${w`act|regulation|directive|gdpr|law|lag|lagen|förordning\w*|copyright|2016\/679|framework|privacy shield|cookies?`}`,
        ],
      },
    ],
    vagueBy: ["changes-notice"],
  },
  "law-in-force": {
    outdated: [
      { all: [p`${oldDataAct}`], not: [p`${w`replaced|ersatt\w*|ersätter|tidigare|uk`}`] },
      { all: [p`${w`2003:389|25 july 2003|july 2003|25 juli 2003|juli 2003`}`] },
      {
        all: [
          p`${w`electronic communications? act|act on electronic communications?|elektronisk kommunikation`}`,
          p`${w`2003`}`,
        ],
        not: [p`2022:482`],
      },
      {
        all: [
          p`${w`ec\.europa\.eu\/(?:consumers\/)?odr|odr[- ](?:platform\w*|plattform\w*)|online dispute resolution|onlineplattform för tvistlösning`}|ec\.europa\.eu/(?:consumers/)?odr`,
        ],
      },
    ],
    present: [
      says(nowInForce),
      says(p`2022:482`),
      says(p`${w`data protection act 2018|uk gdpr|2018:218|ccpa|cpra`}`),
    ],
  },
};
