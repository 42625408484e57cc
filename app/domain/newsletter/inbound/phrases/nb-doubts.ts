import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Norwegian: denied, told of others, nearly done, long past. */
export const nbDoubts: DoubtPhrases = {
  others: `
    (mann|mannen|ektemann*|kona|svigerinne|svoger|mor|far|mora|faren|moren|soster|sosteren|sostra)
    (bror|broren|datter*|sonn*|mormor|farmor|bestemor|bestefar|tante|onkel|fetter|kusine|foreldre)
    (barn|venn|venner|vennen|venninn*|romkamerat*|kunde|kunden|kunder|noen|folk|mange|en leser)
    (medarbeider*|praktikant*|assistent*|direktor*|sjefen|hun|han|ho)`,
  says: `
    (kunne|ma|vil|ville|sier|sa|skriver|skrev|spor|spurte|ber|ba|onsker|prover|provde|har|synes|mener)
    (mente|tror|vurderer|klager|foreslar|skulle|anbefal*|pastar|er)`,
  denied: `
    (behover|trenger|nodvendig) ~1 ikke
    ikke nodvendig
    (aldri|ikke|ingen|neppe) ~3 (bedt|sagt|villet|onsket|ment|meningen|tenkt|skrevet|krevd|anmodet|planlagt|dromme om|dromt om|vil at|onsker at|ba)
    (ingen|ikke) ~2 (planer om|intensjon|grunn til|lyst til|onske om|tanke om|til hensikt)
    (endelig ikke|under ingen omstendigheter|pa ingen mate|for all del ikke|langt fra|ma ikke)
    (ma dere ikke|skal ikke|bor ikke|slett ikke|overhodet ikke)
    (la vaere|la vare|unnga|unnlat)
    hvorfor skulle (jeg|noen)`,
  spared: `
    (la|behold|hold) (meg|oss) ~2 (pa|bli) ~2 {list}
    (ikke|aldri) (slutt|stopp|avslutt|fjern|slett|meld|stryk)
    (avmeld|fjern|slett|stopp|stryk|avslutt|slutt) (meg |oss )?(ikke|aldri)`,
  almost: `
    (holdt pa|nesten|var pa nippet|vurderte|vurdert|tenkte pa|hadde tenkt|ville egentlig)
    (ville forst|var naer|var like ved|like ved|skulle til|pa vei til|i tvil|var fristet)
    (har vurdert|var i ferd med)`,
  back: `
    (tilbake|med igjen|igjen med|meld* meg pa|melde meg pa igjen|komme pa igjen|gjenoppta*)
    (fa det igjen|fa dem igjen|pa nytt|vaere med igjen)`,
  lose: `
    (ga glipp|glipp av|miste|mister|unnvaere|savne|vaere uten)`,
  past: `
    (jeg|vi) (avmeldte|meldte|avsluttet|sa opp|har avmeldt|hadde avmeldt)
    (avmeldte|meldte|avsluttet) (jeg|vi)`,
  ponder: `
    (mister|beholder|far jeg fortsatt|har dere|har jeg|har min|er det|er jeg|er min|ble|blir jeg)
    (stemmer det|gjelder|pavirker|hva skjer|hva betyr|nar (stopper|slutter))
    (hvorfor (er|har|ble|far jeg ikke|far jeg ingen|kommer|skulle)|hvem (har|fjernet)|hvis jeg)
    (ma jeg)`,
};
