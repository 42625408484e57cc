// Patterns made of the parts every language's table names in braces (see compile-patterns.ts).

/**
 * Words that stand near one another without a pattern for how: an ending with a newsletter, a
 * negation with `more` and a newsletter. Read only where nothing speaks of an order.
 */
const loose = `
  {quit} ~ {letter}
  {letter} ~3 {quit}
  {neg} ~ {more} ~ {letter}
  {neg} ~ {letter} ~ {more}
  {letter} ~ {neg} ~ {more}
  {more} ~ {neg} ~ {letter}
  {quit} ~3 {list}
  {quit} ~3 {send}
  ({letter}|{list}) ~2 {may} ~3 {quit}
  ^{no} ({letter}|{list})$
  ^{never} {letter}$
  ^{single} ~1 ({letter}|{list})( ~1 {more})?$
  , {single} ~1 ({letter}|{list})( ~1 {more})?$
  (no more|enough|stop the|stop all) ~1 ({letter}|{list})
  ^({letter}|{list}) (stop|bort|weg|away|precz|poikki|poik|loppu|slut|ende|fin|fine|koniec|fim|fora|fuera|via|vaek|vekk|out|off)$
  ^(fin|fine|slut|slutt|koniec|fim|ende|einde|loppu|ferdig|faerdig|klar|fardig|klaar|fertig|done|finished) ~2 ({letter}|{list})$
  {needless} ~3 {send}
  ({letter}|{list}) ~4 ({not}|{neg}) ~2 {welcome}
  {rather} ~1 ({not}|{neg}|no) ~3 {receiving}
  ({leave} ~2 {link}|{link} ~2 {leave}|{leaveLink}) (?:[^ ]+ ){0,7}({not}|{neg}|{useless})
  {neg} ~3 {more} ~3 {list}
  {neg} ~3 {list} ~3 {more}
  {neg} ~ {permit} ~8 ({letter}|{list})
  {permit} ~ {neg} ~8 {letter}
  {letter} ~8 {willing} ~2 {not}
  {letter} ~8 {not} ~2 {willing}
  {letter} , {ours} ~3 {quit}
  {quit} {self}$
  {myAddress} ~6 {letter} , ~3 {quit}
  ^(nej|nei|nein|nee|non|no|nie|nao|ei|ne) (till|til|zu|voor|a|ad|za|al|enempaa|mas|more) ~3 {letter}$
  ^{off} ~2 ({letter}|{list})$
  ^{more} ~1 {list} ~1 ({no}|{neg})$
  ^{quit} ~3 {address}$
  ^{no} ~1 {letter}$
  ^{letter} ~1 {no}$`;

/** What is asked for by `make sure that …`, before `I don't get your mails` is read as a complaint. */
const ensured = "{ensure} ~ ({neg}|{no}) ~ ({more}|{letter}|{list}|{send})";

/** `From`, `off`: with a list behind them and nothing else, a wish. */
const off = `
  (af|av|ur|fran|bort fran|bort fra|vekk fra|weg van|weg von|weg vom|precz z|off|from|out of|von|vom|aus|raus aus|dal|dalla|dalle|van|uit|fra|z|ze|pois|fuera de|hors de|fora da)`;

/** The writer, whom a list has. */
const self = "(mig|mej|mich|me|mij|meg|moi|minut|mut|mnie|mi|us|oss|uns|ons|os|nous)";

/** Letting somebody do what ends the letters: `with the mails you can stop now`. */
const may = `
  (can|may|kan|kann|konnt|konnen|durft|durfen|mag|mogen|kunt|kunnen|far|pouvez|peux|puede|pueden|podeis|podes)
  (puoi|potete|pode|podem|voitte|voi|mozecie|moga|mozna|ma|skal|need to|must|should|skal|ska|maste|sollen|soll)`;

const never = "(nej|nei|nein|nee|non|no|nie|nao|ei|ne)";

/** `Not one more`, without a verb. */
const single = `
  (ni|ani|nem|nemmeno|neanche|neppure|not|inte|nicht|niet|ikke|plus|pas|jamais|no|nie) (en|ett|et|a|one|single|ein|einzige*|een|enkele|enkel|un|una|uma|seul*|solo|sola|so|jednego|jednej|eneste|enda)
  (ni|ani|nem|not|plus) (un|una|uma|a|one|ett|jednego|jednej) (seul*|solo|sola|so|single|enda)`;

