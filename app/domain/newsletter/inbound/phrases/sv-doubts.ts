import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Swedish: denied, told of others, nearly done, long past. */
export const svDoubts: DoubtPhrases = {
  others: `
    (flickvan*|pojkvan*|man|maken|make|hustru*|mormor|farmor|morfar|farfar|bror*|brorsa*|mor|far)
    (foraldrar*|barn|barnen|kusin*|faster|moster|van|vannen|vanner|vaninn*|rumskompis*|inneboende)
    (arbetskamrat*|kollegan|kund|kunden|kunder|nagon|nagra|folk|manga|en del|alla jag kanner)
    (var praktikant|praktikant*|assistent*|anstalld*|medarbetar*|hon|han|hen)`,
  says: `
    (kunde|maste ha|maste|vill|ville|sager|sa|sade|skriver|skrev|bad|ber|fragar|fragade|undrar|undrade|tycker|tyckte)
    (pastar|har bett|har sagt|har skrivit|funderar|forsoker|forsokte|onskar|skulle|berattade)
    (klagar|klagade|gnaller|menar|slutade|tipsade|tror|fick|blev|har avslutat|har avregistrerat)
    (avregistrerade)`,
  denied: `
    (behover|behovs) ~1 inte
    inte nodvandigt
    (aldrig|inte|ingen|ej|knappast) ~2 (bett|bad|sagt|sa|velat|ville|begart|onskat|menat|tankt|tanker|tankte|meningen|avsett|gett|skrivit|pastatt|drommer|funderat)
    (ingen|inga|inte nagra|inte nagon|inte) ~2 (lust att|planer pa|avsikt|anledning|tanke pa|skal att|onskan|intresse av att)
    (ser ingen|finns ingen|langt ifran|absolut inte|under inga|pa inga)
    (far inte|maste inte|ska inte|skall inte|borde inte|vill inte att)`,
  spared: `
    aldrig (sluta|slutar)
    (lat|lamna|behall) (mig|oss) ~2 (kvar|pa) ~2 {list}
    (sluta|avsluta|ta bort|stryk|avregistrera) (mig |oss )?(absolut |for guds skull )?(inte|aldrig|ej)`,
  almost: `
    (tankte|tankt|holl pa att|var pa vag|var nara att|nastan|skulle just|ville forst|funderade pa)
    (funderat pa|overvagde|hade tankt|var beredd|lutade at|har funderat)`,
  back: `
    (tillbaka|med igen|igang igen|pa nytt|anmala mig igen|ateranslut*|ateruppta*|komma med)
    (kommer jag med|ha dem igen|ha det igen|far jag det igen)`,
  lose: `
    (missa|missar|ga miste|forlora|forlorar|vara utan|klara mig utan|leva utan|tappa|tappar)`,
  past: `
    (jag|vi) ~1 (avslutade|avregistrerade|avanmalde|avprenumererade|hoppade av|sa upp|avbestallde)
    (avslutade|avregistrerade|avanmalde|avprenumererade|sa upp) (jag|vi)`,
  ponder: `
    (forsvinner|forlorar|tappar|mister|behaller|kommer jag att|far jag|har ni|har jag|har min)
    (ar det sant|ar jag|ar min|blir jag|blir det|har det|gick|galler|paverkar)
    (slutar (nyhets*|kampanj*|rean|erbjud*)|nar slutar|vad hander|vad innebar|stammer det)
    (varfor (slutade|har|blev|tog|vill|kan|skulle)|vem (har|tog|avslutade)|maste jag)`,
};
