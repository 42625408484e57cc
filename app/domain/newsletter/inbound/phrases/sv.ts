import { svDoubts } from "./sv-doubts.ts";
import { svRights } from "./sv-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Swedish, and what only looks like it. */
export const sv: Phrases = {
  language: "sv",
  hasDigraphs: false,
  frequent: `och jag att det ni inte ar pa en som for av med mig har till den vill era ert kan fran
    min mitt mina ej men om sa nu hej tack snalla fler mejl mail nyhetsbrev skicka sluta bort mer
    inga inget var nar hur varfor er vad langre fa far alla`,
  filler: `
    ((hej|hejsan|hallo|tja|tjena|hejhej|goddag)( pa er)?)
    ((tack|tackar)( pa forhand| for det| sa mycket| for hjalpen)?)
    (snalla|vanligen|vanligt|gartna|garna|bara|genast|omgaende|omedelbart|nu|direkt|idag|faktiskt|verkligen|snarast|ens|ju|da|alltsa|helt enkelt)
    (jattemycket|sa fort som mojligt|en gang for alla|med omedelbar verkan|med en gang)
    ((vanliga|basta) halsningar|kundtjanst|support)
    (jakla|javla|himla|forbannade|forbaskade|dumma|skit)`,
  list: `
    (?!order|bestall|leverans|bekraft|kvitto)[a-z]*(mejlen|mejl|utskick)
    (nyhetsbrev*|nyhetsmejl*|nyhetsmail*)
    ((mejl|mail|email)(en|et|s|sen|lista|listan|listor|listorna|utskick|utskicken|reklam)?)
    (mejl*|epost*|e post|post|utskick*|reklam*|erbjudande*|spam*|skrappost|massutskick*)
    (marknadsforing*|sandlist*|(adress|prenumerations|kund|utskicks)list*|list(a|an|or|orna))
    (annons*|meddelande*|sms*|brev(en|et)?|kampanj*|inbjudningar|skit(en|et)?|dynga|skrap(et)?)
    (information|uppdateringar|prenumeration(en)?)`,
  leave: `
    (avregistrer*|avregg*|avprenumerer*|avpren*|avanmal*|avsluta* ~3 prenumeration*)
    (sag* upp ~3 prenumeration*|avbest(all|alla|aller|allt)|unsubscribe*|ga ur)
    ((plocka|ta|tar|tagit|tag|lyft|stryk) bort (mig|oss|min adress|min mejl*|min mail*|min epost*))
    (stryk mig|utregistrer*|(skriva|skriv) (av|ur) (mig|oss))`,
  spelling: {
    right:
      "avsluta prenumerationen prenumerationer erbjudanden mejlutskick utskicken nyhetsmejl meddelanden skicka mejlen utskick maillista mails reklam avregistrera mejlet avregistrera avregistrering avregistreras avprenumerera nyhetsbrev nyhetsbrevet prenumeration avanmala unsubscribe",
    lookAlikes: "registrera registrering prenumerera anmala nyhetsbreven registreras prenumererar",
  },
  other: `
    (kop|kopet|rean|rea|order*|bestallning*|leverans*|paket*|retur*|faktur*|betalning*|app(en)?)
    (kvitto*|rabattkod*|storlek*|tross*|skor(na)?|jacka*|klanning*|kaffe*|varor|varan|produkt*)
    (lager)`,
  quit: `
    (upphor|nog|sluta|undanbe*|avstar|bort)
    (sluta upp|racker|slutar|upphor|bortplocka*|bortta*|struken|fardig|slut* pa)
    (avbojer|undanber|avsager|betackar|opt out|optout|unsubscribe)
    (avsluta*|avslut*|stopp*|stryk*|struken|slipp*|avbryt*|upphor*|stang*|radera*|avboka*)
    (skona|bespara|sluta|befria|sag* upp|saga upp|sager upp)
    ((ta|tas|tar|plocka|lyft|kasta|kicka) bort|bort med (mig|mej|oss)|av med mig)
    ((ta|tag) (mig|oss) (av|ur|fran)|las av mig)`,
  letter: `
    (kampanj*|brev|brevet|breven|brevutskick|veckobrev*)
    (nyhetsbrev*|nyhetsmejl*|nyhetsmail*|utskick*|reklam*|marknadsforing*|prenumeration*)
    (spam*|skrappost|maillist*|mejllist*|mailinglist*|sandlist*|massutskick*|newsletter*)
    (listan*|maillista|mejlreklam*)`,
  more: `(lengre|langer|mer|fler|flera|langre|igen|nansin|nagonsin|mera|nagra)`,
  person: `
    (granne*|kollega*|fru|frun|syster*|dotter*|sambo*|chef*|kompis*|svarmor|mamma|mamman|pappa)
    (fru|sambo|vaninna|kompis|mamma|pappa|dotter|son|syster|bror|kollega)
    (kollegor|chef|granne|pojkvan|flickvan|svarmor)`,
  wanting: `(vill|onskar|begar|kraver|ber|kan jag|far jag|jag)`,
  not: `(under inga omstandigheter|pa inga villkor|inte alls|verkligen inte|inte|aldrig|ej|icke)`,
  meant: `(bett|menat|menade|velat|tankt|tankte|bad|forsokt|onskat|ville|menar|tanker|bett om)`,
  permit: `(tillstand|tillatelse|lov|samtycke*|medgivande|ratt|anvanda|godkannande)`,
  ensure: `(se till|ser till|ordna sa|fixa sa|se over sa|garantera)`,
  no: `(inget|inga|ingen|ej)`,
  generic: `(avbestall*|avbestallt|avsluta*|saga|sag)`,
  lists: {
    neg: `
      inte
      ej
      icke
      aldrig
      inga
      inget
      ingen
      ingenting
      slippa
      slipper
      slipp`,
    want: `
      (vill|onskar|orkar|behover|ville|tanker|tal) (verkligen |faktiskt |absolut )?({neg})( langre| mer)?
      har ({neg}) (bett|sagt ja|anmalt|tackat ja|velat|godkant)
      ar ({neg}) (langre )?(intresserad|intresserade)`,
  },
  ask: `
    (hur|vad) ~4 (kommer|slipper|tar) (jag|man|vi) (mig )?(av|bort|ur|undan)
    (ta|tag|plocka) mig (bort|av|ur)
    (hall|lamna) (mig|oss) (utanfor|utanfor alla|borta)
    av med er
    (ett|en) (enda )?(mejl|mail|utskick|brev) till ~1 (anmal*|blockerar|ringer)
    (inte|aldrig) anmalt mig ~3 (bort|ta bort)
    angrar att jag (anmalde|skrev upp|registrerade) mig
    sluta upp med (det|att|de|det dar)
    (utan|slippa) era (mejl|utskick|brev)
    lika bra att ni slutar
    vill inte ha$
    skicka mig (inget|inga|ingenting|aldrig)
    (lat|slut) ~1 (bli|bara) (att )?(skicka|mejla|maila)
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (stryk|ta bort|radera) min adress$
    av med mig
    ^slutprenumerer*
    (kommer|tar) (jag|ja|man) bort
    nog (med|me) ~3 {list}
    (vill|vil) inte ha ~4 {list}
    (ta|tag|tab) bor* (mig|mej) ~3 {list}
    (racker|nog) ~3 (mejl|mail|utskick|reklam)
    fa ut (mig|mej)
    tacka(r)? nej till ~4 {list}
    ^(avregistrera|avprenumerera|avanmal|avanmala|avbestall|unsubscribe|avregga|avpren|avregistrering|avanmalan)( {list})?$
    (avregistrer*|avregga*|avprenumerer*|avanmal*|avbestall|avbestalla|unsubscribe*|utregistrer*|avpren*) (~2 )?(mig|oss|min|mitt|denna|den har|detta|@|er|era|ert|alla|allt|fran)
    (avregistrera|avanmal|avprenumerera|avbestall) ~2 {list}
    (vill|onskar|behover|maste|skulle vilja|tanker|ska|forsoker|forsokt|forsokte|bett|ber|begar|bad) ~4 (avregistrer*|avregga*|avprenumerer*|avanmal*|avbestall*|unsubscribe*|bli av med|ga ur|lamna|bli borttag*|bort)
    (kan|kunde|gar|hur|var|skulle) (ni|du|jag|man|det|nagon) ~4 (avregistrer*|avregga*|avprenumerer*|avanmal*|avbestall*|unsubscribe*)
    (hur|var) ~6 (avregistrer*|avprenumerer*|avanmal*|avbestaller|slutar prenumerera|slipper|bli av med|kommer jag ur|gar jag ur)
    (ber|bett|bad|kraver|begar|onskar|vill) ~3 (avregistrering|avanmalan|att bli ~2 (avregistrerad|borttagen|struken))
    (vill|onskar) (bli )?(avregistrerad|borttagen|struken|avanmald)
    (ta|tag|plocka|stryk|radera|lyft|slang|rensa|flytta) (bort )?(mig|oss|min ~3|mitt ~2|den har adressen|denna adress|adressen|@) ~3 (fran|ur|av|i) ~4 {list}
    (ta|tag|plocka|stryk|radera) (bort )?(mig|oss|min ~2|mitt namn) (bort )?(fran|ur) (er|era|ert|den|det|detta|denna|alla|listan|har|allt)$
    (ta|tag|plocka|lyft) bort (mig|oss)( nu)?$
    (ta|tag|plocka) bort min (mejl|mail|epost|e post|adress|mejladress|mailadress|epostadress|e postadress)
    ta (mig|oss) (bort )?(fran|av|ur) ~4 {list}
    (stryk|strykas) ~2 (mig|oss|fran)
    (sluta|upphor|slut|lagg av|stoppa|avsluta|stopp|avbryt|stang av|upphora|nog|fa stopp pa)( nu| genast)? (med |att |pa |alla |era |er |de har |detta |dessa )?(att |era |er |alla )?(skick* |sand* )?(mig |oss |ut |med |era |er |alla |massa )?({list}|skick*|sand*|mejla*|maila*|spamma*|skriv*|kontakta*|stor*|trakassera*|bombarder*|mata|skriva)
    (sluta|stoppa|avsluta) ~4 {list}
    ^(sluta|stopp|stop|stoppa)$
    (sluta|lagg av)$
    {want} ~5 ({list}|hora av er|hora fran er|hora mer|fa det|fa dem|ha det|ha dem|ha detta|fa detta|fa nagot|ha nagot|bli kontaktad)
    ({neg}) (vill|onskar|orkar|intresserad|behover) ~5 {list}
    ({neg}) (langre )?intresserad*
    (vill|onskar|far jag|tack|ber att fa|kan jag|hur kan jag|ska man|kommer jag|later mig|lat mig) (~2 )?(slippa|slipper)
    slipp* ~4 {list}
    (skicka|sand|mejla|maila) (inte|inga|inget|aldrig|ej|icke) (mig |oss |ut )?( ~3 )?({list}|mer|fler|igen|nagot|nagra|mig|langre)
    (inga|inget|ingen|aldrig) (fler|mer|flera) ~2 ({list}|tack|fran er|sant)
    inga {list} ~1 tack
    nej tack till ~4 {list}
    ^(inga|inget) (fler|mer)
    (nog|nu racker det|fatt nog) (av|med) ~3 {list}
    (trott|trotta|less|leds|innerligt trott) pa ~5 {list}
    lamna mig ifred
    (lat|lamna) mig (vara )?(i fred|ifred)
    (kontakta|mejla|maila|stor|spamma|skriv) (mig|till mig|oss) (inte|aldrig|ej)
    (inte|aldrig|ej) (mejla|maila|kontakta|skriva till|spamma|skicka)( ut)?( mig)?( mer| langre| fler| nagot| igen)
    (vill|onskar) (ga ur|lamna|avsluta|saga upp|bort fran|av fran|ur|sluta fa|sluta prenumerera|inte langre prenumerera)
    (avsluta|saga upp|sag upp|avbryt|stoppa|stang) ~3 (prenumeration*|{list})
    (bort|av) (fran|ur) (er|era|den|den har|alla|samtliga|denna|ert) ~2 {list}
    (aterkallar|drar tillbaka|tar tillbaka|aterkalla|dra tillbaka) ~3 (samtycke*|medgivande*)
    (motsatter mig|tackar nej till|invander mot|nej till) ~4 (marknadsforing*|reklam*|direktreklam*|{list})
    glom min (mejl*|mail*|adress|epost*)
    (ni|du) ~2 (inte|aldrig) ~2 (avregistrerat|tagit bort|strukit) (mig|oss)
    (avregistrer*|avanmal*|avprenumer*)* ~1 (lanken|lank|knappen|sidan|funkar|fungerar) ~3 (inte|ej|fungerar inte|funkar inte|trasig|dod)
    unsubscribe ~2 (funkar|fungerar) (inte|ej)`,
  still: `
    (fortfarande|anda|trots ~4|hela tiden|an) ~4 (far|kommer|skickar|skickas|ramlar|dyker) ~4 {list}
    (far|kommer|skickar) (jag |ni |det )?(fortfarande|anda|hela tiden) ~4 {list}
    (fortsatter|fortsatta) (ni |att )*(att )?(skicka|komma|mejla|maila|spamma|fa)
    (redan|flera ganger|tre ganger|tva ganger|gang) ~4 (avregistrer*|avanmal*|bett er|sagt till|klickat|avprenumer*)
    (avregistrerat|avanmalt|avregistrerade|avprenumererat|klickat|bett) ~5 (ganger|fortfarande|anda|men)`,
  short: `
    (sluta|stopp|stop|stoppa|slut|nog|nog nu|lagg av|upphor|avsluta)( nu| genast| spamma| mejla| tack)?
    (avregistrera|avregistrering|avanmal|avprenumerera|avbestall|avregga)( mig| nu| tack)?
    (nej|nej tack|nej tack inget mer|inte mer|inget mer|inga fler|aldrig mer|inte intresserad|ej intresserad)
    (ta bort|radera|bort|ta bort mig|bort med mig|ta bort mej)
    lamna mig ifred`,
  negated: `
    (inte|ej|aldrig|inga planer pa att|utan att) (bli |blir |att |langre |ha |vara |har |ville |vill )*(avregistrer*|avanmal*|avprenumer*|avbestall*|borttagen|struken|ga ur|tas bort)
    (avregistrera|avanmal|avprenumerera|ta bort|stryk|avbestall|sluta) (mig |oss )?(inte|ej|aldrig|for all del inte)
    (jag|vi) (har |vill |ville |tankte |menade |bad )(inte|aldrig|ej) ~2 (avregistrer*|avanmal*|avprenumer*|avbestall*)
    sluta (inte|aldrig)
    ({neg}) (vill|ville) (inte )?~2 (avregistrer*|avanmal*)
    vill inte att ni ~3 (tar bort|avregistrerar|slutar|stryker)
    (inte|ej) (sluta|missa|ga miste|vara utan) ~4 ({list}|skicka)`,
  stay: `
    (saknar (det|dem|era)|angrat mig|glom mitt (forra|senaste))
    (tvartom|i stallet vill|ta tillbaka mig|satt tillbaka|lagg tillbaka|angra|ta med mig igen)
    (vill|onskar|vill garna|far jag|skulle) ~3 (ha kvar|fortsatta|vara kvar|stanna|behalla|fortsatta fa|fa tillbaka)
    (fortsatt|fortsatta) (att )?(skicka|fa|prenumerera|komma|mejla)
    (gillar|alskar|uppskattar|tycker om|trevligt|bra|fint|harligt|kul|roligt|fantastiskt) ~2 (nyhetsbrev*|era mejl|era mail|ert utskick|utskick*|brev*)
    (anmal|anmala|skriv upp|satt upp|lagg till|registrera) (mig|oss) (igen |pa |till |tillbaka |for )?
    (prenumerera|anmala mig) (pa|igen|till|pa nytt)
    (borja|ateruppta) ~3 (skicka|fa|prenumerera)
    (vill|kan jag|hur kan jag|onskar) (garna )?(fa|ha|prenumerera pa|borja fa|anmala mig till) (ert |era |mer |fler |tillbaka )?(nyhetsbrev*|mejl|utskick*|erbjudanden)
    kvar pa ~2 {list}`,
  why: `
    ^vem ~8 ({leave}|{quit})
    (har|slutade) ni ~4 (slutat|lagt ner|upphort|lagt ned)
    varfor (har|blev|ar|fick|tog|togs) (jag|ni|vi|min) ~4 (avregistrer*|avanmal*|bort|inte langre|avprenumer*|avslutad)
    (jag|vi|min ~2) (blev|har blivit|ar|verkar ha blivit|verkar vara|blivit) ~3 (avregistrerad|avanmald|borttagen|avprenumererad|avregistrerats)
    (har|blev|ar) (jag|vi) ~2 (avregistrerad|avanmald|borttagen|avregistrerat|avprenumererad)
    (avregistrer*|avanmal*|avprenumerer*) (mig )?(av misstag|rakade|oavsiktligt|misstag)
    (rakade|rakat|av misstag|misstag) ~3 (avregistrer*|avanmal*|avprenumerer*|ta bort)
    (far|fick|fatt|har fatt) (inte|inga|inget|aldrig|ej) (langre |fler |nagra |nagot |mer )?({list})
    (slutat|slutade) (att )?(fa|komma)
    inte (fatt|kommit|far) ~4 {list}
    vad (betyder|menas|innebar)
    tack for (att ni )?(avregistrer*|avanmal*|tog bort)`,
  hypothetical: `
    (om|nar|innan|ifall|forran) (jag|vi) ~3 (avregistrer*|avanmal*|avprenumerer*|avbestall*|avslutar prenum*|saga upp)
    (om|nar|innan|ifall) ~2 (avregistrerar|avanmaler|avprenumererar) (mig|oss|man)
    (funderar|overvager|tanker|fundera) (pa )?(att )?(avregistrer*|avanmal*|avprenumerer*|avsluta)
    (annars|da|isafall|i sa fall) ~1 (avregistrerar|avanmaler|avprenumererar|avslutar) jag
    jag (kommer att|kommer|kanske|avregistrerar mig om|far val) ~2 (avregistrera mig|avanmala mig) om`,
  reported: `
    (fru|man|sambo|van|vaninna|kompis|mamma|pappa|mor|far|dotter|son|syster|bror|kollega|kollegor|chef|kund|kunder|granne|nagon|folk|manga|han|hon|de|pojkvan|flickvan|svarmor) (vill|ville|sa|sager|bad|har bett|skrev|undrar|forsok*|har|onskar|klagar) ~6 (avregistrer*|avanmal*|avprenumer*|nyhetsbrev*|slippa|mejl|utskick*|prenumer*)
    (avregistrera|avanmal|ta bort) (henne|honom|dem|min (fru|man|mamma|pappa|van|mor|far|dotter|son|kollega))
    (star|stod|skrivs|heter|sager) ~2 (avregistrer*|avanmal*|avprenumer*|unsubscribe)
    (tipsade|radde|sa at mig|bad mig) ~4 (avregistrer*|avanmal*)`,
  elsewhere: `
    (avregistrer*|avanmal*|avsluta*|sag* upp|avbestall*|ga ur) ~4 (app|appen|konto|kontot|bestallning*|order*|kurs*|vantelista*|medlemskap*|kaffe*|leverans*|bevakning*|push*|event*|traff*|lada*|paket*|vara*|kundklubb*|boende*|tid|tiden)
    (stoppa|avbryt|avsluta|avboka|avbestall|pausa|stop) ~4 (order*|bestallning*|leverans*|paket*|kop*|retur*|betalning*|frakt*|dragning*|medlemskap*)
    (ta bort|stryk|plocka bort) ~4 (ordern|order|bestallning*|varukorg*|vara|varan|produkt*|korg*|kvitto*|faktura*|bevakning*)
    (skicka|sand) (inte|inga|ej|aldrig) ~3 (paket*|varan|varor|storlek*|tross*|jacka*|fler paket|kop*|faktura*|bla|rod|svart*)
    (order|bestallnings|leverans|sparnings)(bekraftelse*|mejl*|mail*|sms*)`,
  ...svDoubts,
  ...svRights,
};
