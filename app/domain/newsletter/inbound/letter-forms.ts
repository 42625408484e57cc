// What mail programs and writers put around their words, in the twelve languages at once: a shop
// in one country gets answers from programs set to another's language. Patterns meet folded lines.

/** The verb of `On Monday, … wrote:`. */
const wrote = [
  "wrote|writes",
  "skrev|skriver|har skrivit|foljande",
  "schrieb|geschrieben|schrieb am",
  "a ecrit|ecrit",
  "escribio|escribio lo siguiente|ha escrito",
  "ha scritto|scrive|scritto",
  "schreef|geschreven",
  "skrev folgende|har skrevet",
  "kirjoitti|kirjoittaa",
  "napisal|napisala|napisal a|napisano|pisze|napisana przez",
  "escreveu",
].join("|");

/** A line that names the quoted mail's writer and time ends in the verb, or in the address, and a colon. */
export const wroteLine = new RegExp(`(?:^|[\\s,>)])(?:${wrote})\\b[^\\n]{0,120}:\\s*$`, "u");

/** `Label: value` lines of Outlook and forwarded mails. The first group is who sent it. */
const from =
  "from|fran|von|de|da|van|fra|lahettaja|od|avsandare|absender|afsender|avsender|mittente";
const others = [
  "sent|to|cc|date|subject|reply to|importance",
  "skickat|till|kopia|datum|amne|skickades",
  "gesendet|an|kopie|datum|betreff|gesendet am",
  "envoye|a|date|objet|envoye le|copie",
  "enviado|para|fecha|asunto|enviado el",
  "inviato|oggetto|data|inviato il",
  "verzonden|aan|onderwerp|verstuurd",
  "sendt|til|dato|emne",
  "lahetetty|vastaanottaja|kopio|aihe|paivays|paivamaara|lahettetty",
  "wyslano|wyslane|do|dw|data|temat",
  "enviada|enviado em|enviada em|assunto",
].join("|");
export const fromLine = new RegExp(`^[\\s>*|]{0,6}(?:${from})\\s?:\\*?\\s?\\S`, "u");
export const labelLine = new RegExp(`^[\\s>*|]{0,6}(?:${from}|${others})\\s?:\\*?(?:\\s|$)`, "u");

