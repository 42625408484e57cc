import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Danish: denied, told of others, nearly done, long past. */
export const daDoubts: DoubtPhrases = {
  others: `
    (mand|mands|min mand|kones|svigerinde|svoger|mor|far|soster|sostre|bror|datter|son|mormor)
    (farmor|morfar|farfar|tante|onkel|fatter|kusine|foraldre|born|barn|ven|venner|veninde*)
    (bofalle*|kunde|kunden|kunder|nogen|folk|mange|nogle|en laser|medarbejder*|praktikant*)
    (assistent*|direktor*|chefen|hun|han)`,
  says: `
    (kunne|ma|vil|ville|siger|sagde|skriver|skrev|sporger|spurgte|beder|bad|onsker|prover|provede|har)
    (synes|mener|mente|tror|overvejer|klager|foreslar|skulle|anbefal*|pastar|er)`,
  denied: `
    (behover|behoves|nodvendigt|skal) ~1 ikke
    ikke nodvendigt
    (aldrig|ikke|ingen|nappe) ~3 (bedt|sagt|villet|onsket|ment|meningen|taenkt|teankt|tankt|skrevet|forlangt|anmodet|planlagt|dromme om|dromt om|vil have at|onsker at i|bad)
    (ingen|ikke) ~2 (planer om|intention|grund til|lyst til|onske om|tanke om|til hensigt)
    (endelig ikke|under ingen omstaendigheder|pa ingen made|for alt i verden ikke|langt fra)
    (ma ikke|ma i ikke|ma endelig ikke|skal ikke|skal i ikke|bor ikke)
    (lad vaere|lad vare|undga|undlad)
    hvorfor skulle (jeg|nogen)`,
  spared: `
    (aldrig|ikke) (stop|stopp*|hold op|fjern)
    (lad|behold|hold) (mig|os) ~2 (pa|blive) ~2 {list}
    (afmeld|fjern|slet|stop|stryg|opsig) (mig |os |ham )?(endelig )?(ikke|aldrig)`,
  almost: `
    (lige ved|var ved at|naesten|var pa nippet|overvejede|overvejet|taenkte pa|havde taenkt|ville egentlig)
    (ville forst|var taet pa|skulle til at|pa vej til|i tvivl|var fristet|har overvejet)`,
  back: `
    (tilbage|med igen|igen med|tilmeld* igen|tilmelde mig igen|komme pa igen|genoptag*)
    (fa det igen|fa dem igen|pa ny|paa ny|vaere med igen)`,
  lose: `
    (ga glip|misse|miste|mister|undvaere|savne|vaere uden|ga glip af)`,
  past: `
    (jeg|vi) (afmeldte|frameldte|opsagde|har afmeldt|havde afmeldt|meldte ~2 fra)
    (afmeldte|frameldte|opsagde|meldte) (jeg|vi)`,
  ponder: `
    (mister|beholder|bevarer|far jeg stadig|har i|har jeg|har min|er det|er jeg|er min|blev)
    (bliver jeg|passer det|gaelder|pavirker|hvad sker|hvad betyder)
    (hvornar (stopper|slutter|holder))
    (hvorfor (er|har|blev|far jeg ikke|far jeg ingen|kommer|skulle)|hvem (har|fjernede)|hvis jeg)
    (skal jeg)`,
};
