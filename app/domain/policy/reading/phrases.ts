import { words } from "./pattern.ts";

// Ways of saying things in English and Swedish, which rules are put together from. The two stand
// side by side: neither language's words mean something else in the other where it matters.

export const data = words`information|data|details|personuppgift\w*|uppgift\w*|datan|info|customer lists?|kundregist\w*`;

export const collect = words`collect\w*|gather\w*|obtain\w*|(?:we|is|are|partners|servers?) record(?:ed)?|recorded|logs|logged|receiv\w*|acquir\w*|
captur\w*|ask (?:you )?for|we request|stored|saved|we (?:\w+ )?(?:store|save|get|hold|process)|
you (?:\w+ ){0,2}(?:give|provide|submit|enter|share|send|supply|leave|fill|tell)|(?:given|provided|submitted|supplied) by you|
samlar?|samlas|samlat|samlats|samlade|insaml\w*|inhämta\w*|hämtar?s? in|registrera[rst]*|registreras|lagra[rst]*|lagras|spara[rst]*|sparas|
reach(?:es)? us|comes? to us|leav(?:e|es|ing) (?:\w+ ){0,3}(?:with us|behind)|gives us|(?:you|they) (?:\w+ ){0,2}(?:typed?|wrote|write|tell us)|what (?:we|do (?:we|you)) (?:\w+ )?(?:know|have|hold|collect|notice)|things (?:we|you|others)|skriver in|(?:we|you|do we) learn|registers?|når oss|ger oss|tar emot|har kvar|vet (?:\w+ )?om dig|know about (?:me|you)|told us|notes|noted|we (?:\w+ )?(?:need|keep) (?:your|the)|loggas|loggar|får in|får vi|vi får|mottar|hämtar|hämtas|kompletter\w*|deriv(?:e|es|ed)|ber (?:vi )?(?:dig )?om|lämnar|lämnas|lämnat|uppger|uppgivit|anger|angett|
fyller i|delar med dig|tar (?:vi )?in`;

/** Concrete kinds of data, which need no word for data beside them. */
export const items = words`(?:postal |delivery |billing |shipping |home |mailing |street |e-?mail |ip )?address(?:es)?|names?|e-?mail address\w*|(?:tele)?phone numbers?|card numbers?|receipts?|invoices?|namn|adress\w*|e-?post\w*|mejladress\w*|telefon\w*|mobilnummer|ip-adress\w*|kvitto\w*|kvitton\w*|faktur\w*|orderhistorik\w*|personnummer|correspondence|orders?`;

export const use = words`what we do|what (?:it is |they are |it's )?for|vad vi gör|till för|det (?:här )?använder vi|employ(?:s|ed)? (?:\w+ ){0,2}(?:information|data)|in (?:these|the following) ways|basis (?:for|of)|med hjälp av|till grund för|us(?:e|es|ed|ing|age)|process\w*|purposes?|in order to|so that we|helps? us|we need|need(?:ed)? to|
utili[sz]\w*|serves?|gör det möjligt|allows? us|enables? us|necessary (?:to|for)|handle[sd]?|reasons?|why|goes? into|lets? us|going to|(?:we|you) do with|do we do with|(?:gör vi|vi gör) med|
använd\w*|nyttja\w*|behandla\w*|behandling\w*|ändamål\w*|syfte\w*|för att|hjälper oss|behöver|behövs|varför|hanterar|anledning\w*`;

/** A moment: `when you …`. In a list it stands in the lead-in. */
export const when = words`(?:occasions|situations|cases|tillfällen|situationer|fall):|when|whenever|if|while|each time|every time|as you|as soon as|once|where|
när|då|om du|varje gång|så fort|i samband med att du|genom att du`;
/** The same before a noun: `through your purchases`. */
export const through = words`by|through|via|during|upon|from|at|in connection with|in the course of|on|vid|genom|via|i samband med|under`;

export const share = words`let (?:\w+ ){0,4}have|får (?:\w+ ){0,2}(?:uppgifter|information)|shar(?:e|es|ed|ing)|disclos\w*|transfer(?:s|red|ring)?|giv(?:e|es|en|ing)|provid\w*|pass(?:es|ed)?|releas\w*|
forward\w*|hire|engage|distribut\w*|hand(?:s|ed)? (?:\w+ ){0,5}(?:over|to)|reveal\w*|send(?! you)|sent|made available|make available|
dela[rst]?|delas|delar|delge\w*|lämna[rst]? (?:\w+ ){0,4}(?:ut|vidare|över|till)|lämnas|utlämna\w*|vidarebefordra\w*|överför\w*|överlämna\w*|sprid\w*|
röja\w*|röjs|avslöja\w*|ge[rs]? (?:\w+ ){0,4}(?:ut|vidare|till)|skicka[rst]*|föra vidare|för vidare|förs vidare`;