/** `-----Original Message-----` in any language, and rules of dashes or underscores. */
export const dashedLine = /^\s*[-_=–—*]{2,}\s?\p{L}[\p{L}\s.:()']{2,60}[-_=–—*]{2,}\s*$/u;
export const ruleLine = /^\s*[_=–—-]{8,}\s*$/u;

/** `Begin forwarded message:` of Apple's programs, and lines that say the same. */
export const forwardLine = new RegExp(
  `^\\W*(?:${[
    "begin forwarded message",
    "(?:start|borjan) pa (?:vidarebefordrat|videresendt)",
    "(?:vidarebefordrat|vidarebefordrade) (?:brev|meddelande|mejl)",
    "(?:anfang der )?weitergeleitete[n]? nachricht",
    "debut du message (?:transfere|reexpedie)",
    "message (?:transfere|d origine)",
    "inicio del mensaje reenviado",
    "mensaje (?:reenviado|original)",
    "inizio messaggio inoltrato",
    "messaggio (?:inoltrato|originale)",
    "begin doorgestuurd bericht",
    "(?:doorgestuurd|oorspronkelijk) bericht",
    "(?:start pa )?videresendt (?:besked|meddelelse|melding|e?mail|epost)",
    "(?:oprindelig|opprinnelig) (?:besked|meddelelse|melding)",
    "valitetty viesti",
    "(?:edelleen )?(?:lahetetty|alkuperainen|edelleenlahetetty) viesti",
    "(?:poczatek|rozpoczecie) (?:przekazywanej|przekazanej) wiadomosci",
    "(?:przekazana|wiadomosc|oryginalna) (?:wiadomosc|oryginalna)",
    "inicio da mensagem (?:reencaminhada|encaminhada)",
    "mensagem (?:encaminhada|reencaminhada|original)",
    "(?:original|forwarded) message",
    "(?:ursprungligt|originalmeddelande)",
    "(?:ursprungliche|urspruengliche) nachricht",
  ].join("|")})[^\\n]{0,40}$`,
  "u",
);

/** `Sent from my iPhone`, `Hämta Outlook för Android`. */
const device =
  "iphone|ipad|ios|android|samsung|galaxy|huawei|xiaomi|pixel|outlook|proton|yahoo|gmail|gmx|web de|" +
  "mobil|mobile|telefon|handy|smartphone|smarttelefon|telephone|telefoon|telefono|movil|cellulare|" +
  "puhelim|kannyk|tablet|mail app|thunderbird|blackberry|spark|bluemail|aquamail|windows|hotmail|" +
  "orange|libero|laposte|icloud|sony|oneplus|motorola|nokia|honor";
const sent =
  "sent|skickat|skickades|gesendet|von meine[mr]|diese nachricht|envoye|enviad[oa]|inviat[oa]|verzonden|" +
  "verstuurd|sendt|lahetetty|lahetin|wyslan[eoay]|wyslano";
/** What a program says of itself to be fetched by others. */
const fetched =
  "get|hamta|hent|laden sie|holen sie|obtenez|obtener|scarica|download|pobierz|obter|hanki|telecharger?|ottieni|haal|fa|skaff";
export const sentFromLine = new RegExp(
  `^\\W*(?:(?:${sent})\\b(?=[^\\n]*(?:${device}))|(?:${fetched})\\b(?=[^\\n]*\\b(?:outlook|ios|android)\\b))[^\\n]{0,70}$`,
  "u",
);

/** The line before a signature; what comes after it is no wish. */
export const closingLine = new RegExp(
  `^\\W*(?:${[
    "(?:(?:with )?(?:my |the )?(?:best|kind|warm|kindest|warmest|many) )?(?:regards|wishes)",
    "(?:yours )?(?:sincerely|truly|faithfully)(?: yours)?|best|br|rgds|regards|kr",
    "(?:med )?(?:vanlig|vanliga|basta|bastaste|manga|varma|hjartliga|trevliga)\\s?(?:halsning|halsningar)",
    "halsningar|halsning|mvh|m v h|hlsn|vh|vanligen",
    "(?:mit )?(?:freundlich|best|schon|lieb|viel|herzlich|nett|hoflich)\\w{0,3}\\s?gru(?:ss|s)\\w{0,3}",
    "mfg|lg|vg|gruss|grusse|hochachtungsvoll|m f g|schone grusse|bg",
    "(?:bien )?(?:cordialement|sincerement|amicalement|respectueusement)|bien a vous|cdlt|cdt",
    "(?:meilleures |sinceres )?salutations[^\\n]{0,30}|veuillez agreer[^\\n]{0,80}",
    "(?:un |muchos |cordiales )?saludos?(?: cordial(?:es)?)?|atentamente|atte|un cordial saludo",
    "(?:cordiali |distinti |cari |tanti )?saluti|cordialmente|un saluto|grazie e saluti",
    "(?:met )?(?:vriendelijke|hartelijke|beste|lieve|veel)\\s?groet\\w{0,5}|groet\\w{0,5}|mvg|gr|hoogachtend",
    "(?:med )?(?:venlig|vennlig|kaerlig|kjaerlig|de bedste|bedste|beste|mange)\\s?hilsen\\w{0,3}|hilsen|vh|mvh|dbh",
    "(?:ystavallisin |parhain |terveisin |kunnioittaen )?terveisin|terv|yst terv|kunnioittaen|terkuin|terveisia",
    "(?:serdecznie |z )?(?:pozdrawiam|pozdrowieniami|powazaniem|wyrazami szacunku)(?: serdecznie)?|pozdr",
    "(?:com os )?(?:melhores |cordiais |os meus )?cumprimentos|atenciosamente|atentamente|abracos?|att|cordialmente",
  ].join("|")})[\\s,.!–—-]{0,4}(?:\\p{L}[\\p{L}.]{0,20}\\s?){0,3}\\W*$`,
  "u",
);

/** Own words may go on below the name. */
export const postscriptLine = /^\W*p\.?\s?s\b/u;

/** Companies' small print below a mail, which speaks of deleting and receiving. */
export const disclaimerWords =
  /confidential|privileged|konfidentiel|konfidensiel|fortrolig|vertraulich|confidentiel|confidencia|riservat|vertrouwelijk|luottamuksel|poufn|legally protected|sekretess|rechtlich geschutzt|not the intended|avsedd mottagare|ratta mottagaren|disclaimer|virus|consider the environment|tank pa miljon|umwelt|imprime[rz]? (?:ce|este)|miljoet|geschaftsfuhrer|handelsregister|amtsgericht/u;