const needless = `
  (no need to|inutile de|unnotig|brauch* ~3 nicht|onodigt att|no hace falta|no es necesario|non serve|non occorre|niet nodig|hoeft ~2 niet|hoef* ~2 niet|ikke nodvendig*|behover ikke|trenger ikke|behover inte|nie trzeba|nie musicie|nao e preciso|nao precisam|ei tarvitse)`;

const welcome = `
  (welcome|wanted|valkom*|onskad*|willkommen|erwunscht|gewunscht|bienven*|souhaite*|benvenut*|gradit*|welkom|gewenst|velkom*|onsket|tervetul*|toivottu*|mile widzian*|chcian*|bem vind*|desejad*|desead*)`;

const rather =
  "(rather|prefer|prefere|helst|lieber|prefer*|prefier*|wolalbym|wolalabym|wole|liever|heller|helst|mieluummin)";

const receiving = `
  (get|receive|getting|receiving|fa|ha|bekomm*|erhalt*|krieg*|recevoir|avoir|recibir*|tener|ricever*|avere|ontvangen|krijgen|hebben|modtage|motta|receber|ter|saada|ottaa|dostawac|otrzymywac)`;

const link =
  "(links?|button|lank|lanken|knapp|knappen|lien|liens|bouton|enlace|enlaces|boton|bottone|knop|knap|knappen|lenke|lenken|linkki*|nappi|odnosnik*|przycisk|botao)";

/** The way out in one word, as languages that compound write it. */
const leaveLink = `
  (avregistreringslank*|avprenumerationslank*|abmeldelink*|abmeldungslink*|austragelink*|abmeldebutton|abmeldeknopf|afmeldlink*|uitschrijflink*|afmeldknop|afmeldingslink*|afmeldlink*|frameldingslink*|avmeldingslenk*|avmeldingslink*|peruutuslink*|linkkinne)`;

/** What a way out is called that does not lead out. */
const useless =
  "(joke|broken|dead|useless|nothing|skamt|trasig*|dod|witz|kaputt|tot|nichts|blague|casse|rien|mort|burla|broma|nada|roto|scherzo|presa in giro|niente|nulla|rotto|grap|kapot|niks|niets|til grin|virker ikke|ingenting|odelagt|vits|vitsi|rikki|mitaan|kpina|zepsut*|nic|anedota|piada|avariad*)";

/** The writer's address, which stands on a list. */
const myAddress = `
  ((min|mein|meine|mon|mi|il mio|mijn|my|moj|o meu) (adress*|adresse|address|direccion|indirizzo|adres|endereco|email|mail|correo|mejl*|mejladress)|osoitteeni|adressen min)`;

/** `Want` and `need` in every language: a newsletter not wanted. */
const willing = `
  (want|need|vill|behover|mochte|will|brauche|veux|souhaite|quiero|deseo|voglio|desidero|wil|hoef|wens|vil|onsker|trenger|halua|tarvitse|chce|potrzebuje|quero|preciso)`;

/** `Mine`, after somebody else's was named. */
const ours = `
  (mine|meine|meins|meinen|la mienne|le mien|mit|mitt|min|die van mij|de mijne|la mia|il mio|la mia|el mio|a minha|o meu|moj|moja|moje|minun|omani)`;

/** A negation and an ending with a few words between; whether it is one is looked at where it is found. */
const farNegated = "{not} (?:(?!(?:{list}|{letter}|{more}) )[^ ,]+ ){0,4}({quit}|{leave})";

const address = `
  (adress*|adresse*|adres|adresu|address|direccion|indirizzo|osoit*|endereco|morada|sahkoposti*)`;

/** The writer in the languages that say `not` last. */
const mine = `
  (mein|meine|meinen|mich|mijn|mij|me|mitt|min|mina|mine|mit|mig|mej|meg|uns|ons|oss|os|my|das|den|det|het)`;

