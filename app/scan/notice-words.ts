import type { Language } from "../domain/shared/language.ts";

type ChoiceWords = { readonly refuse: string; readonly accept: string };

/**
 * How buttons of cookie notices begin or end, in each language, as regular expressions without
 * flags and without quotes (the browser's driver reads them as its own). Refusing comes in many
 * forms ("only necessary"); accepting has to be more than "OK".
 */
export const noticeWords: Readonly<Record<Language, ChoiceWords>> = {
  bg: { refuse: "отхвърл|отказ|само необходими", accept: "прием|съглас" },
  cs: {
    refuse: "odm[ií]t|zam[ií]t|jen nezbytn|pouze nezbytn",
    accept: "přij[ií]m|souhlas|povolit",
  },
  da: { refuse: "afvis|kun nødvendige|nej tak", accept: "accepter|tillad|godkend" },
  de: {
    refuse: "ablehn|nur notwendig|nur erforderlich|verweiger",
    accept: "akzeptier|zustimm|erlauben",
  },
  el: { refuse: "απόρριψη|απορρίπτω|μόνο τα απαραίτητα", accept: "αποδοχή|αποδέχομαι|συμφων" },
  en: {
    refuse:
      "reject|decline|refuse|deny|disagree|opt out|(?:only|just) (?:necessary|essential|required)|(?:necessary|essential|required) (?:cookies )?only|no,? thanks",
    accept: "accept|allow|agree",
  },
  es: { refuse: "rechazar|denegar|solo (?:las )?necesarias", accept: "aceptar|permitir|acepto" },
  et: { refuse: "keeldu|ainult vajalik", accept: "nõustu|luba" },
  fi: { refuse: "hylkää|kieltäydy|vain välttämättömät", accept: "hyväksy|salli" },
  fr: {
    refuse: "refuser|rejeter|continuer sans accepter|uniquement (?:les )?nécessaires",
    accept: "accepter|autoriser|accepte",
  },
  ga: { refuse: "diúlta|riachtanach amháin", accept: "glac|ceada" },
  hr: { refuse: "odbij|samo nužn", accept: "prihva[tć]|dopusti" },
  hu: { refuse: "elutasít|csak a szükséges", accept: "elfogad|engedélyez" },
  is: { refuse: "hafna|aðeins nauðsynleg", accept: "samþykk|leyfa" },
  it: {
    refuse: "rifiut|solo (?:i )?necessari|continua senza accettare",
    accept: "accett|consenti",
  },
  lt: { refuse: "atmesti|nesutinku|tik būtini", accept: "sutinku|priimti|leisti" },
  lv: { refuse: "noraid|tikai nepieciešam", accept: "piekrist|pieņemt|atļaut" },
  mt: { refuse: "irrifjuta|meħtieġa biss", accept: "aċċetta|ippermetti" },
  nb: {
    refuse: "avvis|avslå|kun nødvendige|bare nødvendige|nei takk",
    accept: "godta|aksepter|tillat",
  },
  nl: {
    refuse: "weiger|afwijzen|alleen noodzakelijk",
    accept: "accepteer|accepteren|toestaan|akkoord",
  },
  pl: {
    refuse: "odrzu[cć]|odmawiam|tylko niezbędne",
    accept: "akceptuj|zaakceptuj|zezw[oó]l|zgadzam",
  },
  pt: {
    refuse: "rejeitar|recusar|apenas (?:os )?necessários",
    accept: "aceitar|permitir|concordo",
  },
  ro: { refuse: "respinge|refuz|doar (?:cele )?necesare", accept: "accept|permite" },
  sk: { refuse: "odmietn|zamietn|len nevyhnutn", accept: "prija[tť]|súhlas|povoli[tť]" },
  sl: { refuse: "zavrni|samo nujn", accept: "sprejm|dovoli|strinjam" },
  sv: {
    refuse: "avvisa|neka|avböj|(?:endast|bara) nödvändiga|nödvändiga (?:kakor|cookies)|nej tack",
    accept: "acceptera|godkänn|tillåt|samtyck",
  },
};

/** What a cookie notice speaks of somewhere, in one language or another. */
export const noticeSubject =
  /cookie|kakor|informationskapsl|evästei|küpsis|slapuk|sīkfail|vafrakök|fianán|piškotk|kolačić|soubor|súbor|ciasteczk|бисквит|samtyck|consent|privacy|integritet|spår|track/iu;
