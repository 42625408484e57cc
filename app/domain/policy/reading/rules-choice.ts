import { type Clue, type Clues, type Pattern, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";

const mail = w`e-?mails?|mails?|letters?|messages?|${is.newsletter}|\w*brev|\w*breve[nt]|\w*utskick\w*|mejl\w*|meddelande\w*|correspondence|sms`;
const link = w`links?|(?:hit|tap|press) (?:the )?unsubscribe|button|\w*länk\w*|knapp\w*|(?:instructions?|instruktion\w*|anvisning\w*) (?:\w+ ){0,9}(?:e-?mails?|letters?|newsletters?|mailings?|messages?|e-post\w*|mejl\w*|\w*utskick\w*|\w*brev\w*)`;
const byWriting = w`(?:e-?mail|writ(?:e|ing)|contact(?:ing)?|call|tell|messag(?:e|ing)|notify(?:ing)?|send(?:ing)?) (?:\w+ ){0,5}(?:us|to|at|support|customer (?:service|support|care)|an? e-?mail)|let us know|reply|by (?:e-?mail|letter|phone)|
mejla\w*|maila\w*|e-posta|skriv(?:a|er)? (?:\w+ )?till|kontakta\w*|hör(?:a|er)? av (?:dig|sig|er)|drop us a line|a line to|skicka (?:\w+ ){0,3}(?:till|rad)|säga till|säg till|meddela\w*|ring(?:a|er)? (?:oss|till)|vända? dig|skriftlig\w*|svara[r]? (?:\w+ ){0,2}["'”]?(?:stopp|sluta|nej|på)|in writing|via e-?(?:post|mail)|per e-?post|kundtjänst\w*|kundservice`;

const aboutCookies: readonly Pattern[] = [p`${is.cookies}|${w`kakinställning\w*`}`];

const avoid = w`(?:cookie|cookies) choices|kakval\w*|kakinställning\w*|change your (?:mind|choice)|(?:ändra|ändrar|ångra|ångrar) (?:du |dig|ditt|dina)(?: \w+){0,2}|avoid\w*|switch\w* (?:\w+ ){0,2}off|say no|disabl\w*|block\w*|refus\w*|reject\w*|turn(?:ing|ed)? (?:\w+ ){0,3}off|delet\w*|declin\w*|opt[- ]?out|(?:not|never) (?:to )?accept|clear|remov\w*|deactivat\w*|limit\w*|
(?:chang|adjust|set|configur|modify)\w* (?:\w+ ){0,5}(?:browser|settings|preferences)|(?:browser|cookie)(?:'s)? (?:settings|preferences)|
undvik\w*|slå(?:r|s)? (?:\w+ ){0,2}av|stäng(?:a|er|s)? (?:\w+ ){0,3}av|blocker\w*|nek\w*|avböj\w*|avvis\w*|inaktiver\w*|raderar?|ta(?:r)? bort|slippa|säga? nej|tacka(?:r)? nej|inte (?:vill )?(?:accepter|godkänn|tillåt)\w*|(?:ändra|ställ|ställa|ställer|justera)\w* (?:\w+ ){0,6}(?:in|webbläsar\w*|inställning\w*)|(?:webbläsarens? |cookie-?|kak-?)inställning\w*`;

/** What a law wants every site to say; the store itself promises nothing by it. */
const duty = p`${w`(?:must|has to|have to|shall|should) be (?:told|given (?:\w+ ){0,3}information)|ska(?:ll)? (?:\w+ ){0,16}få (?:tillgång till )?information|(?:must|has to|have to|shall|obliged to|required to|requires? (?:\w+ ){0,2}to) (?:tell|inform)|entitles? (?:\w+ ){0,10}to know|right to know|rätt att (?:få )?veta|kräver (?:\w+ ){0,3}(?:upplyser|informerar)|ska(?:ll)? (?:\w+ ){0,16}få veta|must be informed|shall be informed|has to be informed|are to be informed|ska(?:ll)? (?:\w+ ){0,16}(?:informeras|få information|upplysas)`}`;

const cookieLaw = w`law on electronic communications?|electronic communications? (?:act|law)|act on electronic communications?|e-?privacy|cookie (?:law|act|directive)|2003:389|2022:482|lagen? (?:\(\w+\) )?om elektronisk kommunikation|lek|cookielag\w*|kaklag\w*|directive 2002/58|post- och telestyrelsen|pts|post and telecom\w*|swedish (?:\w+ )?law|enligt lag`;

/** By doing something else one is said to agree. */
const byUse = w`i samband med (?:\w+ )?(?:registrering\w*|köp\w*|beställning\w*)|(?:att du|den som) (?:\w+ )?(?:använder|besöker|nyttjar|surfar|handlar)|(?:by|when) (?:\w+ ){0,2}(?:using|visiting|accessing|continuing|browsing|entering|submitting|providing|placing|shopping|ordering|purchasing|registering|staying|us(?:e|ing)|you (?:use|visit|access|browse|continue))|
(?:your )?(?:continued )?(?:use|access|visit|using)(?: of| to| our| this| the)|if you (?:continue|keep|stay|use|go on)|deemed|
genom att (?:\w+ ){0,2}(?:använda|besöka|fortsätta|surfa|handla|lämna|beställa|registrera|gå in|stanna|nyttja|vistas)|när du (?:använder|besöker|handlar|surfar|beställer|går in|lämnar|fortsätter)|om du fortsätter|(?:din )?(?:fortsatta )?användning (?:av|innebär)|anses`;
const agreeing = w`(?:you |thereby |hereby |also |automatically |expressly |to )?(?:consent|consents|agree|agrees|accept|accepts|acknowledge)|given your consent|your (?:consent|acceptance|agreement)|constitutes?|signif(?:y|ies)|
samtycker?|godkänner|accepterar|godtar|godtas?|medger|ger (?:du )?(?:ditt|oss) (?:samtycke|tillåtelse|rätt)|lämnar (?:du )?ditt samtycke|ha (?:samtyckt|godkänt|accepterat|lämnat)`;
const realAct = w`click\w*|tick\w*|check(?:ing|ed)? (?:the|a) box|checkbox\w*|button|select\w*|klicka\w*|kryssa\w*|bocka\w*|knapp\w*|kryssruta\w*|trycker`;

const consentByUse: Clues = [
  {
    all: [p`${byUse}[^]*${agreeing}|${agreeing}[^]{0,120}${byUse}`],
    not: [
      p`${realAct}`,
      p`${w`not|never|inte|aldrig|ej`}[^]{0,50}${w`mean\w*|assum\w*|treat\w*|constitut\w*|impl\w*|consent\w*|accept\w*|agree\w*|anse\w*|innebär|betrakta\w*|räkna\w*|samtyck\w*|godkänn\w*`}`,
      p`${w`terms of (?:sale|purchase)|köpvillkor\w*`}(?![^]*(?:privacy|integritet|personuppgift))`,
      p`${w`withdraw\w*|återkalla\w*|third[- ]party sites?|required to (?:accept|agree)`}`,
      p`(?:only|bara|endast)[^]{0,20}${is.consent}`,
    ],
  },
];

const avoiding: Clue = {
  all: [p`${avoid}`],
  nearby: aboutCookies,
  not: [
    p`${w`deleted when|expires?|försvinner|raderas när|tas bort när`}`,
    p`${w`personal data|your data|personuppgift\w*|policy|polic\w+`}`,
    p`${w`(?:consent|samtyck\w*) (?:\w+ ){0,4}(?:withdraw|återkall)\w*`}`,
  ],
};
/** Ways to be without cookies that the store itself names. */
export const refusalClues: Clues = [{ ...avoiding, not: [duty, ...(avoiding.not ?? [])] }];

/** Leaving the newsletter, cookies, and consent said to lie in use. */
export const choiceRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "unsubscribe-link": [
    {
      all: [
        p`${link}|${w`click\w*|klicka\w*|alternativet|option (?:\w+ ){0,6}in (?:our|the) e-?mails?`}`,
      ],
      nearby: [p`${is.leave}`, p`${mail}`],
      not: [p`${w`cookies?|kakor|advertis\w*|annons\w*|analytics`}`],
    },
  ],
  "unsubscribe-by-mail": [
    {
      all: [p`${byWriting}|@`],
      nearby: [
        p`${is.leave}`,
        p`${mail}|${w`marketing|marknadsföring\w*|reklam\w*|offers|erbjudanden|lists?`}`,
      ],
      not: [
        p`${w`cookies?|kakor|advertising|annons\w*`}`,
        p`${w`until you|tills du`}`,
        p`^${w`(?:we|vi) (?:may |can |kan )?(?:use|send|använder|använda|skickar|skicka)`}(?![^]*${is.leave})`,
      ],
    },
    {
      all: [
        p`(?:remove|strike|delete|drop|take) (?:you|your address) (?:\w+ ){0,4}(?:from|off) (?:\w+ ){0,3}(?:correspondence|mailings?|lists?|e-?mails?)|${w`(?:tar|stryker|plockar|raderar) vi|vi (?:tar|stryker|plockar|raderar)|tas du`} (?:\w+ ){0,7}(?:från|ur) (?:\w+ ){0,4}(?:\w*utskick|\w*list|korrespondens|nyhetsbrev|register)`,
      ],
    },
  ],
  "cookie-use": [
    // `Do you use cookies? Yes, to remember your cart.`
    {
      all: [p`^(?:\w+ )?${w`yes|ja`}[,.:-]? \w`],
      titled: [p`${w`cookies?|kakor`}`, p`${is.use}|${w`has|have|har|finns`}`],
    },
    // `Ours remember your basket.`
    {
      all: [
        p`^${w`ours|they|these|våra|de|dessa`} (?:\w+ ){0,3}${w`remember|keep|help|let|store|hold|kommer ihåg|minns|håller|hjälper|gör att`}`,
      ],
      nearby: aboutCookies,
      not: [duty],
    },
    {
      all: [
        p`${is.cookies}`,
        p`${w`we|our|site|website|shop|store|pages|vi|vår|våra|webbplats\w*|sajten|sidan|butiken|hemsidan`} (?:\w+ ){0,7}${w`us(?:e|es|ed|ing)|set|sets|place|sätter|har|has|innehåller|contains?|använder|används|lagrar|placerar`}|${w`\w*cookies|cookie|cookien|kakor|kakorna`} (?:\w+ ){0,5}${w`(?:are|is) used|används|keep|remember|kommer ihåg|minns|håller|ser till|låter|makes? sure|lets?|recogni[sz]es?|help us|allow|hjälper|gör att`}`,
      ],
      not: [
        duty,
        p`${byUse}[^]*${agreeing}`,
        p`^(?:with your|med ditt) |${w`only|först|bara|endast`} (?:\w+ )?${w`if|when|once|after|with|om|när|efter|med`}`,
        p`${w`not|never|don't|does not|inte|aldrig|inga`} (?:\w+ ){0,3}${w`use|uses|set|cookies|kakor|använd\w*`}|använder (?:\w+ )?(?:inte|inga)`,
      ],
    },
  ],
  "cookie-information": [
    { all: [duty], under: aboutCookies },
    {
      all: [
        p`(?:cookies?|kak\w+|they) (?:is|are) (?:an? )?(?:\w+ ){0,2}(?:texts?|files?|pieces?|data)|(?:cookies?|kak\w+) är (?:en |små )?(?:\w+ ){0,2}(?:text\w*|fil\w*|data\w*)`,
      ],
    },
    {
      all: [
        p`${w`inform\w*|explain\w*|told|tell|list\w*|information|informer\w*|know (?:what|why|how|that)|veta (?:vad|varför|hur|att)|upplys\w*|beskriv\w*|få veta|berätt\w*`}`,
        p`${w`cookies?|kakor\w*`}`,
        p`${w`what|which|purpose|how|used for|that|contain\w*|vad|vilka|hur|ändamål\w*|syfte\w*|att`}`,
      ],
      not: [p`${w`store information|stores? information|information collected|samlar in`}`],
    },
  ],
  "cookie-avoid": [avoiding],
  "cookie-consent": [
    {
      all: [
        p`${w`consent\w*|accept(?:s|ed)?|agree[ds]?|allow|permission|your ok|tackar ja|klickat ja|samtyck\w*|godkän\w*|accepter\w*|tillåt\w*|sagt ja|säger ja|say yes|choose|chosen|välj\w*|valt`}`,
        p`${is.cookies}|${w`banner|box|they|them|these|all but|everything else|the others|dem|de|dessa|rutan|allt annat|övriga`}`,
      ],
      under: aboutCookies,
      not: [
        p`${byUse}[^]*${agreeing}`,
        p`${w`browser|webbläsar\w*|continue|fortsätt\w*`}`,
        p`${w`refus\w*|before you`}`,
        p` - ${is.consent} - `,
        p`^(?:you can|du kan) (?:\w+ ){0,5}${w`withdraw|change|återkalla|ta tillbaka|ändra`}`,
      ],
    },
  ],
  "cookie-law": [{ all: [p`${cookieLaw}`], under: aboutCookies }],
  "consent-by-use": consentByUse,
};

export const usePhrases = { byUse, agreeing } as const;
