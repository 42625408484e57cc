import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in German, and what machines write. */
export const deRights: RightsPhrases = {
  footer: `
    (unser|unsere|unseren|unserem|unseres|unserer) ~1 {letter}
    (wenn|falls|sollten|mochten|mochtest|wollen|willst|wollt|wunschen) (sie|du|ihr) ~10 (abmeld*|abbestell*|austrag*|mehr|nicht|klick*|abonnier*|keinen|keine)
    (klick*|tippe*) (sie |du )?~2 (hier|auf|unten|diesen)
    (sie|du|ihr) (erhalten|erhaltst|bekommen|bekommst|haben|hast|konnen|kannst|konnt|sind|bist) ~10 (weil|da|abmeld*|abbestell*|angemeldet|jederzeit|eingetragen|registriert|abonniert)
    (diese|dieser|dies|diesen) (e?mail|nachricht|mail) (wurde|geht|ist|wird|richtet)
    (hier|jederzeit|jeder zeit|jeweils) (abmeld*|abbestell*|austrag*)
    (abmeld*|abbestell*|austrag*|newsletter abbestellen) (hier|jederzeit|impressum|einstellungen|datenschutz|https|profil|im browser)
    (einstellungen|profil|praferenzen) (verwalten|andern|bearbeiten|aktualisieren)
    im browser (ansehen|anzeigen|offnen|lesen)
    (im |in ihrem |in deinem )browser ~3 (ansehen|anzeigen|offnen|lesen)
    (vertraulich*|bestimmungsgemass*|nicht der richtige adressat|irrtumlich erhalten)`,
  erasure: `
    (daten|konto|angaben|karten) ~6 (verschwind*|weg|vernichte*|entfernt)
    (nicht|nichts) ~5 (datenbank|system|kartei) ~2 (stehen|sein|bleiben)
    (kundenkonto|mitgliedskonto|mitgliedschaft|profil|konto) ~4 (loschen|auflosen|schliessen|geloscht|entfernen)
    (losch*|entfern*|vernicht*|tilg*|beseitig*|zu loschen|geloscht) ~8 (daten|konto|kundenkonto|account|profil|alles|informationen|angaben|personenbezogen*|kundendaten|datensatz*|system*|datenbank*|kundenprofil|kundenprofil|benutzerkonto|gespeichert*)
    (daten|konto|kundenkonto|account|profil|alles|informationen|angaben|kundendaten|datensatz*|benutzerkonto|personenbezogene*) ~8 (losch*|geloscht|entfernt|vernichtet|zu loschen|entfernen|vernichten|verschwinden|weg)
    (losch*) (sie |ihr )?(mich|uns) (komplett|vollstandig|aus|uberall|restlos|ganz|bei euch|bei ihnen)
    (datenloschung|kontoloschung|loschantrag|loschbegehren|loschung ~5)
    recht auf (loschung|vergessen*|vergessenwerden)
    (vergessen werden|vergesst mich|vergessenwerden)
    (art|artikel|art 17|gemass art) 17
    (konto|account|kundenkonto) ~4 (schliessen|auflosen|kundigen) ~6 (daten|loschen|alles|komplett)
    (sollen|sollt|durfen|durft|mochte nicht dass|will nicht dass) ~5 (nichts|keine daten|keine|daten) ~5 (gespeichert|speichern|haben|behalten|von mir)
    (nichts|keine daten) ~4 (uber mich|von mir) ~3 (gespeichert|speichern|haben|behalten|bleibt|ubrig)`,
  access: `
    (stehe|steht|bin|finde) ich ~4 (kartei|datenbank|system|register|datei)
    (wie|wo) ~5 (auskunft|meine daten|daten anfordern|datenkopie)
    recht (zu erfahren|auf auskunft|zu wissen)
    (exportier*|ubertrag*|umzieh*|mitnehm*|herausgeb*) ~5 (daten|sie|angaben)
    datenubertragbarkeit
    datenportabilitat
    maschinenlesbar*
    (notizen|vermerke|akte|eintrage) ~6 (uber mich|zu mir)
    (daten) ~4 (exportier*|ubertrag*|mitnehmen|kopie|einsehen|export)
    (welche|was|alle|samtliche|woher|wofur|wozu) ~8 (gespeichert|speichern|speichert|habt|haben|wisst|wissen|gesammelt|sammelt|verarbeit*|vorliegen|liegen|erhoben)
    (welche) ~3 (daten|informationen|angaben)
    was ~3 (ihr|sie) ~4 (uber|von) (mich|mir) ~3 (habt|wisst|haben|wissen|gespeichert|speichert)
    (auskunft|datenauskunft|selbstauskunft|auskunftsersuchen|auskunftsanspruch|auskunftsrecht)
    (kopie|ausdruck|auszug|ubersicht|aufstellung|liste|export) ~5 (daten|informationen|gespeichert*|personenbezogen*)
    (daten) ~4 (einsehen|anfordern|zusenden|exportieren|herausgeben|zur verfugung|bekommen|kopie|sehen|zuschicken)
    (art|artikel) 15
    woher (habt|haben|kennt|stammt|hast) ~4 (meine|mein|ihr|sie)
    (an wen|wem|wer) ~5 (weitergegeben|weitergebt|verkauft|daten|weitergeben)
    einsicht in ~3 daten
    recht auf auskunft`,
  rectification: `
    (ander*|korrigier*|berichtig*|aktualisier*|bericht*|anpassen|umandern|aktualisiert|geandert|umtragen|umschreiben|tausch*) ~5 (name*|nachname*|vorname*|adresse|anschrift|mailadresse|emailadresse|email|telefonnummer|handynummer|nummer|geburtsdatum|daten|schreibweise|anrede|geburtstag|kundendaten|postleitzahl)
    (name*|nachname*|vorname*|adresse|anschrift|mailadresse|emailadresse|email|telefonnummer|handynummer|nummer|geburtsdatum|daten|anrede|geburtstag|postleitzahl|mail) ~8 (falsch*|andern|geandert|korrigier*|berichtig*|aktualisier*|veraltet|nicht mehr aktuell|stimmt nicht|nicht korrekt|anpassen|umandern|verschrieben|stimmen nicht|alte|hinterlegt)
    (falsch*|veraltet*|alter|alte) (name*|nachname*|vorname*|mailadresse|emailadresse|telefonnummer|geburtsdatum|daten|anrede|handynummer|geburtsname|schreibweise)
    (umgezogen|geheiratet|geschieden|neue (mailadresse|emailadresse|telefonnummer|handynummer|nummer|email|anschrift|adresse)|neuen (nachnamen|namen)|heisse jetzt|namen gewechselt)
    (art|artikel) 16
    berichtigung`,
  complaint: `
    (beschwerde|beschwerden) ~ (daten*|dsgvo|datenschutz*|einwilligung*|personlich*|behorde*|werbung*|weitergabe|newsletter*|mails|gesetz*|recht*|aufsicht*)
    (daten*|dsgvo|datenschutz*|einwilligung*|personlich*|behorde*|werbung*|weitergabe|newsletter*|mails|gesetz*|recht*|aufsicht*) ~ (beschwerde|beschwerden)
    beschwer* (mich|uns|ich mich) ~8 (daten*|dsgvo|datenschutz*|einwilligung|personlich*|behorde|werbung|weitergabe)
    (datenschutz)?(aufsichtsbehorde|datenschutzbehorde|datenschutzbeauftragt*|landesbeauftragt*|bundesbeauftragt*|verbraucherzentrale|verbraucherschutz)
    (melde|melden|anzeige|anzeigen|zeige|gemeldet) ~5 (behorde|datenschutz*|aufsicht*|verbraucher*|bundesnetzagentur|an bei)
    (verstoss*|verstosst|verletz*|verletzung) ~6 (dsgvo|datenschutz*|gesetz|recht*|uwg|privatsphare|personlichkeitsrecht*)
    (dsgvo verstoss|datenschutzverstoss|datenschutzverletzung)
    (illegal|rechtswidrig|gesetzeswidrig|unzulassig|ungesetzlich)
    (nie|niemals|keine) ~4 (eingewilligt|zugestimmt|einwilligung|zustimmung|erlaubt|erlaubnis)
    (abmahn*|anwalt|rechtsanwalt)
    (verkauft|weitergegeben|weitergeleitet|geleakt|weitergebt) ~4 (daten|adresse|mailadresse)
    (daten|adresse|mailadresse) ~4 (verkauft|weitergegeben|weitergeleitet|geleakt)`,
  automatic: `
    (automatisch*|automatisiert*|autom) (erstellt|generiert|antwort|gesendet|erzeugt|nachricht|versandt|verschickt|mail|email|versendet)*
    (abwesenheitsnotiz|abwesenheitsmeldung|abwesenheit)
    (ich bin|bin|wir sind) ~4 (im urlaub|abwesend|nicht im buro|ausser haus|nicht erreichbar|in elternzeit|im mutterschutz|auf dienstreise|nicht im hause|krank)
    (wieder|zuruck) (im buro|erreichbar|fur sie da|ab dem|am|im haus)
    (nicht|kein) ~2 auf diese ~2 (mail|email|nachricht) ~2 (antwort*)
    antworten sie ~2 nicht auf (diese|dieses)
    (ihre|deine|eure) (anfrage|nachricht|mail|email|ticket|anliegen) (ist|wurde|haben wir|ist bei uns) ~3 (eingegangen|erhalten|registriert|erstellt|empfangen|aufgenommen|angekommen)
    (haben) (ihre|deine) (anfrage|nachricht|mail|email) ~3 (erhalten|empfangen)
    (ticketnummer|vorgangsnummer|fallnummer|bearbeitungsnummer|ticket nummer|ticket id|vorgangs nr)
    (wird nicht weitergeleitet|nicht weitergeleitet)
    (konnte nicht zugestellt|unzustellbar|nicht zugestellt werden)
    (arbeite|arbeitet|tatig) nicht mehr (bei|fur|im)
    in dringenden (fallen|angelegenheiten)`,
};
