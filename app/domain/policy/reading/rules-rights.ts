import { type Clues, pattern as p, words as w } from "./pattern.ts";
import * as is from "./phrases.ts";
import type { PromiseKind } from "./promise-kinds.ts";

/** Cookies are deleted in a browser and newsletters left: neither is the right to data. */
const elsewhere = p`${w`cookies?|kakor\w*|browser|webbläsar\w*`}`;
const aboutPolicy = p`${w`chang\w*|updat\w*|amend\w*|modif\w*|revis\w*|ändra\w*|ändring\w*|uppdater\w*|revider\w*`} (?:\w+ ){0,4}${is.thisPolicy}|${is.thisPolicy} (?:\w+ ){0,6}${w`chang\w*|updat\w*|amend\w*|ändra\w*|uppdater\w*`}`;
const refused = p`${w`cannot|can't|not (?:have|be able)|no right|unable|kan inte|kan vi inte|har inte rätt|ingen rätt`} (?:\w+ ){0,4}`;
const ofStaff = p`${w`employees|staff|personnel|anställda|personalen|vår personal|medarbetare`}`;

const rights = p`${w`rights?|rätt|rättighet\w*|entitled`}`;

const access = w`inspect|ask for (?:a|your) cop(?:y|ies)|what (?:we have|we've) got on you|(?:se|see) what we|access (?:to )?(?:\w+ ){0,5}(?:data|information|details|records|it|them)|access to,?|right (?:of|to) access|access,|(?:cop(?:y|ies)|extract) of|send you (?:\w+ )?(?:extract|copy)|review|right to (?:be )?inform\w*|rätt till (?:\w+ ){0,2}information|see (?:\w+ ){0,4}(?:data|information|details|what)|
(?:know|find out|learn|told|informed|inform you) (?:\w+ ){0,4}(?:what|which|how|about|of|whether|regarding|on)|(?:see|view|inspect),|(?:see|view|inspect) (?:and|or) (?:change|correct|update|edit|delete|remove)|(?:ask for|right to|entitled to|provide you(?: with)?|give you) (?:\w+ ){0,2}information|(?:request|obtain|receive|get) (?:(?!(?:delete|erase|correct|rectify|remove|restrict)\b)\w+ ){0,4}(?:information|copy|details) (?:\w+ ){0,4}(?:about|of|on|we|held|regarding)|access request\w*|subject access|view (?:\w+ ){0,3}(?:data|information)|
tillgång till|rätt till tillgång|ta del av|registerutdrag\w*|kopia av|kopia på|utdrag|få (?:\w+ ){0,3}(?:veta|information|besked|insyn|reda på)|informerad om|information om (?:vilka|hur|behandling\w*|de)|insyn|se (?:vilka|vad)|få se|se,|se (?:och|eller) (?:ändra|rätta|uppdatera|radera)|begära information`;
const change = w`fix(?:ed)?|mended|put straight|correct(?:ed|ion|ions|ing)?|rectif\w*|updat(?:e|ed|ing)|amend(?:ed|ing)?|alter(?:ed|ing)?|chang(?:e|ed|ing)|edit(?:ed|ing)?|modif\w*|rätta[rds]?|rättat|rättade|rättelse\w*|rätta till|put right|ändra[rds]?|ändrade|ändring\w*|korriger\w*|uppdater\w*|(?:är|blivit) fel|(?:is|are) wrong|kompletter\w*`;
const remove = w`binned|bin it|gone|(?:bort)?plocka\w*|bortplocka\w*|bortagna|försvinna (?:ur|från)|delet\w*|eras\w*|remov\w*|forgotten|destroy\w*|wipe[ds]?|tak(?:e|en|ing) (?:\w+ ){0,3}(?:away|out)|radera\w*|radering\w*|(?:ta|tar|tas|tagit|plocka[rs]?) (?:\w+ ){0,3}bort|borttag\w*|bli (?:bort)?glömd|glömd|stryk\w*|struken|strukna|utplåna\w*|raderade|bli bortglömd|glömmer dig|forget you`;
const stop = w`say no to|säga nej till|stop (?:using|processing)|sluta (?:använda|behandla)|object|objects|objection|objecting|oppose|invända|invändning\w*|invänder|motsätta|motsätter|protestera`;