export const sell = words`flog\w*|for sale|till salu|sell|sells|selling|sold|rent|rents|rented|renting|trade|trades|traded|trading|lend|lends|lent|lease[sd]?|barter\w*|
sälj|sälja|säljer|säljs|sålts|sålt|säljas|vidaresälj\w*|hyra ut|hyras ut|hyr ut|hyrs ut|uthyr\w*|hyr(?:s|er)? (?:\w+ ){0,4}ut|låna(?:r|s)? ut|lånas ut|utlån\w*|byter|bytas|byts|byta bort|köpslå\w*`;

export const not = words`not|never|cannot|no|nor|neither|without|do(?:es)?n't|won't|wouldn't|isn't|aren't|can't|inte|aldrig|ej|icke|varken|ingen|inget|inga`;

/** Recipients by kind or by name, as a store has them. */
export const named = words`carriers?|couriers?|delivery (?:compan|service|provider|partner)\w*|shipping (?:compan|provider|partner)\w*|logistics|payment (?:\w+ )?(?:providers?|processors?|services?|compan\w*|gateways?)|card processors?|banks?|hosting (?:compan|provider)\w*|hosting|bookkeepers?|couriers?|it (?:providers?|suppliers?)|accountants?|auditors?|affiliates|advertising partners|
shopify|klarna|mollie|fortnox|mailgun|intercom|judge\.me|rule communication|trustly|instabox|dpd|gls|evri|hmrc|skatteverket|amazon web services|visma|worldpay|paypal|stripe|mailchimp|klaviyo|postnord|dhl|ups|fedex|royal mail|google|meta|facebook|swish|budbee|instabee|adyen|qliro|svea|bring|schenker|posten|mailerlite|zendesk|gorgias|hubspot|trustpilot|
transportör\w*|fraktbolag\w*|speditör\w*|logistik\w*|betaltjänst\w*|betalleverantör\w*|betalningsleverantör\w*|betalningsförmedl\w*|bank|banken|banker|bankerna|it-leverantör\w*|it-drift\w*|redovisning\w*|revisor\w*|leveransföretag\w*|fraktföretag\w*|budfirm\w*|e-postleverantör\w*|e-posttjänst\w*|webbhotell\w*`;

export const outsiders = words`third[- ]part(?:y|ies)|third persons?|outside part(?:y|ies)|outsiders?|others|partners?|anyone|other (?:compan(?:y|ies)|part(?:y|ies)|business(?:es)?|organi[sz]ations?)|compan(?:y(?! news)|ies)|
providers?|processors?|suppliers?|vendors?|contractors?|affiliates?|subsidiar\w*|recipients?|agents?|
tredje ?part\w*|tredje man|utomstående|andra|samarbetspartner\w*|partner\w*|leverantör\w*|underleverantör\w*|företag|bolag|biträde\w*|
personuppgiftsbiträde\w*|mottagare|koncernbolag\w*|aktör\w*|
${named}`;

export const consent = words`consent\w*|permission|agree[sd]?|agreement|approv\w*|authori[sz]ation|samtyck\w*|medgiv\w*|godkänn\w*|tillstånd|tillåtelse|lov|gått med på|agreed to|sagt ja|säg(?:a|er)? ja|tackar? ja|tackat ja|klickat ja|your ok|said yes|say yes`;

export const newsletter = words`newsletters?|mailing lists?|e-?mail lists?|marketing (?:e-?)?mails?|(?:our|the) letters?|(?:vårt|våra|vår) \w*brev|brevet|(?:promotional|marketing) (?:messages|communications?|e-?mails?)|
mailings?|nyhetsbrev\w*|utskick\w*|reklamutskick\w*|mejlutskick\w*|marknadsföringsutskick\w*|mejllista\w*|sändlista\w*`;

export const site = words`(?:web ?|online )?(?:sites?|stores?|shops?|pages?)|websites?|webshops?|services?|webbplats\w*|hemsida\w*|webbutik\w*|
nätbutik\w*|butik\w*|sajt\w*|sida\w*|sidor\w*|webbsida\w*|e-handel\w*|shop\w*|tjänst\w*`;

export const cookies = words`cookie\w*|kak(?:a|an|or|orna|inställning\w*|ruta\w*)|kakfil\w*|cookie-\w+|textfil\w*|pixels?|web beacons?|local storage`;

