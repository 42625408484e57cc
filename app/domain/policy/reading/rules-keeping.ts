import { type Clues, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import { keptCell, keptInDashes } from "./table-clues.ts";

const measure = w`encrypt\w*|ssl|tls|https(?!:)|firewalls?|passwords?|security (?:measures|safeguards|procedures|routines)|safeguards?|secure (?:servers?|networks?|connections?|manner|technology|systems?)|protect\w*|securely|technical and organi[sz]ational|access controls?|backups?|
krypter\w*|brandvägg\w*|lösenord\w*|säkerhetsåtgärd\w*|skyddsåtgärd\w*|skydda\w*|säker (?:server|förbindelse|anslutning|lagring)\w*|säkert|tekniska och organisatoriska|behörighet\w*|åtkomst\w*|säkra servrar|säkerhetskopi\w*`;
const ours = w`we|our|company|bolaget|företaget|butiken|shop|is|are|all|only|employees|vi|vår|våra|är|alla|endast|personalen|medarbetare|anställda|skyddas|krypteras|lagras`;
const noGuarantee = p`${w`cannot guarantee|can't guarantee|no (?:method|guarantee|transmission)|not (?:completely|100|fully) |responsib(?:le|ility)|your (?:own )?password|kan inte garantera|inte garantera|ansvarar inte|du ansvarar`}`;

const keep = w`keep|keeps|kept|retain\w*|retention|stor(?:e|es|ed|age)|hold|held|sav(?:e|ed)|delet\w*|eras\w*|remov(?:e|ed)|aggregated|anonymi[sz]\w*|wipe[ds]?|destroy\w*|har (?:\w+ )?kvar|spara[rst]*|sparade|lagra[rst]*|lagring\w*|bevara[rst]*|bevaras|behåll\w*|radera[rst]*|raderas|gallra[rst]*|gallras|slänger|behåller|tas bort|anonymiser\w*|lagringstid\w*|förvara\w*`;
const howLong = w`(?:a|one) (?:day|week|month|year)|till you|(?:as|so) long as|for such (?:\w+ )?(?:period|time)|no longer than|for (?:\w+ ){0,6}(?:days?|weeks?|months?|years?)|\d+ (?:days?|weeks?|months?|years?)|(?:one|two|three|four|five|six|seven|ten|twelve|eighteen|twenty-four) (?:days?|weeks?|months?|years?)|until|after|period of|retention period\w*|for the (?:time|period|duration)|necessary|indefinitely|how long|(?:deleted|erased|removed) (?:when|once|as soon as)|when you (?:unsubscribe|close|withdraw|cancel)|
så länge|inte längre än|längre än|i (?:\w+ ){0,4}(?:dagar|veckor|månader|år)|\d+ (?:dagar|dygn|veckor|månader|år)|(?:ett|två|tre|fyra|fem|sex|sju|åtta|tio|tolv|arton|tjugofyra) (?:år|månader|veckor|dagar)|tills|till dess|efter|upp till|under (?:\w+ ){0,3}(?:tid|år|period)\w*|lagringstid\w*|tillsvidare|hur länge|när du (?:avregistrerar|avslutar|återkallar|säger)|(?:raderas|gallras|tas bort|slängs) (?:när|så snart)`;

const policyChange = w`chang\w*|updat\w*|amend\w*|modif\w*|revis\w*|alter\w*|new version\w*|ändr\w*|uppdater\w*|reviderar?|revideras|justera\w*|ny version|senaste version\w*`;
const policyChanges = w`may|might|will|can|reserve\w*|right|time to time|post\w*|notif\w*|inform\w*|publish\w*|announc\w*|regularly|continu\w*|check|review|stay|latest|kan|komma|förbehåll\w*|rätt|meddela\w*|informer\w*|publicer\w*|regelbundet|ibland|håll\w*|senaste|löpande|aviser\w*`;

const helpCentre = w`help ?-?cent(?:er|re)|help ?desk|help pages?|support (?:cent(?:er|re)|pages?|portal)|faqs?|contact (?:form|page)|customer service pages?|chat|hjälpcent\w*|hjälpsid\w*|kundtjänstsid\w*|supportsid\w*|kontaktformulär\w*|kontaktsid\w*|kundcenter\w*|frågor och svar|vanliga frågor`;
const reach = w`contact|reach|visit|via|through|at|find|use|questions?|help|us|kontakta\w*|nå|når|besök|via|genom|hittar|frågor|på|oss|använd\w*|hjälp`;

/** Safety, retention, changes of the policy, and ways to reach the store. */
export const keepingRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "security-measures": [
    {
      all: [p`${measure}`, p`${ours}`],
      under: [
        p`${is.data}|${w`payments?|card|kort\w*|betalning\w*|säkerhet\w*|security|traffic|trafik\w*|kundregist\w*|they|dem`}`,
      ],
      not: [
        noGuarantee,
        p`${w`(?:legal|lawful) (?:grounds?|bas[ie]s)|legitimate interests?|rättslig\w* grund\w*|berättiga\w* intresse\w*`}`,
        p`${w`data protection (?:officer|authority|act|law|regulation|directive)|dataskydds(?:ombud|förordning|lag)\w*|integritetsskyddsmynd\w*|(?:protect|skydda) (?:\w+ ){0,2}(?:rights|rättigheter|ourselves)|inga säkerhetsåtgärder|adequate (?:level of )?protection|adekvat skydd\w*|skyddsnivå|privacy shield|transfer\w*|överför\w*|protection of your personal data is|commitment|rights? to`}`,
        p`${is.cookies}`,
      ],
    },
  ],
  retention: [
    keptCell,
    keptInDashes,
    {
      all: [p`${keep}`, p`${howLong}`],
      under: [
        p`${is.data}|${w`them|it|everything|den|dem|det|orders?|accounts?|konto\w*|orderhistorik|(?:all|everything)|allt|de|they|e-?mails?|kvitto\w*|kvitton\w*|faktur\w*|invoices?|receipts?|address|adress\w*|correspondence|messages|profile|support (?:mails?|requests)|ärenden|meddelanden|mejl`}`,
      ],
      notUnder: [p`${is.cookies}`],
      not: [
        p`${w`confidential\w*|konfidentiell\w*|sekretess`}`,
        p`${is.cookies}`,
        p`${w`right to|(?<!(?:when|until) you )ask us|request|rätt att|begär\w*|be oss|vill du`}`,
        p`${w`unsubscrib\w*`} link`,
        p`${is.share} (?:\w+ ){0,6}${w`after|efter`}`,
      ],
    },
    {
      all: [p`${howLong}`],
      under: [
        p`${w`how long|retention|storage(?: periods?)?|kept (?:for|until)|så länge|hur länge|lagringstid\w*|gallring\w*|sparas`}`,
      ],
      notUnder: [p`${is.cookies}`],
      not: [p`${w`confidential\w*|konfidentiell\w*|sekretess`}`, p`${is.cookies}`],
    },
  ],
  "changes-notice": [
    // `We tell subscribers before we change this notice.`
    {
      all: [
        p`${w`tell|inform|notify|e-?mail|mail|warn|informerar|meddelar|mejlar|berättar`} (?:\w+ ){0,8}${w`before|when|if|innan|när|om`} (?:\w+ ){0,3}${w`chang\w*|updat\w*|ändra\w*|uppdatera\w*`}`,
        p`${is.thisPolicy}`,
      ],
    },
    // `If we rewrite something important you'll get an e-mail first.`
    {
      all: [
        p`^${w`ändras|ändrar vi|om vi (?:\w+ )?(?:gör|ändrar)|(?:if|when|before) we (?:\w+ ){0,2}(?:change|rewrite|update|make)`}`,
        p`${w`tell|inform|notify|e-?mail|e-?mails|mejl\w*|mailar|informerar|meddelar|berättar`}`,
        p`${is.thisPolicy}|${w`texten|this|something important|something big|(?:major|material|significant|important|larger|big) changes|(?:större|viktiga|väsentliga) (?:ändringar|förändringar)`}`,
      ],
    },
    {
      all: [
        p`${w`senaste version\w*|latest version|check|review|stay|keep yourself|håll(?:a)? dig|besök|läs`}`,
      ],
      titled: [p`${w`changes?|updates?|ändring\w*|uppdatering\w*`}`],
      under: [
        p`${w`version\w*|page|policy|informed|updated|sida\w*|sidan|policyn|uppdaterad|informerad`}`,
      ],
    },
    {
      all: [
        p`${policyChange}`,
        p`${w`notify|inform|e-?mail|tell|announce|publish|meddelar|meddelas|mejlar|informerar|informeras|publicerar|publiceras|aviserar|berättar`}`,
      ],
      under: [p`^[^]*${w`changes?|updates?|ändringar|uppdateringar`}`],
      titled: [p`${w`changes?|changed?|updates?|ändring\w*|ändras|uppdatering\w*`}`],
      not: [p`${w`your|dina|din`} (?:\w+ )?${w`data|information|details|uppgifter`}`],
    },
    {
      all: [p`${policyChange}`, p`${policyChanges}`],
      under: [p`${is.thisPolicy}`],
      not: [
        p`${w`(?:your|dina|din) (?:\w+ )?(?:data|information|details|account|uppgifter|profil|konto)`}(?![^]*${is.thisPolicy})`,
        p`${is.cookies} ${w`settings|preferences`}`,
        p`(?:right|rätt) (?:\w+ ){0,3}(?:to|att) (?:\w+ ){0,3}(?:correct|rectif|rätta|få)`,
      ],
    },
  ],
  "contact-help-centre": [
    // `Help centre: www.example.com/help`, on a line of its own.
    { all: [p`^${helpCentre} ?[:-] ?[a-z]`] },
    {
      all: [p`${helpCentre}`, p`${reach}`],
      not: [p`${is.collect}[^]*${is.when}`, p`${w`when you|när du`}`],
    },
  ],
  children: [
    {
      all: [
        p`${w`children|minors?|child|under (?:the age of )?\d{2}|below (?:the age of )?\d{2}|younger than \d{2}|barn|minderårig\w*|under \d{2} år|målsman|vårdnadshavare`}`,
        p`${w`collect\w*|knowingly|directed|intended|meant|aimed|process\w*|parent\w*|guardian|uppgifter|information|samla\w*|avsedd|avsedda|rikta\w*|behandla\w*|målsman\w*|vårdnadshavare`}`,
      ],
      not: [
        p`${w`children's (?:clothes|socks)|barnkläder|barnstrumpor|for children|för barn`} (?:\w+ ){0,3}${w`socks|products|strumpor`}`,
      ],
    },
  ],
  "automated-decisions": [
    {
      all: [
        p`${w`robots?|machines?|computers?|algorithms?|datorer|datorn|maskiner|robotar?|algoritm\w*`} (?:\w+ ){0,3}${w`decides?|decide|bestämmer|beslutar|avgör`}`,
      ],
    },
    {
      all: [
        p`${w`automated (?:\w+ ){0,3}decision\w*|automatic(?:ally)? (?:\w+ ){0,3}decisions?|decisions? (?:\w+ ){0,9}automat\w*|automated individual|profiling|automatiser\w* (?:\w+ ){0,2}besl\w*|automatiskt besl\w*|beslut (?:\w+ ){0,4}automatisk\w*|profilering\w*`}`,
      ],
      not: [p`${w`rights?|object|say no|rätt|invänd\w*|säga? nej`}`],
    },
    {
      all: [
        p`${w`automated (?:\w+ ){0,3}decision\w*|decisions? (?:\w+ ){0,9}automat\w*|automatiser\w* (?:\w+ ){0,2}besl\w*`}`,
      ],
    },
  ],
};