/** GDPR 15–22, 7(3) and 77, and what stood in their place before. */
export const rightsRules: Partial<Readonly<Record<PromiseKind, Clues>>> = {
  "right-access": [
    {
      all: [p`^(?:right (?:of|to) )?${w`access|tillgång|insyn|registerutdrag`}`],
      under: [rights],
      not: [elsewhere, p`${w`restrict\w*|limit\w*`}`],
    },
    {
      all: [p`${access}`],
      under: [
        p`${is.mayAsk}|${w`will be|we will|provide you`}`,
        p`${is.data}|${w`we (?:hold|have|store|know)|processing|about (?:you|me)|on you|om mig|registerutdrag\w*|behandling\w*|om dig|vi har`}`,
      ],
      not: [
        elsewhere,
        refused,
        ofStaff,
        p`${w`third part\w*|vendors?`} (?:\w+ ){0,3}access`,
        p`access (?:(?:to|our|the|your|this) ){0,3}${w`account|site|website|services?`}(?! (?:data|information))`,
        p`${w`questions? (?:about|regarding)|frågor om|changes|ändringar|read more|läsa? mer|inform you (?:\w+ ){0,3}(?:breach|change)|offers|erbjudanden`}`,
      ],
    },
  ],
  "right-change": [
    {
      all: [p`${change}`],
      under: [
        p`${is.mayAsk}`,
        p`${is.data}|${w`them|it|errors?|mistakes?|incorrect|felaktig\w*|dem|fel|det`}`,
      ],
      not: [
        aboutPolicy,
        elsewhere,
        refused,
        p`${is.thisPolicy}[^]*${w`time to time|reserve`}`,
        p`${w`your mind|preferences|settings|inställningar|last updated|senast`}`,
      ],
    },
    {
      all: [
        p`^(?:right (?:of|to) )?${w`rectification|correction|rättelse|rätta|korrigering`}|${w`rectification|rättelse`}`,
      ],
      under: [rights],
    },
  ],
  "right-remove": [
    {
      all: [
        p`^(?:right (?:of|to) )?${w`erasure|deletion|radering|be forgotten|bli bortglömd`}|${w`erasure|radering`}`,
      ],
      under: [rights],
    },
    {
      all: [p`^${w`bli|be`} ${w`raderad|glömd|erased|deleted|forgotten`}`],
      under: [p`${is.mayAsk}`],
    },
    {
      all: [p`${remove}`],
      under: [
        p`${is.mayAsk}`,
        p`${is.data}|${w`them|it|account|register|dem|det|konto\w*|forgotten|glömd`}`,
      ],
      not: [
        elsewhere,
        refused,
        p`${w`bort dig|remove you|take you`}`,
        p`${is.leave} |from (?:\w+ ){0,3}(?:mailing|list|correspondence)|${is.newsletter}|nyhetsbrev`,
        p`(?:we|vi) (?:\w+ ){0,2}(?:delete|erase|remove|raderar|tar bort) (?:\w+ ){0,8}(?:after|when|once|efter|när(?! som helst)|senast)`,
      ],
    },
  ],
  "right-restriction": [
    { all: [p`^(?:right (?:of|to) )?${w`restriction|begränsning|begränsa`}`], under: [rights] },
    {
      all: [
        p`${w`restrict\w*|paus\w*|limit(?:ed|ation|ing)? (?:\w+ ){0,4}(?:processing|use|how)|limit (?:\w+ ){0,4}(?:process\w*|use)|begräns\w*`}`,
      ],
      under: [
        p`${w`rights?|entitled|you (?:\w+ )?(?:can|may)|ask|request|rätt|rättighet\w*|begär\w*|kan du|du kan|får du`}`,
        p`${w`process\w*|use|data|information|behandl\w*|uppgift\w*|användning\w*`}`,
      ],
      not: [ofStaff, elsewhere, p`${w`not limited|liability|including but|ansvarsbegräns\w*`}`],
    },
  ],
  "right-portability": [
    { all: [p`${w`flytta|ta med|take`}`, p`${is.data}`], under: [rights] },
    { all: [p`^${w`flytta|ta med|move`} (?:\w+ ){0,2}${is.data}`], under: [p`${is.mayAsk}`] },
    {
      all: [
        p`${w`portab\w*|machine[- ]readable|dataportab\w*|maskinläs\w*|port (?:it|them|your)|(?:common|readable|usable|standard) (?:\w+ )?(?:file )?format|i en (?:\w+ )?fil|(?:data|information|details) (?:\w+ ){0,2}(?:to another|elsewhere)|(?:få|ta|få|flytta) med (?:\w+ ){0,4}(?:uppgifter|data)|take (?:\w+ ){0,3}(?:data|information) (?:with you|elsewhere)|(?:structured|strukturerat)[^]{0,60}(?:format)`}`,
      ],
    },
    {
      all: [
        p`${w`transfer\w*|mov(?:e|ed)|sent|transmit\w*|överför\w*|flytt\w*|föra över`}`,
        p`${w`another|other|third|annan|annat|någon annan`} (?:\w+ ){0,2}${w`party|controller|provider|company|organi[sz]ation|service|personuppgiftsansvarig\w*|leverantör|företag|bolag|tjänst\w*|aktör`}`,
      ],
      under: [
        p`${w`rights?|entitled|you (?:\w+ )?(?:can|may)|ask|request|rätt|rättighet\w*|begär\w*|kan du|få`}`,
      ],
    },
  ],
  "right-object": [
    {
      all: [p`${stop}`],
      under: [
        p`${w`rights?|entitled|you (?:\w+ )?(?:can|may)|rätt|rättighet\w*|kan du|du kan|du får|möjlighet`}`,
      ],
      not: [p`${is.cookies}`],
    },
    {
      all: [
        p`${w`blocked|spärra\w*|say no|säga? nej|nej till`}[^]{0,60}${w`direct marketing|direktmarknadsföring|direktreklam|marknadsföring`}`,
      ],
    },
  ],
  "right-withdraw": [
    {
      all: [
        p`${w`withdraw\w*|took back|taken back|revok\w*|retract\w*|take back|change your mind|återkall\w*|dra(?:r|s)? tillbaka|ta[rs]? tillbaka|ta tillbaka|ångra\w*`}`,
      ],
      under: [
        p`${w`consent\w*|permission|samtyck\w*|medgivande\w*|choice|val|säg(?:a|er)? ja|yes`}`,
      ],
      not: [p`${w`purchase|köpet|return|ångerrätt\w*`}`],
    },
  ],
  "right-complain": [
    {
      all: [p`${is.authority}`],
      nearby: [
        p`${w`complain\w*|cross|unhappy|not (?:happy|satisfied)|dissatisfied|missnöjd|nöjd|klag\w*`}`,
      ],
    },
    {
      all: [
        p`${w`(?:file|lodge|make|submit)\w* (?:\w+ )?complaints? (?:with|to) (?!us)|klaga hos|klagomål (?:till|hos) (?!oss)`}`,
      ],
    },
    { all: [p`${is.authority}`], titled: [p`${w`complain\w*|klag\w*|klagomål`}`] },
    {
      all: [p`${w`complain\w*|lodge|report|klag\w*|anmäl\w*|vända dig till`}`],
      under: [p`${is.authority}|${w`authorit(?:y|ies)|myndighet\w*`}`],
      not: [
        p`${w`personal data breach|incident\w*|report (?:\w+ ){0,3}(?:breach|incident)|within 72|inom 72`}`,
      ],
    },
  ],
};