/** The person may have it done: a right, a possibility or a request. */
export const mayAsk = words`rights?|entitled|you (?:\w+ )?(?:may|can|are able to|could|have (?:the|a|certain|several|also))|may you|can you|request\w*|ask(?:s|ed|ing)?|wants?|wish|would like|
on demand|would you like|do you want|let us know|tell us|contact us (?:to|if|and)|e-?mail us (?:to|if|and)|residents|(?:visitors?|customers?|users?|members?|den registrerade|kunder|kunden) (?:may|can|have|kan|har|får)|
rätt|rätten|rättighet\w*|rätt att|har möjlighet|möjlighet att|kan du|du kan|får du|du får|begär\w*|be (?:oss )?(?:att|om)|ber oss|begäran|
önskar|vill du|du vill|på din begäran|kräva|kräv|hör av dig|kontakta oss (?:för|om)|mejla oss (?:för|om)|säg till`;

/** Whose policy it is, when it says that it changes. */
export const thisPolicy = words`(?:privacy |cookie |data protection )?(?:policy|policies|statement|notice|terms)|policyn|(?:integritets|personuppgifts|dataskydds|sekretess|cookie)?polic(?:y|yn|yer|yerna|ies)|
villkor\w*|integritetsmeddeland\w*|dokument\w*|informationstext\w*|integritetsinformation\w*|denna information|den(?: här|na) text\w*|this text|this page`;

export const leave = words`unsubscrib\w*|opt(?:ing)?[- ]?out|stop (?:receiving|getting|sending)|end (?:\w+ ){0,2}subscription|rid of|no longer (?:wish|want|receive)|cancel\w*|
(?:get|come|take[ns]?) (?:\w+ ){0,1}off (?:\w+ ){0,2}(?:list|mailing)\w*|(?:remov|delet|str[iu]k|struck|drop)\w* (?:\w+ ){0,4}(?:from|off) (?:\w+ ){0,3}(?:lists?|correspondence|mailings?|e-?mails?)|stop (?:\w+ ){0,3}(?:newsletters?|letters?|mailings?|e-?mails?|messages)|tired of|no (?:more|further) (?:\w+ )?(?:e-?mails?|letters?|mailings?|newsletters?)|removed from|way out|you are off|had enough|enough of|slut(?:ar|a) komma|be taken off|not want (?:\w+ ){0,3}(?:e-?mails?|newsletters?|letters)|don't want (?:\w+ ){0,3}(?:e-?mails?|newsletters?|letters)|tröttnar|nej tack|(?:e-?)?mails? stop|till you've had enough|take you off|prefer not to|rather not|not (?:wish|want) to receive|
avregistrer\w*|avanmäl\w*|avprenumer\w*|avbeställ\w*|tacka(?:r)? nej|(?:avsluta|sluta)\w* (?:\w+ ){0,2}prenumer\w*|trött(?:nat|nar)? på|inga fler|avsluta\w* (?:\w+ ){0,3}(?:nyhetsbrev|utskick)\w*|(?:nyhetsbrev|utskick)\w* avslutar|avsluta-\w+|slippa|avböj\w*|säga upp|säger upp|
inte längre vill|(?:inte )?vill (?:\w+ )?inte (?:\w+ )?(?:ha|få)|vill du (?:inte|slippa)|välja bort|inte vill (?:ha|få)|avsluta (?:\w+ )?prenumeration\w*|sluta (?:få|skicka)|(?:ta[rs]?|plocka[rs]?|stryk(?:er|s)?|radera[rs]?) (?:\w+ ){0,8}(?:från|ur) (?:\w+ ){0,4}(?:\w*utskick|\w*list|register|nyhetsbrev)\w*`;

export const authority = words`supervisory authorit(?:y|ies)|data protection authorit(?:y|ies)|(?:data )?regulators?|information commissioner\w*|\bico\b|\bimy\b|authority for privacy protection|
privacy protection authority|data inspection board|datatilsynet|autoriteit persoonsgegevens|data protection agency|cnil|aepd|garante|bfdi|data protection commission(?:er)?\w*|data protection ombudsman|swedish data protection authority|
integritetsskyddsmyndighet\w*|datainspektion\w*|tillsynsmyndighet\w*`;

export const officer = words`data protection officer|dpo|data privacy officer|dataskyddsombud\w*|personuppgiftsombud\w*`;

export const contest = words`contests?|competitions?|giveaways?|sweepstakes?|prize draws?|promotions?|lotter(?:y|ies)|raffles?|tävling\w*|utlottning\w*|lotteri\w*|kampanjer`;
export const survey = words`surveys?|questionnaires?|polls?|\w*enkät\w*|kundundersökning\w*|marknadsundersökning\w*|undersökning\w*|frågeformulär\w*`;
export const ordering = words`purchas\w*|buy|buys|buying|bought|(?:place|plac|mak|submit|complet)\w* (?:an? |your |the |any )?orders?|(?<!in )order(?:s|ed|ing)?|check ?out|shop (?:with|at|from|in)|
transactions?|handla[rst]?|handlat|köp\w*|beställ\w*|(?<!in )ordern?|ordrar|lägger en order|kassan|genomför ett köp`;
