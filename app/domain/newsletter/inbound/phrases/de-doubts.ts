import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in German: denied, told of others, nearly done, long past. */
export const deDoubts: DoubtPhrases = {
  others: `
    (ehefrau|ehemann|gatt*|lebensgefahrt*|mitbewohner*|kunde|kundin|kunden|jemand|einige|viele)
    (leute|manche|kolleg*|schwager|schwagerin|onkel|tante|cousin*|neffe|nichte|eltern|kinder|kind)
    (grossmutter|grossvater|mama|papa|bekannte*|nachbar*|praktikant*|mitarbeiter*|chefin|boss)
    (vorgesetzt*)`,
  says: `
    (konnte|konnten|wurde|wurden|muss|musste|will|mochte|wollte|sagt|sagte|meint|meinte|schreibt|schrieb|fragt|fragte|bittet|bat|wunscht)
    (wunschte|versucht|beschwert*|behauptet|findet|hat|wurde gern|wurde|uberlegt|rat|riet|braucht)
    (fordert|verlangt|erzahl*|klagt*|glaubt|denkt|ist)`,
  denied: `
    (brauch*|musst|mussen) ~3 nicht
    nicht notig
    (nie|niemals|nicht|niemand|keiner|kaum|keineswegs) ~4 (gebeten|gesagt|verlangt|gewollt|darum|gewunscht|geschrieben|veranlasst|beantragt|beauftragt|daran|gefordert|gemeint|vor|im traum|wollte|beabsichtig*|behauptet|bitten|verlange|mochte dass|will dass)
    (kein|keine|keinen|keinerlei) ~2 (absicht|grund|anlass|wunsch|interesse daran|bedarf|veranlassung)
    (auf keinen fall|keinesfalls|bloss nicht|keineswegs|auf gar keinen fall)
    (unter keinen umstanden|bitte nicht|ja nicht|nur nicht)
    (weit davon entfernt|fern)
    (darf|durfen|soll|sollen|mussen|muss|wird|werde) ~2 (nicht|nie|niemals)`,
  spared: `
    (nie|niemals) ~2 (aufhoren|auf|damit auf)
    (lasst|lassen|behalt*|bleib*) ~2 (auf|in) (der|dem|eurer|ihrer|eurem|ihrem) {list}
    ({quit}|hort|horen|nehmt|nehmen|streicht) ~3 nicht (auf|raus|ab|aus|damit)
    (hort|horen sie|hor) ~1 nicht auf
    (nicht|niemals|nie) (?!(?:mehr|langer) )~3 ({letter}|{list}) ~1 (beend*|kundigen|abbestellen|einstellen|stoppen|stornieren|loschen)$`,
  almost: `
    (fast|beinahe|kurz davor|war drauf und dran|drauf und dran|wollte schon|wollte eigentlich)
    (wollte erst|wollte mich eigentlich|hatte vor|hatte uberlegt|habe uberlegt|uberlegte|uberlegt)
    (war versucht|nahe dran|im begriff|spiele mit dem gedanken|bin am uberlegen)
    (bin mir nicht sicher|weiss nicht ob)`,
  back: `
    (wieder aufnehmen|zuruck|wieder dabei|wieder haben|wieder bekommen|wieder anmeld*)
    (hatte ~3 wieder|mochte ~3 wieder|will ~3 wieder|wurde ~3 wieder|erneut anmeld*|neu anmeld*)
    (wieder eintragen)`,
  lose: `
    (verpassen|verpasse|verlieren|verliere|missen|entgehen|verzichten|drauf verzichten|versaumen)`,
  past: `
    (hatte|habe|hab|haben|hatten) ~5 (abgemeldet|ausgetragen|abbestellt|gekundigt)
    (meldete|bestellte|trug|kundigte) (ich|wir)`,
  ponder: `
    (verliere|verlieren|behalte|bleibt|bleiben|bekomme ich|hat|habe ich)
    (haben (sie|ihr) (mich|meine|den)|habt ihr|ist|sind|war|wurde|wurden|bin ich|wirkt|gilt)
    (gelten|stimmt es|was passiert|was ist wenn|was bedeutet|wann (hort|endet|stellt|hat|haben))
    (warum (hat|haben|habt|wurde|bin|ist|kommt|kommen)|wieso|weshalb|wer hat|endet|muss ich)
    (werde ich|wenn|falls)`,
};
