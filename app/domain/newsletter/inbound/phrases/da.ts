import { daDoubts } from "./da-doubts.ts";
import { daRights } from "./da-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Danish, and what only looks like it. */
export const da: Phrases = {
  language: "da",
  hasDigraphs: true,
  frequent: `jeg og at det i ikke er pa en et som for af med mig har til den vil jeres kan fra min mit mine
    men om hej tak venligst flere mere mails nyhedsbrev sende stop vaek ingen intet noget hvad hvorfor
    hvordan hvornar bliver blive modtage faar skal lige meget ud nogen være blev af afmelde`,
  filler: `
    ((hej|hejsa|goddag|dav|halloj)( med jer| igen| alle| team)?)
    ((tak|mange tak|pa forhand tak|tusind tak)( pa forhand| skal i have)?)
    (venligst|vaer venlig at|vaer sod at|bare|nu|straks|med det samme|omgaende|lige|gerne|hurtigst muligt|nu her|simpelthen|ogsa|faktisk|altsa|virkelig|snarest|jo|hermed|i dag)
    (kaere|kundeservice|support|(med )?venlig hilsen)
    (pokkers|skide|forbandede|fucking|dumme|irriterende)`,
  list: `
    (?!ordre|bestil|bestill|lever|bekraft|bekreft|kvitter)[a-z]*(mails?|udsendelser|utsendelser)
    (nyhedsbrev*|nyhedsmail*|(e)?mails?|mail(en|ene|s|liste|listen|lister|listerne)?|epost*)
    (reklame*|markedsforing*|tilbud*|spam*|list(e|en|er|erne)|maillist*|beskeder|sms*)
    (henvendelser|udsendelser|lort|skidt|annoncer|information|abonnement*|breve?)`,
  leave: `
    (afmeld*|meld* ~3 fra|framel*|frameld*|afmelde|framelde|unsubscribe*)
    (opsig* ~3 (nyhedsbrev*|abonnement*)|slet mig|fjern mig|tag* mig (af|ud)|stryg mig)`,
  spelling: {
    right:
      "abonnement opsige afmeldes udsendelser nyhedsbreve reklamer tilbudsmails afmeld afmelde afmeldt nyhedsbrevet maillisten mails fjern reklamer afmelde afmelding afmeldes nyhedsbrev nyhedsbrevet unsubscribe framelding framelde",
    lookAlikes: "tilmelde tilmelding anmelde anmeldelse nyhedsbreve anmelding afmeld",
  },
  other: `
    (ordre*|bestilling*|levering*|pakke*|retur*|faktura*|betaling*|app(en)?|kvittering*)
    (rabatkode*|storrelse*|sko(ene)?|jakke*|kjole*|kaffe*|varen|varerne|produkt*)`,
  quit: `
    (hold op|nok|sluk|slut|frabeder)
    (stopper|slettes|fjernes|stands*|hold* op|holde op|lade vare)
    (frabed*|afvis*|betakker|opt out|optout|unsubscribe)
    (stop*|afslut*|opsig*|fjern*|slet*|slip*|ophor*|indstil*|annull*|skan*|dropp*|stryg*)
    (afbestil*|afmeld*|frameld*|hold|fri for|vaek fra|af med|ud af)
    ((tag|fjern|slet|stryg|meld) mig)`,
  letter: `
    (kampagne*|tilbudsmail*|breve|brevene|brev|mails?)
    (nyhedsbrev*|nyhedsmail*|reklame*|markedsforing*|mailliste*|mailingliste*|spam*)
    (abonnement*|udsendelse*|maillist*)`,
  more: `(mer|mere|flere|laengere|igen|mer|nogensinde)`,
  person: `
    (nabo*|kollega*|kone*|soster*|datter*|chef*|kareste*|venind*|svigermor*)
    (kone|kaereste|veninde|datter|son|soster|bror|kollega|kolleger|chef|nabo)`,
  wanting: `(jeg vil|jeg onsker|jeg beder|jeg kraever|mig|jeg vil gerne)`,
  not: `(pa ingen made|under ingen omstandigheder|ikke|aldrig)`,
  meant: `(bedt|ment|onsket|villet|ville|bad|taenkt)`,
  permit: `(tilladelse|samtykke*|lov|ret|godkendelse)`,
  ensure: `(sorg for|serg for|sorger for|sikre|garantere)`,
  no: `(ingen|intet)`,
  generic: `(opsig*|opsige)`,
  lists: {
    neg: `
      ikke
      ingen
      aldrig
      intet
      ej`,
    send: `(send*|mail*|skriv*|spam*|kontakt*|forstyr*|genere*|bombarder*|sende*|plage*|chikaner*)`,
  },
  ask: `
    hold ~2 op med
    (hold|lad) mig (ude|uden for|vaere udenfor)
    (bliver|blive|bliv) ~2 fri for (jer|det|de)
    en mail (mere|til) og
    (vil|onsker) ~2 (slettes|fjernes|afmeldes|frameldes|slettet|fjernet)
    hold ~3 op med
    (ikke|intet) ~2 (have )?mere tilsendt
    nej til mere ~1 {list}
    aldrig bedt om ~3 (fjern|slet|afmeld|stop)
    holde ~3 mails ud
    lad vare (med )?(at )?(maile|skrive|sende|spamme|skriv|mail|send)
    (trykket|klikket) (pa )?(afmeld|frameld)
    af med mig
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (stryg|slet|fjern) min adresse
    (takker|siger) nej til
    fri mig for
    (kommer|slipper) (jeg|man) ~3 (af|ud|fra)
    fa mig (ud|vaek|af)
    lad mig ~4 i fred
    gider ikke ~5 {list}
    ^(afmeld|afmelde|afmelding|frameld|framelding|unsubscribe|meld fra)( {list}| mig)?$
    ^(afmeld|frameld|afmelding|unsubscribe) ~3 ({list}|mig|fra|min|@|os)
    (afmeld*|frameld*|unsubscribe*) (~2 )?(mig|os|min ~2|denne|dette|@|fra|jeres|alle|alt|nyhedsbrev*)
    (vil|onsker|skal|ville|prover|provet|kan|maa|bedt|beder|gider|mangler|haber|forsogt) ~5 (afmeld*|frameld*|unsubscribe*|melde* ~2 fra|af med|ud af|vaek fra|fjernes|slettes fra|opsige)
    (hvordan|hvor) ~6 (afmeld*|frameld*|unsubscribe*|fra|af med|ud af|slipper|vaek)
    (kan|vil|kunne|gider) (i|du|jeg|man|nogen) ~5 (afmeld*|frameld*|unsubscribe*|fjerne mig|slette mig|tage mig|stoppe|melde mig)
    (onsker|beder om|kraever|vil have) ~3 (afmelding|framelding|at blive ~2 (afmeldt|frameldt|slettet|fjernet))
    (meld|melde|melder|tag|tage|fjern|fjerne|slet|slette|stryg|streg|ryk|smid) (mig|os|min ~3|denne ~2|@) (ud |vaek |bort )?(fra|af|pa|over) ~4 {list}
    (fjern|slet|tag|stryg|meld) (mig|os) (fra|af|ud)? ?(nu|jeres|det|her|den|listen)?$
    (fjern|slet) min (mail|email|mailadresse|emailadresse|adresse)
    (meld|melde|melder|meldt) (mig|os|jeg mig|mig selv) (fra|ud|af)
    (stop|hold|stoppe|holde|slut|ophor|drop|nok|indstil|lad vaere|hold nu op) (op |nu |med |at |alle |jeres |de |det |venligst )*({list}|{send}|sende|at)
    (stop|hold op|stoppe|indstil|ophor|lad vaere|slut|drop|standse|stands) ~5 ({list}|{send})
    ^(stop|hold op|stands)$
    (stop|hold op|hold) (med )?(det|det her|op|nu)$
    (vil|onsker|gider|behover|orker|kan|er|har) (jeg |virkelig |vi )?({neg}) ~6 ({list}|hore fra jer|hore mere|modtage|flere|kontaktes|interesseret|bruge|have det|have dem|have mere|fa det|fa mere|fa flere|mere fra)
    ({neg}) (laengere )?(onsker|vil|gider|interesser*)
    ({neg}) ~3 flere ~2 {list}
    (ingen|ikke) (flere|mere)
    (send|sende|skriv|mail|kontakt|spam) (mig |os |mere )?({neg}) ~5 ({list}|mere|mig|flere|noget|laengere)
    (send|mail|skriv|kontakt) ({neg})
    ({neg}) ~2 (sende|maile|skrive|kontakte|spamme)
    ingen ~2 {list} tak
    nej tak til
    (fri|fritaget|fritages|slippe|slipper|undga|skane|skan) ~5 {list}
    (traet|traette|dodtraet|led) af ~5 {list}
    (faet nok|nok) af ~4 {list}
    lad mig vaere( i fred)?
    (stop|opsig|opsige|afslut|afslutte|stoppe|afbestil) ~3 (abonnement*|{list})
    (vaek|bort|af|ud) (fra|af) (jeres|den|denne|alle|listen) ~2 {list}
    (af|ud af|vaek fra|fra) (jeres|denne|den) ~2 {list}
    (traekker|trak|traek|tilbagekald*) ~4 samtykke*
    samtykke* ~3 (tilbage|tilbagekald*)
    (frabeder|frabede|protesterer|modsaetter|gor indsigelse) ~6 ({list}|direkte markedsforing|markedsforing*)
    glem min (mail|email|adresse|mailadresse)
    (i|du) ~2 (aldrig|ikke) ~2 (afmeldt|fjernet|slettet) mig
    (afmeld*|frameld*|unsubscribe)( link| linket| knap| knappen)? ~2 (virker|fungerer|dur|er) ~2 (ikke|dodt|itu)`,
  still: `
    (stadig|stadigvaek|fortsat|alligevel|hele tiden|bliver ved) ~6 {list}
    {list} ~4 (stadig|stadigvaek|alligevel|selvom)
    (bliver ved|fortsaetter) (med )?(at )?(sende|komme|maile|spamme)
    (allerede|flere gange|gange|tre gange) ~4 (afmeldt|frameldt|bedt|meldt)
    (afmeldt|frameldt|bedt) ~4 (gange|stadig|alligevel|men)`,
  short: `
    (lad vare|lad vaere)
    (stop|stop nu|stop det|stop det her|hold op|slut|nok|afmeld|frameld|afmelding|afmeld mig|meld fra|slet|fjern|slet mig|fjern mig|vaek|ud)( nu| tak)?
    (nej|nej tak|ikke interesseret|ikke mere|ingen flere|ikke flere|aldrig mere)
    lad mig vaere`,
  negated: `
    (ikke|aldrig|uden at|ingen planer om at) (blive |bliver |at |laengere |have |har |vil |ville )*(afmeld*|frameld*|melde mig fra|fjernet|slettet fra)
    (afmeld|frameld|fjern|slet|stop) (mig |os )?(ikke|aldrig|endelig ikke)
    (afmeld|frameld) (mig|os) (endelig |for alt i verden )?ikke
    (jeg|vi) (har|vil|ville|onsker|bad|onskede) (aldrig|ikke) ~2 (afmeld*|frameld*|meldt mig fra)
    (vil|onsker) ikke at i ~3 (afmelder|fjerner|sletter|stopper)
    (meld|tag) mig ikke (fra|af)
    (ikke|nodigt) ~2 (misse|ga glip|undvaere)`,
  stay: `
    (savner|glem min sidste|gerne blive)
    (tvaertimod|saet mig tilbage|saet mig pa igen|pa igen|fortryde|fortryd|tilbage pa)
    (vil|onsker|gerne|kan) ~5 (beholde|fortsaette|fortsat|blive ved|blive pa|forblive|stadig have|stadig modtage|have tilbage)
    (bliv|fortsaet|bliv ved) ~3 (sende|med|modtage)
    (elsker|kan lide|er glad for|glad for|holder af|saetter pris|nyder|synes|dejligt|godt|fint) ~4 (nyhedsbrev*|mails|tilbud|breve)
    (tilmeld*|meld mig til|skriv mig op|meld mig pa|tilmeld mig igen)
    (modtage|fa|have) (jeres |nyhedsbrev* )*igen
    (begynde|starte) ~4 (sende|modtage|fa)
    bliver? pa ~2 {list}`,
  why: `
    ^hvem ~8 ({leave}|{quit})
    (er|har) i ~3 (stoppet|holdt op|droppet)
    hvorfor ~4 (afmeldt|frameldt|fjernet|slettet|meldt fra|ikke laengere|ikke mere|ingen)
    (er|blev|har) (jeg|vi|min ~2) ~3 (afmeldt|frameldt|blevet afmeldt|fjernet fra)
    (jeg|vi|min ~2) (er|blev|er blevet) ~3 (afmeldt|frameldt|blevet afmeldt|fjernet)
    (ved en fejl|fejlagtigt|kom til at|ved et uheld) ~5 (afmeld*|frameld*|melde mig fra)
    (afmeldt|frameldt|afmeldte) ~3 (ved en fejl|fejl|uheld)
    (far|modtager|faet|modtaget) (jeg )?(ikke|ingen|aldrig) ~3 {list}
    (stoppet|holdt op) ~2 (med at )?(fa|komme)
    hvad (betyder|mener)
    tak for (at i )?(afmeld*|slettede|fjernede)`,
  hypothetical: `
    (hvis|nar|inden|for|forend) (jeg|vi) ~4 (afmeld*|frameld*|melder mig fra|opsiger)
    (overvejer|taenker pa|tanker) ~4 (afmeld*|frameld*|melde mig fra|opsige)
    (ellers) ~2 (afmelder|framelder|melder) jeg`,
  reported: `
    (kone|mand|kaereste|ven|veninde|mor|far|datter|son|soster|bror|kollega|kolleger|chef|kunde|kunder|nabo|nogen|folk|mange|han|hun|de) (vil|ville|siger|sagde|bad|har|skrev|sporger|provede|onsker|klager) ~6 (afmeld*|frameld*|nyhedsbrev*|melde|slippe|mails)
    (afmeld|frameld|slet|fjern) (ham|hende|dem|min (kone|mand|mor|far|kollega|datter|son|ven|veninde))
    (star|stod) (der )?~2 (afmeld*|frameld*|unsubscribe)
    (sagde til mig|radede) ~4 (afmeld*|frameld*)`,
  elsewhere: `
    (afmeld*|frameld*|opsig*|melde* fra|meld* fra) ~5 (app|appen|konto*|ordre*|kursus|hold*|venteliste*|medlemskab*|kaffe*|levering*|push*|arrangement*|event*|kundeklub*|betaling*)
    (stop|annuller*|afbestil*|opsig*|saet ~2 pause) ~4 (ordre*|bestilling*|levering*|pakke*|kob*|retur*|betaling*|medlemskab*|kaffe*|forsendelse*)
    (fjern|slet) ~4 (ordre*|varen|vare|kurv*|produkt*|linje|kvittering*|faktura*)
    (send|sende) ~3 (pakke*|varen|storrelse*|jakke*|sko*|ny|faktura*|kvittering*|bla|rod|sort*)
    (ordre|leverings|forsendelses|fragt|track)(bekraeftelse*|mail*|sms*|besked*)`,
  ...daDoubts,
  ...daRights,
};
