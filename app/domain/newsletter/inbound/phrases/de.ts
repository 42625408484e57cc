import { deDoubts } from "./de-doubts.ts";
import { deRights } from "./de-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in German, and what only looks like it. */
export const de: Phrases = {
  language: "de",
  hasDigraphs: true,
  frequent: `wird runter los ich und die der das ist nicht sie mich mir mein meine meinen bitte keine kein von zu den dem
    ein eine einen auf mit fur aus bin habe haben wie was warum wann noch mehr ihr euch eure euren ihre
    ihren ihnen will mochte hallo danke newsletter mails werbung schicken aufhoren loschen nie dass es
    wurde bei dieser diesem vom werden kann im wo du`,
  filler: `
    ((hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend|gruss gott|liebes|sehr geehrte)( zusammen| team| leute| damen und herren)?)
    (damen und herren|sehr geehrtes team)
    ((bitte|danke|vielen dank|dankeschon|besten dank|herzlichen dank|danke schon)( im voraus| schon mal| vorab)?)
    (sofort|umgehend|unverzuglich|endlich|ab sofort|jetzt|einfach|mal|doch|schnellstmoglich|schleunigst|dringend|hiermit|gerne|gern|ganz|auch|gefalligst|augenblicklich|heute|ja|eben|halt|wirklich|echt|langsam)
    (verdammt*|scheiss*|blod*|bloden|nervig*|lastig*|dammlich*)
    (mit freundlichen grussen|mfg|lg|vg)`,
  list: `
    (?!bestell|versand|liefer|bestatig|rechnung|sendung)[a-z]*(mails?|newsletter|aktionen)
    (newsletter*|news letter*|rundbrief*|rundschreiben*|e?mails?|mailing*|emailing*|werbe*)
    (werbung*|reklame*|verteiler*|(mail|email|versand|adress|empfanger|abonnenten)liste*|liste)
    (spam*|angebot*|nachrichten|zusendung*|infomails?|post|mull|(werbe)?kram|zeug(s)?)
    (informationen|infos|sms|benachrichtigung*|abo|abonnement|schrott|gutscheinmails?)
    (kontaktaufnahme*|newslettern)`,
  leave: `
    (abmeld*|abgemeldet*|meld* ~4 ab|abbestell*|bestell* ~4 ab|austrag*|ausgetragen)
    (trag* ~4 aus|abzumelden|auszutragen|abzubestellen|unsubscribe*|deabonn*|entabonn*)
    (abonnier* ~4 ab|(newsletter|mail|email)abmeldung|kundig* ~3 (newsletter*|abo|abonnement))
    ((newsletter*|abo|abonnement) ~3 kundig*)`,
  spelling: {
    right:
      "rundbrief rundschreiben anmeldung abmelden newsletters mochte werbemails beenden kundigen schreiben abonnement mails werbung verteiler nehmt streichen schicken abmelden abmeldung abbestellen austragen newsletter unsubscribe abgemeldet loschen abzumelden",
    lookAlikes:
      "anmelden anmeldung bestellen eintragen angemeldet auftragen ausfragen aufgetragen anzumelden ummelden",
  },
  other: `
    (liefer*|bestellung*|bestellt*|bestellnummer*|lieferung*|paket*|sendung*|retoure*)
    (rucksendung*|rechnung*|zahlung*|app|kundenkonto|gutschein*|rabattcode*|schuhe|jacke|kleid)
    (kaffee*|artikel|produkt*)`,
  quit: `
    (abstand|unterlassen|lehne|widersprech*|widerspruch|schluss|genug)
    (reicht|aufhor*|aufhort|hort|heraus|herausnehmen|aufhoren|aufzuhoren)
    (verzicht*|untersag*|ablehn*|streicht|streichen|verbitte|opt out|optout|unsubscribe)
    (stopp*|beend*|einstell*|einzustellen|kundig*|losch*|streich*|entfern*|verschon*)
    (unterlass*|abstell*|abschalt*|abbrech*|abbestell*|abzubestellen|storn*|ausgetragen)
    (gestrichen|rausnehm*|rausgenommen|runternehm*|herausnehm*|rauswerfen|beenden|raus)
    (schluss mit|weg mit|stell* ~4 ein|nehmt ~4 raus|(nehm*|nimm|hol*|schmeiss*|werf*) mich)
    (los (werden|sein)|befrei* mich)`,
  letter: `
    (kampagne*|zusendung*)
    (rundschreiben|brief|briefe|werbesendung*|post|zusendung*|rundbriefe|newslettern)
    (newsletter*|werbung|werbemail*|werbepost*|rundbrief*|rundmail*|verteiler*)
    (mailingliste*|mailverteiler*|newsletterabo*|mailing*|spam*|reklame*|werbe*|abo)
    (abonnement|infopost|infomail*|werbezwecke*)`,
  more: `(mehr|weitere|weiteren|weiter|wieder|kunftig|langer)`,
  person: `
    (nachbar*|kolleg*|schwester*|mutter*|schwieger*)
    (frau|mann|freund|freundin|mutter|vater|tochter|sohn|schwester|bruder|kollege)
    (kollegin|chef|chefin|nachbar|nachbarin|partner|oma|opa|mitbewohner*)`,
  wanting: `(ich will|ich mochte|ich wunsche|ich bitte|ich verlange|mich|ich fordere|mochte ich|will ich|mir)`,
  not: `(auf keinen fall|keineswegs|unter keinen umstanden|auf gar keinen fall|nicht|nie|niemals|keinesfalls)`,
  meant: `(gewollt|gebeten|vorgehabt|gemeint|wollte|verlangt|beabsichtigt|veranlasst)`,
  permit: `(erlaubnis|genehmigung|einwilligung|zustimmung|einverstanden|berechtigt|erlaubt|recht|einverstandnis)`,
  ensure: `(sorgt|sorgen|sorge|stellt sicher|stellen sie sicher|sicherstellen|dafur)`,
  no: `(kein|keine|keinen|keinerlei|nix)`,
  generic: `(abbestell*|bestell*|abzubestell*|kundig*)`,
  lists: {
    neg: `
      nicht
      keine?
      keinen
      keinerlei
      nie
      niemals
      nichts
      nimmer`,
    want: `(will|mochte|wunsche|wollen|mochten|wunschen|brauche|wollte|mag|hatte|habe|lege|bin)`,
    send: `(schick*|send*|zusend*|zuschick*|zukommen|mail*|email*|schreib*|belastig*|kontaktier*|anschreib*|bombardier*|zuspam*|spam*|nerv*|zumull*|uberhauf*|zumail*|verschon*)`,
  },
  ask: `
    (halt*|lass*) mich (aus|raus|heraus|aussen)( vor| ~3 raus)?
    (euch|sie|diese ~2|die ~2|das) (endlich )?los$
    (werde|wird|werden) ~4 los
    noch (eine|ne|1) (e?mail|nachricht|newsletter) ~1 (ich|dann|und)
    weg damit
    (mochte|will|wunsche) ~2 (gestrichen|ausgetragen|geloscht|abgemeldet|entfernt|rausgenommen) ~1 werden
    (schreib*|mail*|schick*|send*) (sie |ihr )?(mir|mich|uns) (nie|nichts|keine)
    streich* (sie )?(mich|uns)
    ohne (eure|ihre|weitere) {list}
    spammt mich
    es reicht (mit|langsam|jetzt)
    (zu unterlassen|einzustellen)
    komme ich ~5 (runter|raus|weg|weg von)
    hort ~2 auf ~4 (mailen|schreiben|senden|schicken|damit)
    {letter} ~6 (will|mochte|brauche|wunsche) ich nicht
    keine {list} (mehr|merh)
    meine? (konnt|kann|konnen|konnten) (ihr|sie|man) ~1 (einstellen|stoppen|beenden|weglassen)
    ^(opt out|optout|unsubscribe|unsub)
    lasst mich ~4 in ruhe
    lassen sie mich ~4 in ruhe
    ^{no} ~1 {letter}$
    {letter} (nein|nein danke|nee|ne)
    (nix|nichts|nie) mehr ~1 (schicken|senden|schreiben|mailen|schickt)
    (nehmt|nemt|nehmen|nimm) (sie )?mich (aus|raus|runter|vom)
    (will|mochte|brauche) ~3 {letter} (nicht|nimmer)
    (lehne|lehnen) ~5 {letter} ~4 ab
    (melden|meldet|meldn) ~3 (email|mail|adresse) ~6 ab
    von ~4 (abmelden|austragen|streichen)
    (abmelden|abmeldung|austragen)$
    (hort|hor|horen) ~2 auf
    ^(abmelden|abbestellen)
    bin ~2 nicht (mehr )?interessiert
    meine? (konnt|konnen) ~2 einstellen
    ^(abmelden|abmeldung|abbestellen|abbestellung|austragen|unsubscribe|austragung|kundigen|kundigung)( (newsletter*|vom newsletter|{list}|mich))?$
    ^(abmeldung|austragung|abbestellung|kundigung) (vom|von|des|der|aus|fur|meiner|@|newsletter*)
    ^(abmelden|abbestellen|austragen)
    (meld*|trag*|nehm*|nimm|streich*|losch*|entfern*|schmeiss*|werf*|wirf|hol*|lass*|tu*) (sie |ihr |du )?(mich|uns|meine ~3|diese ~2|@) ~6 (ab|aus|raus|heraus|runter|weg)
    (meld*|trag*|nehm*|nimm|streich*|losch*|entfern*|schmeiss*|werf*|hol*|kick*) (sie |ihr |du )?(mich|uns|meine ~3|diese ~2|@) ~3 (vom|von|aus|von der|aus der) ~4 {list}
    (bestell*|meld*) (sie |ihr |du |ich )?(mir |fur mich )?(den|diesen|euren|ihren|das|dieses|alle|hiermit|jegliche) ~4 ab
    (mich|uns|meine ~3|diese adresse|@) ~6 (abmelden|abzumelden|abmeldet|austragen|auszutragen|austragt|abgemeldet|ausgetragen|abbestellen|streichen|entfernen|rausnehmen|runternehmen|herausnehmen)
    {want} ~6 (abmeld*|abbestell*|austrag*|abzumeld*|kundig*|abgemeldet|ausgetragen|abzubestell*|loswerden|unsubscribe*|raus|weg|verlassen)
    (wie|wo) ~6 (abmeld*|abbestell*|austrag*|loswerden|los|raus|abgemeldet|kundig*|unsubscribe*|ab|aus)
    (kann|konnen|konnt|konnten|konntet|konntest|konnte|kannst|wurden|wurdet) ~6 (abmeld*|abbestell*|austrag*|kundig*|rausnehmen|runternehmen|unsubscribe*|entfernen|streichen) 
    (bitte um|wunsche|erbitte|fordere|verlange|beantrage|um) ~3 (abmeldung|austragung|abbestellung|streichung|entfernung aus)
    (abmeldung|austragung|abbestellung) ~3 (newsletter*|{list})
    (newsletter*|{list}) ~2 (abmeld*|abbestell*|abzubestell*|austrag*|kundig*|stoppen|beenden|einstellen|stornieren|abgemeldet|stoppt|stop|weg|loschen)
    (versuch*|schaff*|geht) ~6 (abzumeld*|abzubestell*|auszutrag*|abmeld*|abbestell*|austrag*)
    (raus|runter|weg|streichung|entfernung|heraus) (aus|von|vom) ~4 {list}
    (aus|von|vom) ~3 ({list}) ~3 (raus|runter|entfern*|streich*|losch*|nehm*|weg|genommen|gestrichen|geloscht|austragen|gestrichen)
    (hor*|stopp*|unterlass*|unterlasst|beend*|stell*|lass*|schluss|genug|aufhoren|einstellen|basta|stop|aus) (sie |ihr |du |endlich )?(es |mit |das |dem |den |der |die |eure |ihre |diese |diesen |dieses |auf )(auf |bitte )?(~4 )?({list}|{send}|auf|ein|sein)
    (hor*|stopp*|unterlass*|beend*|aufhoren|stop|einstellen) ~4 ({list}|{send}|zu schicken|zu senden|mir zu|mich zu)
    (unterlass*|stopp*|beend*|einstell*) ~4 ({list}|{send})
    stell* ~5 ({list}|zusendung|versand) ~3 ein
    (lasst|lassen|lass) ~3 (mich|uns) ~2 (in ruhe|zufrieden|in frieden)
    (hort|hor|horen) ~2 auf
    ^(stopp|stop|schluss|aufhoren|aufhoeren|aus)$
    ({neg}) (weitere|weiteren|mehr|solche|diese|irgendwelche|eure|ihre|noch mehr) ~2 ({list})
    (will|mochte|wunsche|wollen|mochten|wunschen|brauche|wollte|lege|habe kein|bin|habe) ~6 ({neg}) ~5 ({list}|von euch|von ihnen|erhalten|bekommen|bekomme|kriegen|empfangen|interesse|angeschrieben|kontaktiert|interessiert|haben|horen|zugeschickt|belastigt|zugespamt|erhalte) 
    ({neg}) ~3 {list} ~4 (mehr|erhalten|bekommen|haben|wunsche|will|mochte|gewunscht|erwunscht|kriegen|empfangen|zusenden|zuschicken|schicken|senden|schickt|sendet|zukommen)
    {list} ~3 ({neg}) ~3 (mehr|erhalten|bekommen|haben|erwunscht|gewunscht|lesen)
    (schick*|send*|mail*|schreib*|kontaktier*|spam*|belastig*) (sie |ihr |du )?(mir|mich|uns) ~3 ({neg}) ~3 ({list}|mehr|weiter*)
    (schick*|send*) (sie |ihr )?(mir|uns) ({neg}) ~3 {list}
    ({neg}) ~2 (mehr )?(anschreiben|belastigen|kontaktieren|zuspammen|schicken|schreiben|zusenden|zuschicken|zumailen|zumullen)
    (nicht|kein|keinerlei|null) ~2 (interess*|bock|lust) ~3 ({list}|mehr|daran)?
    (keine|kein) (newsletter|werbung|mails|emails|werbemails|spam|reklame)( mehr)?$
    ^(keine|nie wieder|nichts) (mails|emails|werbung|mehr|newsletter)
    (nie wieder|nichts mehr) ~4 (horen|bekommen|von euch|von ihnen|{list}|schreiben|kontaktieren)
    (habe|hab) ~3 (genug|satt|keine lust|die nase voll|die schnauze voll) ~5 
    (genug|nervt|nerven|nervig|satt) ~5 {list}
    {list} ~3 (nervt|nerven|nerft|mussen aufhoren|muss aufhoren|reicht|reichen)
    (widerruf*|wiederruf*|ziehe) ~6 (einwilligung*|zustimmung*|zuruck|werbe*)
    (widersprech*|wiederspreche*|widerspruch) ~8 (werbe*|werbung*|direktwerbung|{list}|direktmarketing|zusendung*)
    (verzicht*) ~4 {list}
    (abmelde|abbestell|unsubscribe|austragungs)(link|button|knopf|funktion|seite) ~4 (nicht|kaputt|defekt|tot|fehler)
    (abmeldung|abmelden|abbestellen|abbestellung) ~3 (funktioniert|geht|klappt) ~2 nicht
    vergesst meine (mail|email|adresse|mailadresse)`,
  still: `
    (immer noch|noch immer|trotzdem|trotz|weiterhin|dennoch|standig|dauernd) ~6 {list}
    {list} ~4 (immer noch|trotzdem|weiterhin|obwohl)
    (schon|bereits) ~4 (abgemeldet|abbestellt|ausgetragen|gebeten|gekundigt|widersprochen)
    (mehrfach|mehrmals|mal|tausendmal|dreimal|zweimal) ~3 (abgemeldet|abbestellt|ausgetragen|gebeten|abzumelden)
    (abgemeldet|abbestellt) ~4 (trotzdem|immer noch|weiter|weiterhin|aber)`,
  short: `
    (stopp|stop|schluss|aufhoren|abmelden|abbestellen|austragen|abmeldung|raus|weg|loschen|kundigen|kundigung|basta|genug|ende|streichen|unsubscribe|abo beenden)( mich| jetzt| damit| danke)?
    (nein|nein danke|kein interesse|kein interesse mehr|nicht mehr|nichts mehr|keine mehr|nie wieder)
    mich (loschen|streichen|abmelden|austragen)
    lasst mich in ruhe
    es reicht
    reicht jetzt`,
  negated: `
    (nicht|nie|niemals|keinesfalls|ohne|statt) ~2 (abmeld*|abgemeldet|abzumelden|austrag*|abbestell*|auszutragen|abzubestellen|ausgetragen)
    (meld*|trag*|nehm*|streich*|bestell*|losch*) ~4 (nicht|keinesfalls|auf keinen fall|nie) ~4 (ab|aus|raus)
    (will|mochte|wollte) (mich |den newsletter |ihn )?(gar |doch |ja )?(nicht|nie) ~3 (abmeld*|abbestell*|austrag*|kundigen|abgemeldet|loswerden)
    (will|mochte|wollte) nicht dass ~6 (abmeld*|abgemeldet|austrag*|streich*|abbestellt)
    (habe|hab|hatte) (mich |den newsletter )?(nie|nicht|niemals|gar nicht) ~2 (abgemeldet|abbestellt|ausgetragen)
    kein* ~3 (abmeldung|abbestellung|kundigung) 
    (nicht|keinesfalls) ~5 (verpassen|missen|verzichten)
    (auf keinen fall|keineswegs) ~4 (abmeld*|abbestell*|austrag*|verpassen)`,
  stay: `
    (fehlt mir|fehlen mir|vermisse|vergesst meine letzte|doch bleiben)
    (im gegenteil|ganz im gegenteil|nehmt mich ~2 wieder|wieder auf|ruckgangig|drinbleib*|dabei bleiben|dabeibleib*|drin bleib*)
    (will|mochte|wurde|gerne) ~6 (behalten|weiter|weiterhin|weiterlesen|bleiben|weiterbekommen|wieder)
    (weiterhin|weiter) ~4 (bekommen|erhalten|schicken|senden|abonniert|beziehen|lesen|zuschicken|haben)
    (lese|liebe|mag|schatze|freue|finde|gefallt|gefallen) ~6 (newsletter*|mails|rundbrief|angebote|emails)
    (newsletter*|mails|rundbrief|emails) ~4 (toll|super|gut|gerne|gefallt|gefallen|klasse|schon|behalten|gefallen)
    (meld*|trag*) ~4 (wieder an|an|ein|wieder ein)
    (anmelden|eintragen|abonnieren|anzumelden|angemeldet bleiben)
    (neu|wieder) ~2 (anmelden|angemeldet|abonnieren|eintragen|aufnehmen)`,
  why: `
    ^wer ~8 ({leave}|{quit})
    (abgemeldet|ausgetragen|gestrichen) (bin|wurde|worden)
    (habt|haben) (ihr|sie) ~5 (aufgehort|eingestellt|beendet)
    (warum|wieso|weshalb) ~5 (abgemeldet|ausgetragen|abbestellt|geloscht|keinen|keine|nicht mehr|gestrichen)
    (wurde|wurden|werde|bin|sei) (ich|wir|mein ~2|versehentlich|irgendwie|wohl|offenbar) ~5 (abgemeldet|ausgetragen|abbestellt|gestrichen)
    (ich|wir|meine ~2) (wurde|wurden|bin|sei|war) ~4 (abgemeldet|ausgetragen|gestrichen)
    (versehentlich|aus versehen|irrtumlich|ausversehen|unabsichtlich) ~4 (abgemeldet|ausgetragen|abbestellt|abmeld*|geklickt)
    (bekomme|erhalte|kriege|kommt|kommen|bekommen|erhalten) (ich |wir |mehr |leider |seit )*(seit ~3 )?(keinen|keine|nicht|nichts) ~3 ({list}|mehr)
    (keine|keinen) ~2 {list} (bekommen|erhalten|gekommen|angekommen)
    (newsletter*|mails?|emails?) ~3 (kommt|kommen|erhalten|bekommen) ~2 (nicht|keine)
    was (bedeutet|heisst)
    danke fur ~2 abmeld*`,
  hypothetical: `
    (wenn|falls|bevor|sobald|sollte) (ich|wir|man) ~5 (abmeld*|abbestell*|austrag*|abgemeldet|kundig*)
    (uberlege|denke|uberleg|erwage) ~5 (abzumeld*|abzubestell*|abmeld*|kundigen|austragen)
    (sonst|ansonsten|andernfalls) ~2 (melde|bestelle|werde) ~5 (ab|abmelden|abbestellen)
    werde ~2 mich (wohl|dann|sonst) ~3 abmelden`,
  reported: `
    (frau|mann|freund|freundin|mutter|vater|tochter|sohn|schwester|bruder|kollege|kollegin|chef|chefin|kunde|kundin|kunden|nachbar|nachbarin|jemand|leute|viele|er|sie|partner|oma|opa|mitbewohner*) (will|mochte|sagt|sagte|meinte|hat|wollte|fragt|fragte|schrieb|schreibt|wunscht|wollen|versucht|beschwert*|bat) ~8 (abmeld*|abgemeldet|abbestell*|austrag*|newsletter*|abzumeld*|kundig*|mails)
    (meld*|trag*) (meine|meinen|ihn|sie) (frau|mann|mutter|vater|kollegin|kollegen|freundin|freund|tochter|sohn) ~4 (ab|aus)
    (steht|stand|heisst|hiess) ~3 (abmeld*|abbestell*|unsubscribe)
    (riet|empfahl|sagte mir) ~5 (abmeld*|abzumeld*|abbestell*)`,
  elsewhere: `
    (app|account|konto|kundenkonto|onlinekonto|webseite|website|shop|geraten|gerat|handy|kurs|warteliste|push*|event|workshop|seminar) ~4 (abmeld*|abgemeldet|auslogg*|kundig*|austrag*|abzumelden)
    (abmeld*|abgemeldet|kundig*|abbestell*|austrag*|meld*|abzumelden) ~5 (app|account|konto|kundenkonto|kurs|warteliste|push*|event|workshop|bestellung*|kaffee*|lieferung*|paket*|mitgliedschaft*|veranstaltung*)
    (storn*|kundig*|stopp*|abbestell*|beend*) ~5 (bestellung*|lieferung*|auftrag*|paket*|kaffeeabo*|kaffee*|ratenzahlung*|mitgliedschaft*|kauf*|retoure*|sendung)
    (bestellung*|lieferung*|auftrag*|kaffeeabo|paket*|mitgliedschaft*|lieferabo) ~5 (storn*|kundig*|stopp*|abbestell*|abbrechen|anhalten|pausieren)
    (schick*|send*) ~4 (paket*|grosse*|schuhe|jacke|artikel|ware|ersatz|rechnung|retoure*|falsche*|blaue|rote|schwarze|kleid|hose)
    (losch*|entfern*|streich*|nehm*) ~4 (artikel|warenkorb|bestellung*|position|produkt*|adresse aus der bestellung)
    (bestell|versand|liefer|sendungs)(bestatigung*|mail*|email*|benachrichtigung*|verfolgung*)`,
  ...deDoubts,
  ...deRights,
};
