import { fiDoubts } from "./fi-doubts.ts";
import { fiRights } from "./fi-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Finnish, and what only looks like it. */
export const fi: Phrases = {
  language: "fi",
  hasDigraphs: false,
  frequent: `mina ja on ei en ole se etta minun minua minut minulle te teidan teilta halua haluan enaa kiitos hei
    moi miten miksi milloin missa uutiskirje uutiskirjeen sahkopostia viesteja lopettakaa poistakaa listalta
    mutta kun jos nyt tai voitte voisitteko saada mita mika mun mulle olen oli tilaus pois kaikki tama taman
    lahettaa saanut peruuttaa tietoni kiitti peruuta lopeta ala alkaa sita niin myos viela`,
  filler: `
    ((hei|moi|moikka|terve|heippa|hyvaa paivaa|huomenta|hyva|arvoisa|paivaa)( asiakaspalvelu| vastaanottaja| siella| teille)?)
    (asiakaspalvelu)
    ((kiitos|kiitoksia|kiitti|kiitos paljon|kiitan|suur kiitos|kiitokset)( etukateen| avusta| jo etukateen)?)
    (valittomasti|heti|nyt|nyt heti|mahdollisimman pian|pikaisesti|pian|ystavallisesti|ihan|vaan|vain|viipymatta|saman tien|samantien|tanaan|myos|oikeasti|todella|vihdoin|lopultakin|kerralla|kertakaikkiaan|kerta kaikkiaan|ihan oikeasti|jo)
    (ystavallisin terveisin|terveisin|t)
    (helvetin|saatanan|perkeleen|vitun|pirun|hiton|tyhmat|turhat|turhia|arsyttavat|arsyttavia|tyhmia)`,
  list: `
    (uutiskir*|uutisviest*)
    ((sahkoposti|sposti|maili|meili|meilit|meileja|meilia|maileja|mailia|postia|postit|posteja|meilej*|mailej*|emaili*)*)
    (sahkopost*|spost*|s posti|s postia|s posteja)
    ((posti|jakelu|lahetys|sahkoposti|osoite|mainos|meili|maili)list*)
    (list(a|alta|alle|oilta|an|oille|alla|oilla|oista|asta)|mainoks*|mainont*|markkinoin*)
    (roskapost*|spammi*|spammay*|tarjouks*|viest*|tekstiviest*|roska*|kirje*|paska*|tiedotte*)
    (kampanj*)`,
  leave: `
    (peru*|perukaa|peruuta*|peruutu*|perua|irtisan*)
    (poist* ~4 (list*|postituslist*|uutiskir*|jakelu*|tilaaj*)|poistukaa|eroa*|erota)
    (unsubscribe*|lopettaa ~2 (tilauks*|uutiskir*)|poistakaa minut|poista minut|poistakaa mut)
    (poista mut|lopeta* ~2 tilau*)`,
  spelling: {
    right:
      "uutiskirjeen peruuttaa tilauksen mainoksia viesteja sahkoposteja postituslistalta lahettaminen poistakaa sahkoposti mainoksia viesteja postituslista peruuttaa peruuta uutiskirje uutiskirjeen peruuttakaa lopettakaa poistakaa sahkopostia unsubscribe uutiskirjetta",
    lookAlikes: "perustaa uutiskirjeet peruutettu lopettaa peruutti poistaa sahkoposti",
  },
  other: `
    ((order|tilausnumero|tilauksestani|tilaamani|tilatu*|tilasin)*|paket*|toimitu*|palautu*)
    (lasku*|maksu*|sovellu*|tili(a|n|ni|ani)?|alennuskoodi*|kenga*|takki*|takin|mekko*|kahvi*)
    (tuot*|ostoskor*)`,
  quit: `
    (kieltaydyn|lakat*|riitti|lopp*|estak*|jattakaa pois)
    (riittaa|lopetatte|lopettaisitte|ottak*|lakat*|lakka*|luopu*)
    (kielta*|kieltay*|kiellan|tippu*|opt out|optout|unsubscribe)
    (peru*|lopet*|lopett*|poist*|pois|eroon|katkais*|irtisan*|keskeyt*|seis|irti|vapau*)
    (paatta*|siivot*|tiput*|riittaa jo|saa riittaa)`,
  letter: `
    (kampanj*|lahetykset|lahetyksia|postituk*|listallanne|listaltanne)
    (kirje*|viestit|viesteja|postia|posteja|sahkoposteja|sahkopostej*)
    (uutiskir*|mainos*|mainoks*|mainont*|markkinoin*|postituslist*|sahkopostilist*)
    (roskapost*|spammi*|jakelulist*|listalta|listoilta|uutisviest*|suoramarkkin*)`,
  more: `(enaa|enempaa|lisaa|yhtaan|ikina|koskaan|jatkossa)`,
  person: `
    (naapuri*|kollega*|sisko*|aiti*|anoppi*)
    (vaimo*|miehe*|ystava*|kaveri*|aiti*|isa*|tytar|tyttare*|poika|poikani|sisko*)
    (veli|velje*|kollega*|tyokaveri*|pomo*|naapuri*|puoliso*|mummo*)`,
  wanting: `(haluan|pyydan|vaadin|haluaisin|toivon|minun|minut|mut|tahdon)`,
  not: `(missaan nimessa|missaan tapauksessa|ehdottomasti en|en|ei|ala|alkaa|emme)`,
  meant: `(pyytanyt|halunnut|tarkoittanut|tarkoitus|aikonut|halua|aio)`,
  permit: `(lupa|lupaa|luvan|suostumus*|oikeutta|oikeus)`,
  ensure: `(huolehti*|varmist*|pitakaa huoli|hoitakaa niin)`,
  no: `(ei|en)`,
  generic: `(peru*|perukaa|peruuta*|perua|perumaan|eroa*|erota)`,
  lists: {
    neg: `
      ei
      en
      emme
      ala
      alkaa
      alka
      eika
      enka
      etten
      ettei
      ette`,
    send: `(lahet*|laheta*|meila*|maila*|spamma*|kirjoit*|hairit*|ota yhteytta|ottako yhteytta|pommit*|tyrkyt*|laittak*|laittele*|tunke*)`,
  },
  ask: `
    (jattakaa|jata|pitakaa) (minut|mut) ~4 ulkopuolel*
    (teista|naista|tasta) ~2 eroon
    viela yksi (viesti|meili|maili) niin
    spamm* (minua|mua)
    alkaa ~2 (lahettako|kirjoittako|laittako) ~3 (enaa|mitaan|koskaan|enempaa)?
    osoitteeni on ~2 list*
    (peruuttakaa|perukaa|peru|peruuta) ~2 uutiskir*
    en halua enaa (mitaan|emaileja|maileja|meileja)
    (lopetatte|lopettaisitte) ~3 (lahety*|viest*|post*)
    poista postituslistalta
    (loppu|stop) {list}
    loppu {letter}
    (jatta*|jattak*) ~2 {letter} ~2 (valiin|pois|vahemmalle)
    pois (postituksesta|postituslistalta|listalta|jakelusta)
    poista (postituslistalta|listalta)
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (minut|mut) pois
    (paasen|paasee|paasisin) ~4 (pois|list*|eroon)
    (jattakaa|jata) ~3 rauhaan
    (poist*|pois) (osoitteeni|sahkopostini|meilini)
    saa (riittaa|loppua)
    (ei|en) ~3 {letter}( kiitos)?$
    ^(peruutus|peru|perukaa|peruuta|peruuttakaa|peruutan|perun|unsubscribe|peruuta tilaus|peru tilaus|tilauksen peruutus|uutiskirjeen peruutus|poistakaa minut|poista minut|poistakaa mut|poista mut|poistakaa|perukaa tilaus|tilauksen lopetus|tilauksen lopettaminen|uutiskirjeen lopetus|uutiskirjeen peruuttaminen)$
    (peru*|peruut*|lopeta*|lopett*|katkais*|paattak*|paata|irtisan*|keskeyt*|poist*|sulke*) ~4 (uutiskir*|postitu*|lahety*|sahkoposti(t|en|n|a)?|sahkopostej*|markkinoin*|mainont*|mainos*|{list})
    (uutiskir*|uutiskirjeen|postituslista*|sahkopostin|sahkopostien|markkinoin*|mainos*|mainoks*|viestien) ~4 (peru*|peruut*|lopet*|irtisan*|keskeyt*|poist*|lopettaa|tilau* peru*|pois|loppua|seis)
    (uutiskirje|uutiskirjeen) ~1 tilau* ~3 (peru*|lopet*|poist*|pois)
    (poist*|otta*|ota|pyyhk*|siirt*|tiputt*|heit*|pudot*|siivot*) (ystavallisesti )?(minut|mut|mua|minua|meidat|osoit* ~2|sahkopost* ~2|taman ~2|nimeni|tietoni ~1|@) ~4 (list*|postituslist*|jakelu*|pois|sielta|taalta|uutiskir*|tasta|tilaaj*|rekisterista pois|sahkopostilistalta|{list})
    (poist*|ota|ottakaa) (minut|mut|meidat) ?(pois)?$
    (pois|poista) (minut|mut|meidat)
    (poist*) (sahkopost*|osoitteeni|sahkopostiosoitteeni|meiliosoitteeni|mailini|sahkopostini|spostini)
    (haluan|haluaisin|tahdon|pyydan|vaadin|toivon|saisinko|voinko|voisinko|voiko|voitteko|voisitteko|voitko|voisitko|miten|kuinka|mista|missa|yritan|yritin|yrittanyt|pyytaisin|haluamme|onnistu*|pitaisi) ~6 (peru*|peruut*|erota|eroon|irtisan*|pois ~2 list*|pois|unsubscribe*|poistu*|poistet*|poistaa (minut|mut|osoitteeni|sahkopost*)|lopett* ~3 (lahet*|tilau*|uutiskir*|nama|naiden|naita)|lopettaa|peruutetuksi)
    (haluan|tahdon|haluaisin) (pois|eroon|irti)
    pois ~3 {list}
    (list*|postituslist*|jakelu*|uutiskir*|sahkopostilist*) ~2 (pois|poist*|eroon|irti)
    (lopet*|lopett*|riitta*|seis|stop) (jo |jo se |se |naiden |nama |naita |tama |teidan |kaikki |toi |tuo |ne )*({list}|{send}|spamma*|mainost*|lahett*)
    (lopet*|lopett*|seis|riittaa|stop) ~5 ({list}|{send}|spamm*|mainost*)
    ^(lopeta|lopettakaa|seis|stop|riittaa|loppu|lopettakaa jo|lopettakaa tama)$
    lopet* (tama|tuo|toi|nama|jo|tallainen)
    (en|emme|ei) (enaa )?(halua*|tahdo*|toivo*|kaipaa*|tarvi*|jaksa*|viitsi*|kiinnosta*|kiinnostunut|tilan*|haluta|halunnut) ~6 ({list}|enaa|saada|vastaanottaa|teilta|mitaan|kuulla|lukea|naita|olla|tata|lisaa)
    (en|ei) ~3 (enaa|yhtaan|enempaa) ~4 ({list}|{send})
    (ei|en) (enaa|kiitos|yhtaan|lisaa|enempaa|enaan) ~3 {list}
    (ei|en) ~2 (kiinnosta|kiinnostunut|kiinnostu)( enaa)?
    (ala|alka|alkaa|alkaa ikina|alkaa enaa|alka enaa) ~3 ({send}|lahettako*|lahettako|lahettele*|laittako|kirjoittako|ottako)
    (alkaa|ala|alka) ~1 (lahet*|spamm*|laitta*|kirjoit*|meila*|maila*|hairi*)
    (jattakaa|jata) (minut|mut|meidat) rauhaan
    (saanut|saan) tarpeekseni
    (kyllast*|kurkkua myoten|vasyn*) ~5 {list}
    {list} ~3 (riittaa|kyllasty*|arsyt*|loppua|loputtava|on loputtava)
    (peruutan|perun|peruuttaa|perua|vedan|peruuttakaa) ~4 (suostumu*|luva*|lupa*|markkinointi*)
    (kiellan|vastustan|kiellamme|kielto|suoramarkkinointikielto) ~6 (markkinoin*|suoramarkkinoin*|mainon*|{list}|lahet*)?
    (unohtakaa|unohda) ~2 (osoitteeni|sahkopost*)
    (peruutus|peruuta|peruuttamis|unsubscribe)(linkki|linkin|nappi|painike|nappula|painike)* ~4 (ei (toimi|onnistu|vie)|rikki)
    (peruutus|peruuttaminen|peruminen) ~3 ei (toimi|onnistu)`,
  still: `
    (silti|edelleen|yha|vielakin|jatkuvasti|koko ajan|siita huolimatta|aina vaan) ~5 ({list}|tulee|saan|tulevat|tullut|lahet*)
    {list} ~3 (tulee|tulevat|saan) ~3 (edelleen|silti|yha|vielakin)
    (jo|monta kertaa|kertaa|useasti|moneen kertaan|useaan kertaan) ~4 (perunut|peruuttanut|peruin|pyysin|pyytanyt|perunu|peruutin|perumaan)
    (perunut|peruutin|peruin|peruuttanut|pyytanyt) ~6 (kertaa|silti|edelleen|mutta|yha)
    (jatkatte|jatkuu|jatkuvat)`,
  short: `
    (stop|lopeta|lopettakaa|seis|riittaa|jo riittaa|peru|perukaa|peruuta|peruuttakaa|peruutus|poista|poistakaa|poista minut|poistakaa minut|poista mut|poistakaa mut|pois|loppu|peru tilaus|peruuta tilaus|perukaa tilaus|ei enaa|lopettakaa jo|lopeta jo|lopettakaa tama|irti|eroon|tilaus pois|pois listalta)( nyt| heti| jo)?
    (ei|ei kiitos|ei kiinnosta|ei kiinnosta enaa|en halua|en halua enaa|ei ikina enaa|ei koskaan enaa|ei lisaa|ei enempaa)
    jattakaa rauhaan`,
  negated: `
    (en|ei|alkaa|ala|emme|alka) (halua |haluaisi |halunnut |aio |ole |tahdo |missaan nimessa |toki |vaan |toivo |ikina |koskaan |suinkaan |pyytanyt |halua etta |kuitenkaan |itse )*(peru*|peruut*|poist* (minua|mua|minut|listalta|osoitet*)|perua|erota|poistaa minua|poistua list*|irtisan*|poistu)
    (alkaa|ala|alka) ~1 (poistako|poista|peruko|peruuttako|peru|lopettako|lopeta)
    en ~2 (perunut|peruuttanut|pyytanyt ~2 (peru*|poist*))
    (en|ei) ~2 (menettaa|jaada ilman|luopua)
    perumatta`,
  stay: `
    (kaipaan|unohtakaa edellinen|haluan jaada)
    (painvastoin|lisatkaa minut|palauttakaa minut|takaisin listalle|perukaa peruutus|kumota|palauttaa tilau*)
    (haluan|haluaisin|toivon|mielellani|tahdon) ~4 (jatkaa|pysya|sailyttaa|jatkossakin|edelleen saada|yha saada|pitaa|takaisin|uudelleen|jaada|jatkossakin)
    (jatkakaa|jatka)
    (pidan|tykkaan|rakastan|nautin|kiva|mukava|mukavia|hyvia|ihana|ihania|luen mielellani|kivoja) ~4 (uutiskir*|viest*|tarjou*|sahkopost*|kirje*)
    (liittya|liitty|liittykaa|tilata|tilaisin|tilaa|lisatkaa|lisata|liittakaa|ilmoittautua) ~3 (uutiskir*|list*|uudelleen|minut|mut)
    (haluan|haluaisin|voinko) ~2 (tilata|liittya|saada) ~3 (uutiskir*|takaisin|uudelleen|taas)
    (pysya|pysyn|olla|jaada) ~2 (list*|tilaaj*)`,
  why: `
    ^kuka ~8 ({leave}|{quit})
    oletteko ~2 (lopettaneet|lakkauttaneet)
    miksi ~6 (peru*|poist*|en saa|ei tule|en enaa saa|lopetet*|en ole saanut|peruttiin|peruutet*)
    (minut|mut|tilaukseni|osoitteeni|onko|uutiskirjeeni) ~4 (poistettu|poistettiin|peruttu|peruttiin|peruutettu|peruuntunut|peruutettiin|peruuntui)
    (vahingossa|epahuomiossa|virheellisesti|erehdyksessa) ~5 (peru*|poist*|peruut*|klikka*|painoin)
    (peru*|peruut*|poist*) ~3 (vahingossa|epahuomiossa|erehdyksessa)
    (en|ei) (ole |enaa )*(saa|saanut|tule|tullut|saanu) ~4 {list}
    {list} ~3 (ei|eivat) (enaa )?(tule|ole tullut|saavu|ole saapunut|tullut)
    mita ~2 tarkoittaa`,
  hypothetical: `
    (jos|kun|ennen kuin|mikali) ~4 (perun|peruutan|peruisin|peruuttaisin|eroan|lopetan ~2 tilau*|poistun)
    (harkitsen|mietin|mietiskelen|ajattelin) ~4 (peru*|peruut*|erota|lopettaa)
    (muuten|muutoin) ~2 (perun|peruutan|lopetan|poistun)`,
  reported: `
    (vaimo*|mies|miehe*|ystava*|kaveri*|aiti*|isa*|tytar|tyttare*|poika|poikani|sisko*|veli|velje*|kollega*|tyokaveri*|pomo*|asiakas|asiakka*|naapuri*|joku|ihmiset|moni|han|he|puoliso*|mummo*) (halua*|sanoi|sanoo|pyysi|pyytaa|kysyi|kirjoitti|yritti|valitta*|kertoi|haluu) ~7 (peru*|poist*|uutiskir*|lopet*|eroon|sahkopost*)
    (poista*|peru*) (hanet|hanen|vaimoni|mieheni|aitini|isani|puolisoni|kollegani)
    (lukee|luki|sanotaan) ~2 (peru*|unsubscribe|peruuta)
    (neuvoi|kaski) ~4 (peru*|poist*)`,
  elsewhere: `
    (peru*|peruut*|poist*|irtisan*|lopet*|kirjaudu* ulos) ~5 (sovellu*|tili*|tilaukseni|tilauksen numero|kurssi*|jonotuslist*|jasenyy*|kahvi*|toimitu*|push*|tapahtum*|kanta asiak*|varau*|maksu*|osto*|kauppa*|paket*|lahetyksen|ilmoittautumi*|ajanvarau*)
    (tilau*|tilaukse*) ~1 (numero|nro|#|[0-9]*) ~4 (peru*|peruut*)
    (kahvi*|kurssi*|jasenyy*|ostok*|toimitu*|varau*|ajanvarau*|kenk*|takki*|takin|mekko*|mekon|tuote*|tuotte*|paket*) ~4 (peru*|peruut*|irtisan*|lopet*)
    (poist*) ~4 (tuot*|ostoskor*|tilauksesta|lasku*|rivi*|toivelist*|jonosta)
    (lahet*) ~4 (paket*|koko*|kenga*|takki*|tuote*|lasku*|uusi|vaara*|sinist*|punai*|must*|palautus*|mekko*)
    (tilaus|toimitus|seuranta|lahetys)(vahvistu*|viest*|ilmoitu*)`,
  ...fiDoubts,
  ...fiRights,
};
