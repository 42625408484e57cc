import { nbDoubts } from "./nb-doubts.ts";
import { nbRights } from "./nb-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Norwegian, and what only looks like it. */
export const nb: Phrases = {
  language: "nb",
  hasDigraphs: true,
  frequent: `jeg og at det i ikke er pa en et som for av med meg har til den vil deres kan fra min mitt mine
    men om hei takk vennligst flere mer mail eposter nyhetsbrev sende slutt bort ingen ingenting noe hva
    hvorfor hvordan nar blir bli motta far skal dere fa ut ble være fjern meld abonnement`,
  filler: `
    ((hei|heisann|hallo|god dag|hei hei)( igjen| alle sammen| dere| der)?)
    ((takk|tusen takk|pa forhand takk|mange takk)( pa forhand| for hjelpen| skal dere ha)?)
    (vennligst|vaer sa snill|vaer sa snill a|vaer sa vennlig a|bare|na|straks|med en gang|umiddelbart|omgaende|gjerne|snarest|ogsa|faktisk|altsa|virkelig|herved|i dag|jo|en gang for alle|sa fort som mulig)
    (kjaere|kundeservice|kundesenter|support|(med )?vennlig hilsen)
    (jaevla|fordomte|hersens|helvetes|dumme|teite|irriterende)`,
  list: `
    (?!ordre|bestil|bestill|lever|bekraft|bekreft|kvitter)[a-z]*(mails?|udsendelser|utsendelser)
    (nyhetsbrev*|nyhetsmail*|nyhetsepost*|(e)?mails?)
    (mail(en|ene|er|s|liste|listen|lister|listene)?)
    (epost(en|er|ene|liste|listen|lister|listene)?|mejl*|e post*|reklame*|markedsforing*)
    (tilbud*|spam*|soppelpost|list(e|en|er|ene)|(utsendelses|adresse|distribusjons)list*)
    (utsendelse*|meldinger|sms*|henvendelser|dritt|soppel|annonser|informasjon|abonnement*)
    (brev(et|ene)?|kampanje*|post)`,
  leave: `
    (avmeld*|meld* ~3 (av|ut)|avregistrer*|avabonner*|unsubscribe*)
    ((si|sier|avslutt*|avbestill*) (opp )?~3 (nyhetsbrev*|abonnement*)|utmeld*|slett meg)
    (fjern meg|ta meg (av|bort|ut)|stryk meg)`,
  spelling: {
    right:
      "abonnementet abonnement utsendelsene utsendelser avslutte nyhetsbrev meldinger avmeld nyhetsbrevet eposter epostene maillista reklame mails fjern avmelding nyhetsbrev nyhetsbrevet unsubscribe avregistrere avabonnere abonnement utmelding avregistrer",
    lookAlikes:
      "pamelding registrere abonnere nyhetsbrevene innmelding anmelding registrer avmeldt",
  },
  other: `
    (ordre*|bestilling*|levering*|pakke*|retur*|faktura*|betaling*|app(en)?|kvittering*)
    (rabattkode*|storrelse*|sko(ene)?|jakke*|kjole*|kaffe*|varen|varene|produkt*)`,
  quit: `
    (slutt|nok|hold opp|la vaere|frabeder|kutt)
    (slutter|stanser|stanse|stans*|slutte a|holde opp|hold opp)
    (frabed*|avsla*|takker|opt out|optout|unsubscribe)
    (stopp*|slutte|avslutt*|fjern*|slett*|slipp*|opphor*|kansell*|stryk*|avbestill*)
    (dropp*|kutt*|avmeld*|avregistrer*|avabonner*|skan*|(si|sier) (opp|fra meg)|bort fra)
    (vekk fra|av med|ut av|slutt (med|a)|(ta|fjern|slett|stryk|meld) meg)`,
  letter: `
    (kampanje*|utsendelse*|brev|brevene|mail)
    (nyhetsbrev*|nyhetsmail*|nyhetsepost*|reklame*|markedsforing*|epostliste*|mailliste*)
    (mailingliste*|spam*|abonnement*|utsendelse*|epostlista|lista|listen|soppelpost)`,
  more: `(mer|flere|lenger|igjen|mere|noensinne)`,
  person: `
    (nabo*|kollega*|kona|kone*|soster*|datter*|sjef*|samboer*|venninn*|svigermor*)
    (kone|kona|mannen|kjaereste|venninne|pappa|datter|sonn|soster)
    (bror|kollega|kolleger|sjef|nabo|samboer*)`,
  wanting: `(jeg vil|jeg onsker|jeg ber|jeg krever|meg)`,
  not: `(pa ingen mate|under ingen omstendigheter|overhodet ikke|ikke|aldri)`,
  meant: `(bedt|ment|onsket|villet|ville|ba|tenkt)`,
  permit: `(tillatelse|samtykke*|lov|rett|godkjenning)`,
  ensure: `(sorg for|serg for|sorger for|sikre|garantere)`,
  no: `(ingen|ingenting)`,
  generic: `(si|sier|avslutt*|avbestill*)`,
  lists: {
    neg: `
      ikke
      ingen
      aldri
      ingenting
      ei`,
    send: `(send*|mail*|skriv*|spam*|kontakt*|forstyr*|plag*|bombarder*|mas*|maile*)`,
  },
  ask: `
    (hold|la) meg (utenfor|ute|vaere utenfor)
    kvitt (dere|disse|mailene)
    en (mail|epost|melding) til og
    (vil|onsker) ~3 (slettes|fjernes|slettet|fjernet|strøket|stroket)
    gi dere (med|na)
    (ikke|ingenting) ~2 (ha )?mer tilsendt
    nei til mer ~1 {list}
    aldri bedt om ~3 (fjern|slett|meld|stopp)
    (stans|stanser|stanse) ~4 {list}
    (slutte|slutt) (a |med a )(maile|skrive|sende|spamme)
    si ~2 opp {letter}
    (ikke|aldri) (skriv|mail|send|kontakt|spam) ~2 (mer|meg|noe)?
    (trykket|klikket) (pa )?(meld av|avmeld)
    (stans|stopp|null|stanse|kutt|kutte) ~2 {letter}
    meld ~2 (adressen|eposten|mailen) av
    (mitt|min) kan dere ~1 (kutte|stoppe|avslutte)
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (stryk|slett|fjern) (adressen min|min adresse)
    (takker|sier) nei til
    (kommer|slipper) (jeg|man) ~3 (av|ut|bort|fra)
    fa meg (ut|bort|vekk|av)
    la meg ~4 i fred
    gidder ikke ~5 {list}
    (ta|fjern|slett|stryk) ~3 (adressen|eposten|mailen) min
    ^(avmeld|avmelding|avregistrer|avregistrering|unsubscribe|meld av|utmelding|avabonner|avslutt abonnement*)( {list}| meg)?$
    ^(avmeld|avregistrer|avmelding|unsubscribe|avabonner) ~3 ({list}|meg|fra|min|@|oss)
    (avmeld*|avregistrer*|unsubscribe*|avabonner*) (~2 )?(meg|oss|min ~2|denne|dette|@|fra|deres|alle|alt|nyhetsbrev*)
    (vil|onsker|skal|ville|prover|provd|kan|ma|bedt|ber|gidder|trenger|forsoker|forsokt|skulle) ~5 (avmeld*|avregistrer*|unsubscribe*|avabonner*|meld* ~2 (av|ut)|bli kvitt|ut av|bort fra|av lista|av listen|fjernes|slettes fra|si opp|avslutte)
    (hvordan|hvor) ~6 (avmeld*|avregistrer*|unsubscribe*|av|bli kvitt|ut av|slipper|bort|avslutter|stopper)
    (kan|vil|kunne|gidder) (dere|du|jeg|man|noen) ~5 (avmeld*|avregistrer*|unsubscribe*|avabonner*|fjerne meg|slette meg|ta meg|stoppe|melde meg|slutte)
    (onsker|ber om|krever|vil ha) ~3 (avmelding|avregistrering|utmelding|a bli ~2 (avmeldt|meldt av|slettet|fjernet|avregistrert|tatt av|strøket|stroket))
    (meld|melde|melder|ta|tar|fjern|fjerne|slett|slette|stryk|kutt|ryk) (meg|oss|min ~3|denne ~2|@) (ut |bort |vekk )?(fra|av|pa) ~4 {list}
    (fjern|slett|ta|stryk|meld) (meg|oss) (fra|av|ut|bort)?( na| deres| denne| her| listen| lista)?$
    (fjern|slett) min (mail|epost|e post|mailadresse|epostadresse|e postadresse|adresse|mailadressa)
    (meld|melde|melder|meldt) (meg|oss|jeg meg) (av|ut|fra)
    (stopp|slutt|stoppe|slutte|hold opp|avslutt|dropp|nok|kutt ut|innstill|gi dere) (na |med |a |alle |deres |de |det |vennligst )*({list}|{send}|sende|med)
    (stopp|slutt|stoppe|slutte|avslutt|kutt ut|dropp|innstill|hold opp) ~5 ({list}|{send})
    ^(stopp|stop|slutt)$
    (stopp|slutt|slutt med) (det|dette|na|med dette)$
    (vil|onsker|gidder|trenger|orker|er|har) (jeg |virkelig |vi )?({neg}) ~6 ({list}|hore fra dere|hore mer|motta|flere|kontaktes|interessert|ha det|ha dem|ha mer|fa det|fa mer|fa flere|mer fra|bli kontaktet|abonnere)
    ({neg}) (lenger )?(onsker|vil|gidder|interessert)
    ({neg}) ~3 flere ~2 {list}
    (ingen|ikke) (flere|mer)
    (send|sende|skriv|mail|kontakt|spam) (meg |oss |mer )?({neg}) ~5 ({list}|mer|meg|flere|noe|lenger)
    (send|mail|skriv|kontakt) ({neg})
    ({neg}) ~2 (sende|maile|skrive|kontakte|spamme|send|mail)
    ingen ~2 {list} takk
    nei takk til
    (slippe|slipper|unnga|fritatt|skan|spar) ~5 {list}
    (lei|drittlei|trott|luta lei) av ~5 {list}
    (fatt nok|nok) av ~4 {list}
    la meg vaere( i fred)?
    (stopp|si opp|avslutt|avslutte|avbestill|kanseller) ~3 (abonnement*|{list})
    (bort|vekk|av|ut) (fra|av) (deres|den|denne|alle|listen) ~2 {list}
    (av|ut av|vekk fra|fra) (deres|denne|den) ~2 {list}
    av (lista|listen|listene)
    (trekker|trekke|trekk|tilbakekall*) ~4 samtykke*
    samtykke* ~3 (tilbake|tilbakekall*|trekkes)
    (reserverer|reservere|frabeder|protesterer|motsetter) ~6 ({list}|direkte markedsforing|markedsforing*|mot)
    glem (min )?(mail|epost|adresse|epostadresse)
    (dere|du) ~2 (aldri|ikke) ~2 (avmeldt|fjernet|slettet|meldt) meg
    (avmeldings|avmelding|avregistrerings|unsubscribe)(lenken|lenka|knappen|link|linken|siden)? ~3 (virker|fungerer|funker|er) ~2 (ikke|dod|odelagt)`,
  still: `
    (fortsatt|fremdeles|likevel|enda|stadig|hele tiden|fortsetter) ~6 {list}
    {list} ~4 (fortsatt|fremdeles|likevel|selv om|enda)
    (fortsetter) (dere )?(med )?(a )?(sende|komme|maile|spamme)
    (allerede|flere ganger|ganger|tre ganger) ~4 (avmeldt|meldt meg|bedt|avregistrert)
    (avmeldt|meldt meg av|bedt|avregistrert) ~4 (ganger|fortsatt|likevel|fremdeles|men)`,
  short: `
    (stopp|stop|slutt|stopp na|slutt na|nok|avmeld|avmelding|avregistrer|avregistrering|avmeld meg|meld av|slett|fjern|slett meg|fjern meg|vekk|ut|bort|avslutt)( na| takk)?
    (nei|nei takk|ikke interessert|ikke mer|ingen flere|ikke flere|aldri mer)
    la meg vaere
    (kutt ut|gi dere)`,
  negated: `
    (ikke|aldri|uten a|ingen planer om a) (bli |blir |a |lenger |ha |har |vil |ville |meg )*(avmeld*|avregistrer*|meld* meg av|melde av|meldt av|fjernet|slettet fra|avabonner*)
    (avmeld|avregistrer|fjern|slett|stopp|slutt) (meg |oss )?(ikke|aldri|for all del ikke)
    (avmeld|avregistrer) (meg|oss) ~2 ikke
    (jeg|vi) (har|vil|ville|onsker|ba|onsket) (aldri|ikke) ~2 (avmeld*|avregistrer*|meldt meg av|melde meg av)
    (vil|onsker) ikke at dere ~3 (avmelder|fjerner|sletter|stopper|melder)
    (meld|ta) meg ikke (av|ut|bort)
    ikke ~1 (meld|ta|fjern|slett) meg
    (ikke|nodig) ~2 (miste|ga glipp|vaere foruten)
    ikke slutt`,
  stay: `
    (savner|glem den siste|bli vaerende)
    (tvert imot|tvertimot|sett meg tilbake|sett meg pa igjen|pa igjen|angre|tilbake pa)
    (vil|onsker|gjerne|kan) ~5 (beholde|fortsette|fortsatt|bli vaerende|forbli|fortsatt motta|ha tilbake)
    (fortsett|fortsette) ~3 (sende|med|motta|a)
    (elsker|liker|er glad i|glad i|setter pris|koser meg|synes|koselig|bra|fint) ~4 (nyhetsbrev*|mailene|tilbud*|epostene|brev*)
    (meld meg pa|pamelding|registrer meg|skriv meg opp|melde meg pa|sett meg opp)
    (motta|fa|ha) (deres |nyhetsbrev* )*igjen
    (begynne|starte) ~4 (sende|motta|fa)
    (bli|forbli) pa ~2 {list}`,
  why: `
    ^hvem ~8 ({leave}|{quit})
    har dere ~3 (sluttet|stoppet|droppet)
    hvorfor ~4 (avmeldt|meldt av|fjernet|slettet|avregistrert|ikke lenger|ikke mer|ingen)
    (er|ble|har) (jeg|vi|min ~2) ~3 (avmeldt|avregistrert|blitt avmeldt|meldt av|fjernet fra|blitt meldt)
    (jeg|vi|min ~2) (er|ble|har blitt|er blitt) ~3 (avmeldt|avregistrert|meldt av|fjernet)
    (ved en feil|feilaktig|kom til a|ved et uhell|ved en feiltakelse) ~5 (avmeld*|avregistrer*|meld*)
    (avmeldt|avregistrert|meldte meg av) ~3 (ved en feil|feil|uhell)
    (far|mottar|fatt|mottatt) (jeg )?(ikke|ingen|aldri) ~3 {list}
    (sluttet|stoppet) ~2 (a )?(fa|komme)
    hva (betyr|mener)
    takk for (at dere )?(avmeld*|slettet|fjernet)`,
  hypothetical: `
    (hvis|nar|for|om|dersom) (jeg|vi) ~4 (avmeld*|avregistrer*|melder meg av|sier opp|avslutter)
    (vurderer|tenker pa|tenker) ~4 (avmeld*|avregistrer*|melde meg av|si opp)
    (ellers) ~2 (avmelder|melder|avregistrerer) jeg`,
  reported: `
    (kone|kona|mann|mannen|kjaereste|venn|venninne|mor|far|mamma|pappa|datter|sonn|soster|bror|kollega|kolleger|sjef|kunde|kunder|nabo|noen|folk|mange|han|hun|de|samboer*) (vil|ville|sier|sa|ba|har|skrev|spor|provde|onsker|klager) ~6 (avmeld*|avregistrer*|nyhetsbrev*|meld*|slippe|mail*|epost*)
    (avmeld|avregistrer|slett|fjern|meld) (ham|henne|dem|min (kone|mann|mor|far|kollega|datter|sonn|venn|venninne)|kona|mannen)
    (star|sto) (det )?~2 (avmeld*|avregistrer*|unsubscribe)
    (sa til meg|radet) ~4 (avmeld*|avregistrer*)`,
  elsewhere: `
    (avmeld*|avregistrer*|si* opp|meld* ~2 av|avslutt*) ~5 (app|appen|konto*|ordre*|kurs*|venteliste*|medlemskap*|kaffe*|levering*|push*|arrangement*|event*|kundeklubb*|betaling*)
    (stopp|kanseller*|avbestill*|avslutt*|si* opp|avbryt|pause) ~4 (ordre*|bestilling*|levering*|pakke*|kjop*|retur*|betaling*|medlemskap*|kaffe*|forsendelse*)
    (fjern|slett) ~4 (ordre*|varen|vare|handlekurv*|produkt*|linje|kvittering*|faktura*)
    (send|sende) ~3 (pakke*|varen|storrelse*|jakke*|sko*|ny|faktura*|kvittering*|bla|rod|svart*)
    (ordre|leverings|forsendelses|frakt|sporings)(bekreftelse*|mail*|sms*|melding*|epost*)`,
  ...nbDoubts,
  ...nbRights,
};