/** Negations of any ending. */
const negated = `
  {not} {quit}
  ^{quit} {not}
  ^{quit} {mine} ~3 {not}$
  ^{quit} {mine} ~3 {not} ,
  {not} {meant} ~4 ({quit}|{leave})
  {not} (me|mig|mich|moi|m|mi|mij|minua|minut|mnie|nos|nous|oss|uns|meg) ({quit}|{leave})
  {not} ~2 (dass|att|at|dat|que|che|etta|zeby|zebyscie) ~5 (loppuu|loppuisi|finisca|skonczyl|skonczy|aufhort|stopper|stopt|acabe|pare|cancele|slutter|upphor|slutar)
  (don t|do not|dont) want ~5 to (stop|end|be cancelled|be stopped)
  {not} ~4 (deletion|erasure|removal|suppression|effacement|eliminacion|supresion|verwijdering|sletning|sletting|radering|loschung|cancellazione|eliminazione|poistamista|poistoa|usuniecia|eliminacao|exclusao|remocao) (?:[^ ,]+ ){0,1}({mine}|de mon|de mi|del mio|van mijn|av min|meines|tilini|mojego|da minha|of my)
  {not} {meant} ~1 {off}
  {not} ~1 {off} ~3 {meant}
  (avoid|undvika|vermeiden|eviter|evitar|evitare|voorkomen|undga|unnga|valttaa|uniknac) ~5 ({leave}|{quit})
  (lat bli att|lad vare med at|lad vare at|la vare a|la vaere a|refrain from|loin de moi ~3|ni hablar de|nem pensar em|geen denken ~3) ~2 ({quit}|{leave})
  {not} ~2 (dass|att|at|dat|que|che|etta|zeby|zebyscie|you to) ~6 ({quit}|{leave})`;

/** `If I leave, …?` in the languages that say who, and in those that say it in the verb. */
const hypothetical = `
  (if i|om jag|wenn ich|falls ich|si je|si j|als ik|hvis jeg|om jeg|dersom jeg|si me|se mi|se me) ~4 ({quit}|{leave})
  (si|se|jesli|jezeli|jos) ~1 ({quit}|{leave}) ~1 ({letter}|{list})
  (si|se|jesli|jezeli|jos) (resilie|cancelo|annullo|cancelar|anuluje|perun|perunkin) ~2 ({letter}|{list})`;

/** Taking a leave-taking back, or saying that it was none. */
const stay = `
  {undo} ~3 (avregistrering*|avanmal*|avmelding*|afmelding*|frameld*|abmeldung|desinscription|desabonnement|baja|disiscrizione|cancellazione|uitschrijving|peruutu*|wypisani*|cancelamento)
  (cancel|undo|take back|withdraw|ignore|revert) my (unsub*|opt out)
  (curiosity|nyfikenhet|neugier|neugierde|curiosite|curiosidad|curiosita|nieuwsgierigheid|nysgerrighed|nysgjerrighet|uteliaisuut*|ciekawosci|curiosidade)
  (finger weg|hands off|ror inte|ror ikke|blijf van|leave my subscription)
  lasst das abmelden`;
const undo = `
  (annull*|annul*|kanseller*|cofnij*|cofam|wycof*|storn*|anul*|retire|retiro|ritiro|trekker|trakker|traekker|drar|tar|ziehe|nehme|trek|perukaa|peruuttakaa|angra|angre|fortryd)`;

/** The writer and somebody else together are the writer. */
const together =
  "(?! (?:and|och|und|et|y|e|en|og|ja|i) (?:i|jag|ich|moi|yo|io|ik|jeg|mina|ja|eu) )";

/** What somebody else says or wants, to the end of the clause. */
const told = `(?:[^ ,]+ )?({person}|{others})${together} ~4 {says}(?: [^ ,]+){0,25}`;

/** A denial of asking or wanting, and an ending it is about; German parts the two by a comma. */
const denied = `
  {denied} ~8 ({quit}|{leave}|{off})
  {denied} ~3 , ~6 (abzu*|auszu*|herauszu*|zu (losch*|streich*|entfern*|beend*|kundig*|stopp*|nehmen)|abmeld*|abbestell*|austrag*)`;

/** `Nearly ended it`, in either order. */
const almost = `
  {almost} ~8 ({quit}|{leave}|{letter})
  ({quit}|{leave}) ~3 {almost}`;

/** `I don't want to miss it`. */
const lose = "({not}|{neg}) ~5 {lose}";

const back = `
  {back} ~6 ({letter}|{list}|{leave})
  ({letter}|{list}|{leave}|{past}) ~6 {back}
  {past} , ~8 {back}
  {past} ~5 , ~8 {back}`;

const ponder = "^{ponder}";

/** What the pieces of every language come to. */
export const general = {
  loose,
  ensured,
  farNegated,
  told,
  denied,
  almost,
  lose,
  back,
  ponder,
} as const;

/** What every language's own patterns are joined by. */
export const joined = { negated, hypothetical, stay } as const;

/** Lists patterns may name in braces, whatever the language. */
export const sharedLists = {
  mine,
  address,
  off,
  undo,
  willing,
  myAddress,
  self,
  ours,
  may,
  never,
  single,
  needless,
  welcome,
  rather,
  receiving,
  link,
  leaveLink,
  useless,
} as const;
