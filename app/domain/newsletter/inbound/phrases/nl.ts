import { nlDoubts } from "./nl-doubts.ts";
import { nlRights } from "./nl-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Dutch, and what only looks like it. */
export const nl: Phrases = {
  language: "nl",
  hasDigraphs: false,
  frequent: `ik en de het een is niet mij me mijn van op te voor met aan dat die ik jullie uw u je wil graag
    geen meer niet stop stoppen mails nieuwsbrief sturen ontvangen hoe wat waarom wanneer kan kunt kunnen
    hallo bedankt dank alstublieft aub ben heb hebben nog maar ook deze dit naar uit wordt worden af via
    zijn jou krijg krijgen nooit`,
  filler: `
    ((hallo|hoi|hi|hey|dag|goedendag|goedemorgen|goedemiddag|beste|geachte|geacht)( team| allemaal| heer mevrouw| mensen| klantenservice| mevrouw| heer| lezer)?)
    ((alvast )?(bedankt|dank|dank je|dank u|dankjewel|dank je wel|dank u wel)( alvast| bij voorbaat)?)
    (alstublieft|alsjeblieft|aub|svp|graag|meteen|direct|onmiddellijk|per direct|nu|eens|even|gewoon|zo snel mogelijk|z s m|zsm|a u b|s v p|eindelijk|vandaag|gelijk|hierbij|hiermee|ook|nou|echt|toch|eventjes)
    (klantenservice|(met )?vriendelijke groet(en)?|verdomde|stomme|irritante|klote|kut)`,
  list: `
    (?!bestel|bevestig|order|verzend|factuur)[a-z]*mails?
    (nieuwsbrie(f|ven)|nieuwsmails?|e?mails?|mailtjes)
    (mail(ing|ings|inglijst|lijst|inglijsten|inglist|verkeer))
    ((verzend|email|adres|mail|maillings)lijst(en)?|lijst(en|je)?|reclame*|aanbiedingen|spam*)
    (advertenties|promo*|berichten|berichtjes|post|rommel|troep|zooi|meuk|onzin|sms*|marketing*)
    (correspondentie|abonnement|informatie|acties|mededelingen|newsletter*|ongein)`,
  leave: `
    (uitschrijv*|uitgeschreven|schrij(f|ft|ven) ~4 uit|uit te schrijven|afmeld*|afgemeld)
    (meld* ~4 af|af te melden|opzeg* ~3 (nieuwsbrief|abonnement))
    ((nieuwsbrief|abonnement) ~3 (opzeg*|opgezegd|op te zeggen)|zeg ~4 op|unsubscri*)
    (uit te schrijven|haal (mij|me) (eraf|er af|weg)|verwijder (mij|me))`,
  spelling: {
    right:
      "schrijven mailings uitschrijven aanbiedingen reclame abonnement afmelden beeindigen mails ontvangen maillijst reclame verwijder stuur uitschrijven uitschrijving uitgeschreven afmelden afmelding nieuwsbrief unsubscribe afgemeld nieuwsbrieven uitschrijf",
    lookAlikes:
      "inschrijven inschrijving ingeschreven aanmelden aanmelding opschrijven afmeldingen aangemeld omschrijven beschrijven",
  },
  other: `
    (bezorg*|bestelling*|besteld*|order*|levering*|pakket*|pakje|zending*|retour*|factuur)
    (facturen|betaling*|app|kortingscode|maat|schoenen|jas|jurk|koffie*|artikel|product*)`,
  quit: `
    (weigeren|bezwaar|genoeg|laat|geen prijs)
    (staak*|staakt|stoppen|eraf|kwijt|haal|halen|ophouden|stoppen)
    (weiger*|afzie*|schrap*|schrappen|opt out|optout|unsubscribe)
    (stop*|stopzet*|opzeg*|opgezegd|verwijder*|schrap*|beeindig*|annul*|cancel*|kap)
    (kappen|ophoud*|gooi*|verlos*|bespaar*|uitschrijv*|afmeld*|uitschrijf|haal|zeg ~4 op)
    (hou* op|klaar met|(af|eraf|weg) (halen|haal|graag|aub)|(mij|me) (af|eraf|vanaf)|van af)`,
  letter: `
    (campagne*|zendingen|mailings)
    (brieven|weekbrief|brief|mailings|mailbestand|mails?|bestand|verzendbestand|nieuws)
    (nieuwsbrie*|mailing*|mailinglijst*|maillijst*|reclame*|spam*|advertentie*)
    (verzendlijst*|mailings|marketing*|abonnement|promo*|nieuwsmail*|newsletter*)`,
  more: `(meer|langer|verder|nog|opnieuw|weer)`,
  person: `
    (buurvrouw|buurman|buren|collega*|schoonmoeder|zus*)
    (vrouw|man|vriend|vriendin|moeder|vader|dochter|zoon|zus|broer|collega|collegas|baas)
    (buurman|buurvrouw|oma|opa)`,
  wanting: `(ik wil|ik wens|ik verzoek|ik vraag|graag|mij|me|ik zou)`,
  not: `(onder geen beding|in geen geval|geenszins|niet|nooit)`,
  meant: `(gevraagd|gewild|bedoeld|wilde|bedoeling|willen|wou)`,
  permit: `(toestemming|akkoord|recht|permissie|mag)`,
  ensure: `(zorg|zorgt|zorgen|regel|regelen|regelt|garandeer|ervoor)`,
  no: `(geen)`,
  generic: `(opzeg*|opgezegd|op)`,
  lists: {
    neg: `
      niet
      geen
      nooit
      niks
      niets`,
    send: `(stur*|stuur*|mail*|gemail*|zend*|schrijv*|spam*|gespam*|contact*|benader*|lastig*|bombarder*|stalk*|verstuur*|toestur*|toezend*|lastigval*)`,
  },
  ask: `
    kom ik ~3 (af|vanaf)
    (laat|hou|houd) (mij|me) (er )?buiten( ~3)?
    (raak|kom) ik ~5 (kwijt|af|vanaf|er af)
    van jullie (af|verlost)
    nog (een|1) mail en
    (wil|wens|zou) ~2 (geschrapt|verwijderd|uitgeschreven|afgemeld|weggehaald) ~1 worden
    (hou|houd|houdt) (daar|hier|ermee|daarmee) ~2 (mee )?op
    stuur (me|mij|ons) (niks|niets|geen)
    (mogen|mag|kunnen|kan) ~1 (stoppen|ophouden) met
    zonder (jullie|uw) {list}
    (eis|verzoek|sommeer) ~8 (staakt|staken|stopt|stoppen)
    (lijst|bestand) , ~1 haal
    haal (het|hem|dat) ~2 (af|eraf|weg|vanaf)
    wil ~4 niet meer (ontvangen|krijgen|hebben)
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (bedank|bedanken) (ik )?voor
    voor ~3 (mailings?|mailingen|reclame) bedank ik
    (haal|gooi|zet|haalt) (mij|me) (eruit|eraf|er af|er uit|van ~3)
    rot op met
    (schrap|verwijder|haal) mijn adres
    (uit|van) (de |jullie |het )?(mailbestand|maillijst*|maillijts|bestand|lijst)
    weg ermee
    (wil|wens) ~3 (die|deze|jullie) ~2 niet
    (mag|mogen|kan|kunnen) ~1 stoppen
    stuur (me|mij) ~4 niet meer
    (kom|raak) ik ~3 (lijst|lijsten|bestand)
    niet meer (ontvangen|onvangen|krijgen|mailen)
    ^(uitschrijven|uitschrijving|afmelden|afmelding|afmelden aub|unsubscribe|opzeggen|opzegging)( (nieuwsbrief|voor de nieuwsbrief|van de nieuwsbrief|{list}))?$
    ^(uitschrijving|afmelding|afmelden|uitschrijven|opzeggen) (van|voor|uit|@|nieuwsbrief)
    (schrijf|schrijft|meld|haal|haalt|verwijder|verwijdert|gooi|schrap|streep|wis|zet|trek|knikker|laat) (u |jullie |je )?(mij|me|ons|mijn ~3|dit ~2|deze ~2|@) ~5 (uit|af|eraf|weg|van|verwijderen|uitschrijven)
    (verwijder*|haal*|schrap*|wis*|gooi*|zet) (mij|me|ons|mijn ~3|dit ~2|@) ~2 (van|uit|van de|uit de|af van) ~4 {list}
    (mij|me|ons|mijn ~3|@) ~5 (uitschrijven|uit te schrijven|uitschrijft|uitgeschreven|afmelden|af te melden|afmeldt|verwijderen van|eraf halen|van ~3 (lijst|mailinglijst) ~3)
    (wil|zou|wens|willen|wilde|probeer|probeerde|geprobeerd|moet|verzoek|vraag|ga|kan|mag|hoef|wens|heb) ~7 (uitschrijv*|uitgeschreven|uit te schrijven|afmeld*|afgemeld|af te melden|opzeggen|op te zeggen|unsubscri*|eraf|er vanaf|vanaf|van de lijst|van jullie lijst|van afkomen)
    (hoe|waar) ~7 (uitschrijv*|afmeld*|uit|af|eraf|er vanaf|vanaf|opzeggen|van af|unsubscri*|stoppen|zeg)
    (kan|kunt|kunnen|kun|wilt|willen|wil|zou|zouden) (u|je|jullie|iemand|ik|men) ~7 (uitschrijv*|afmeld*|verwijderen|eraf halen|van de lijst|opzeggen|stoppen|unsubscri*|uit te schrijven|weghalen|ophouden|schrappen)
    (verzoek|vraag) ~4 (uitschrijving|afmelding|verwijdering van|uitschrijven)
    (uitschrijving|afmelding|uitschrijven|afmelden) ~3 (nieuwsbrief|{list})
    (nieuwsbrief|{list}) ~2 (uitschrijven|afmelden|opzeggen|stoppen|stopzetten|opgezegd|annuleren|stop)
    (lukt|krijg*) ~6 (uit te schrijven|af te melden|uitgeschreven|afgemeld|uitschrijven|afmelden)
    (stop|stopt|stoppen|hou|houd|houdt|ophouden|kap|kappen|genoeg|beeindig*|staak|schei|schluss) (nu |op |eens |uit |nou |ermee |er )*(met |van |eens )*(het |de |die |al |dat |deze |mij |me |te |jullie |uw |je )*({list}|{send}|sturen|ermee|hiermee|daarmee)
    (stop|stopt|stoppen|hou op|houd op|houdt op|kap|ophouden|staak|staken|schei uit) ~6 ({list}|{send}|hiermee|ermee)
    ^(stop|stoppen|ophouden|hou op|kappen)$
    (hou|houd|houdt) (hier|ermee|er|nou|eens|nu)? ?(mee )?op
    (wil|wens|hoef|zou|heb|ben|willen|wensen|hoeven) (ik |wij |echt )?~3 ({neg}) ~6 ({list}|van jullie|van u|ontvangen|krijgen|meer horen|geinteresseerd|interesse|gemaild|benaderd|behoefte|hebben)
    ({neg}) (langer |meer )?(geinteresseerd|interesse)
    (geen|geen enkele|nul) ~2 (behoefte|interesse|zin)
    ({neg}) ~2 {list} (meer|van jullie|van u|meer sturen|sturen|ontvangen|aub)
    geen {list}$
    ({neg}) meer ~4 ({list}|{send}|sturen|ontvangen|krijgen)
    (stuur|mail|zend|schrijf|stuurt|benader) (mij |me |ons )?~2 ({neg}) ~4 ({list}|meer|mij|niks|niets)?
    ({neg}) ~2 (meer )?(mailen|sturen|benaderen|lastigvallen|spammen|contacten|schrijven|lastig te vallen)
    (nooit) meer ~4 (horen|ontvangen|mailen|sturen|van jullie)
    laat (mij|me) ~1 (met rust|gaan)
    met rust
    (genoeg|beu|moe|spuugzat|klaar mee|doodziek|ziek) ~5 {list}
    {list} ~4 (beu|spuugzat|klaar mee|moe)
    (zeg|opzeg*|beeindig*|annuleer|annuleren|cancel|stopzetten|stop) ~4 (abonnement*|{list}|inschrijving)
    (van|uit|af van|van af) (de|deze|jullie|uw|alle|die) ~2 {list} ~2 (af|halen|verwijderd|verwijderen|gehaald|geschrapt|worden|afhalen|schrappen|weg)
    (af|weg) (van|uit) (de|deze|jullie|uw|die|alle) ~2 {list}
    (trek|intrekken|ingetrokken|herroep|trekken) ~5 (toestemming|in)
    (maak|bezwaar) ~5 (bezwaar|tegen) ~6 (marketing*|reclame*|{list})
    bezwaar tegen ~5 (marketing*|reclame*|{list})
    vergeet mijn (mail|email|adres|mailadres|emailadres)
    (uitschrijf|afmeld|unsubscribe)(link|knop|pagina|button) ~4 (niet|kapot|dood|stuk)
    (uitschrijven|afmelden) ~2 (werkt|lukt|kan|gaat) ~2 niet`,
  still: `
    (nog steeds|steeds|toch|alsnog|ondanks|blijf|blijven|blijft|maar door) ~7 {list}
    {list} ~4 (nog steeds|toch|ondanks|blijven komen)
    (blijf|blijven|blijft) (ik |jullie |u |maar )*(~2 )?(sturen|mailen|krijgen|ontvangen|komen|spammen)
    (al|reeds) ~4 (uitgeschreven|afgemeld|gevraagd|opgezegd|verzocht)
    (meerdere|verschillende|vaker|drie|twee|keer) ~4 (uitgeschreven|afgemeld|gevraagd)
    (uitgeschreven|afgemeld) ~4 (keer|nog steeds|toch|maar|nog)`,
  short: `
    (stop|stoppen|stop ermee|stop hiermee|stop nu|ophouden|hou op|kappen|uitschrijven|uitschrijving|afmelden|afmelding|afmelden mij|opzeggen|verwijderen|verwijder mij|verwijder me|weg|eraf|schrap mij|einde|basta|genoeg|klaar)( nu| nu meteen| ermee)?
    (nee|nee dank je|nee bedankt|nee dank u|geen interesse|geen interesse meer|niet meer|niets meer|nooit meer|niet geinteresseerd)
    (haal|gooi) (mij|me) (eraf|er af|er uit)
    (laat me|laat mij) met rust`,
  negated: `
    zeg {mine} ~3 {not} op
    (niet|nooit|zonder|geenszins) ~3 (uitschrijv*|uitgeschreven|uit te schrijven|afmeld*|afgemeld|af te melden)
    (schrijf|meld|haal|verwijder) (mij|me|ons) ~2 (niet|nooit|vooral niet) ~4 (uit|af|weg|eraf|van)
    (schrijf|meld|haal|verwijder) (mij|me|ons) ~1 (niet|nooit)
    (wil|wilde|wou|hoef) (me |mij )?(helemaal |juist |zeker )?(niet|nooit) ~4 (uitschrijv*|afmeld*|uitgeschreven|afgemeld|eraf|opzeggen|van de lijst)
    (wil) niet dat ~4 (uitschrijv*|afmeld*|verwijder*)
    (heb|had) (me |mij |ik )*(nooit|niet|helemaal niet) ~2 (uitgeschreven|afgemeld|opgezegd)
    (niet|nooit) ~1 (missen|stoppen met) ~3 
    geen ~2 (uitschrijving|afmelding)`,
  stay: `
    (ik mis (hem|ze|het)|vergeet mijn (laatste|vorige))
    (integendeel|juist niet|zet me er ~2 weer|zet me terug|weer terug|ongedaan|terugzetten|weer op de lijst|weer erop)
    (wil|graag|zou|mag) ~6 (houden|blijven|behouden|weer|opnieuw)
    (blijf|blijven) ~4 (sturen|ontvangen|krijgen|lezen|ingeschreven|aangemeld|mailen)
    (leuk|fijn|mooi|goed|geniet|hou van|hou erg van|dol op|waardeer|blij met|lees) ~5 (nieuwsbrief|nieuwsbrieven|mails|aanbiedingen)
    (nieuwsbrief|nieuwsbrieven|mails) ~4 (leuk|fijn|geweldig|super|graag|niet missen|blijven ontvangen|houden)
    (inschrijven|aanmelden|abonneren|schrijf me in|meld me aan|ingeschreven blijven|aangemeld blijven|schrijf mij in|meld mij aan)
    (weer|opnieuw) ~3 (inschrijven|aanmelden|ontvangen|ingeschreven|aangemeld)`,
  why: `
    ^wie (heeft|had) ~8 ({leave}|{quit})
    (zijn|hebben) (jullie|u) ~5 (gestopt|opgehouden)
    waarom ~5 (uitgeschreven|afgemeld|verwijderd|geen|niet meer)
    (ben|was|is|word|werd) (ik|wij|mijn ~2) ~4 (uitgeschreven|afgemeld|van de lijst)
    (ik|wij|mijn ~2) (ben|was|is|word|werd) ~5 (uitgeschreven|afgemeld)
    (per ongeluk|abusievelijk|onbedoeld|per abuis) ~5 (uitgeschreven|afgemeld|uitschrijv*|afmeld*|geklikt)
    (krijg|ontvang|krijgen|ontvangen|kreeg) (ik |al )*(~2 )?(geen|niet|niks) ~3 {list}
    (geen) ~2 {list} ~2 (ontvangen|gekregen|binnen)
    wat (betekent|houdt)
    (bedankt|dank) voor (het |de )?(uitschrij*|afmeld*)`,
  hypothetical: `
    (als|wanneer|voordat|indien|zodra) (ik|wij|je) ~5 (uitschrijf|afmeld|uitschrijv*|afmelden|opzeg|opzeggen)
    (overweeg|denk|twijfel) ~5 (uit te schrijven|af te melden|uitschrijven|afmelden|op te zeggen)
    (anders) ~2 (schrijf|meld|zeg) ik ~4 (uit|af|op)`,
  reported: `
    (vrouw|man|vriend|vriendin|moeder|vader|dochter|zoon|zus|broer|collega|collegas|baas|klant|klanten|buurman|buurvrouw|iemand|mensen|velen|hij|zij|ze|oma|opa) (wil|wilde|zegt|zei|vroeg|vraagt|heeft|schreef|schrijft|probeert|klaagt|willen) ~7 (uitschrijv*|uitgeschreven|afmeld*|afgemeld|nieuwsbrief|uit te schrijven|af te melden|mails)
    (schrijf|meld|verwijder|haal) (hem|haar|hen|mijn (vrouw|man|moeder|vader|collega|dochter|zoon|vriend|vriendin)) ~4 (uit|af|van)
    (staat|stond) (er )?~2 (uitschrijv*|afmeld*|unsubscribe)
    (zei tegen mij|raadde) ~4 (uitschrijv*|afmeld*)`,
  elsewhere: `
    (uitschrijv*|afmeld*|uitgeschreven|opzeg*|uitloggen|schrijf|meld) ~5 (app|account|bestelling*|cursus|wachtlijst|lidmaatschap|koffie*|levering*|push*|evenement|workshop|training|webinar)
    (app|account|cursus|wachtlijst|lidmaatschap|koffieabonnement|push*|workshop|evenement) ~5 (uitschrijv*|afmeld*|uitgeschreven|afgemeld|opzeg*|uitloggen|stopzetten|uit te schrijven)
    (stop|annuleer|annuleren|cancel|stopzet*|opzeg*|beeindig*|pauzeer|zeg) ~5 (bestelling*|levering*|order*|pakket*|betaling*|lidmaatschap|koffie*|zending*|retour*|box)
    (bestelling*|levering*|order*|lidmaatschap|koffieabonnement|pakket*) ~5 (annuleren|stoppen|stopzetten|opzeggen|pauzeren|annuleer)
    (verwijder|haal|schrap) ~4 (artikel*|winkelwagen*|winkelmand*|product*|bestelling*|regel)
    (stuur|sturen|zend) ~4 (pakket*|maat|schoenen|jas|artikel|factuur|retour*|verkeerde|blauwe|rode|zwarte|vervang*|nieuwe)
    (bestel|verzend|lever|order|track)(bevestiging*|mail*|bericht*)`,
  ...nlDoubts,
  ...nlRights,
};
