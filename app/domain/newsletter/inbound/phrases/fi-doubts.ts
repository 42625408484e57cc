import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Finnish: denied, told of others, nearly done, long past. */
export const fiDoubts: DoubtPhrases = {
  others: `
    (tyttare*|tytto*|poika*|poikani|vaimoni|mieheni|puolison*|avopuoliso*|aitini|isani|isoaiti*)
    (mummo*|vaari*|tati*|eno|seta|serkku*|lapse*|vanhempa*|ystavani|kamu*|kamppik*|kaveri*)
    (asiakas|asiakka*|joku|jotkut|moni|monet|ihmiset|tyontekija*|harjoittelija*|assistentti*)
    (johtaja*|esimie*|han|hanen)`,
  says: `
    (eivat|ei voinut|eivat voineet|on varmaan|varmaan|haluaa|haluaisi|halusi|haluavat|sanoo|sanoi|sanovat|pyytaa|pyysi|kysyy|kysyi|kysyvat)
    (kirjoitti|kirjoittaa|yrittaa|yritti|toivoo|toivoi|valittaa|valitti|miettii|mietti|ehdottaa)
    (ehdotti|neuvoi|kehotti|vaatii|luulee|aikoo|perui|on perunut|on pyytanyt|on sanonut)`,
  denied: `
    (ei|teidan ei) ~1 (tarvitse|tarvitsekaan|kannata)
    (en|ei|emme|kukaan|ikina|koskaan) ~3 (pyytanyt|sanonut|halunnut|tarkoittanut|tarkoitus|aikonut|aio|aikomus*|kaskenyt|kirjoittanut|vaatinut|toivonut|halua etta|suunnittele*|ajatellut|harkitse)
    (ei|mitaan|pienintakaan) ~3 (aikomusta*|syyta|halua|aihetta|tarvetta|aietta)
    (missaan nimessa|missaan tapauksessa|alkaa|ala|alkaa missaan|ei saa|ette saa|ei pida|ette voi|kaikin mokomin ala) ~2 ({quit}|{leave}|poist*|lopet*|peru*)
    (miksi) (perui*|lopettai*|haluai*)`,
  spared: `
    (jattakaa|jata|pitakaa|pida) (minut|mut) (listal*|mukaan|tilaajaksi)
    (alkaa|ala|alka) ~2 (lopett*|lopet*|poist*|peru*|jatta*|katkais*)`,
  almost: `
    (olin|meinasin|meinaan|melkein|olin jo|olin aikeissa|aikeissa|ajattelin|harkitsin|harkitsen)
    (suunnittelin|mietin|olin vahalla|vahalla|ehdin jo|piti jo|en tieda)`,
  back: `
    (takaisin|uudelleen listalle|uudestaan listalle|liittya|palata|jatkaa tilau*|tilata uudelleen)
    (taas mukaan|taas listalle|mukaan taas)`,
  lose: `
    (menettaa|menetta*|missata|jaada ilman|jaada paitsi|paitsi)`,
  past: `
    (peruin|peruutin|lopetin|erosin|olin perunut|olen perunut|poistuin|irtisanoin)`,
  ponder: `
    (menetanko|menetan|sailyta*|sailyyko|saanko|onko|oliko|olenko|oletteko|poistitteko)
    (vaikuttaako|mita (tapahtuu|tarkoittaa)|milloin (lopet*|loppu*|paatty*))
    (miksi (en|minut|ette|olen|uutiskirje|lopetitte|minua)|kuka|jos|lopetitteko|pitaako|taytyyko)
    (loppuuko|paattyyko)`,
};
