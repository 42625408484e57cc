import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Danish, and what machines write. */
export const daRights: RightsPhrases = {
  footer: `
    (vores|vort|vor) ~1 {letter}
    ^(onsker|vil) du (ikke|at|gerne|afmeld*|laengere|frameld*)
    hvis du (ikke|onsker|vil|laengere)
    (klik|tryk) (her|pa|ind)
    du (modtager|far|har|kan|modtog|er) ~8 (fordi|afmeld*|tilmeldt|nar som helst|frameld*|tilmeld*|mail*)
    (denne|dette) (mail|email|nyhedsbrev|besked) (er|blev|sendes)
    (afmeld*|frameld*) (dig|dit|din|her|nar som helst|https|se|opdater|administrer|nyhedsbrev her|indstillinger)
    (rediger|opdater|administrer|aendr) (din|dine|dit) (profil|indstillinger|praeferencer|oplysninger|abonnement)
    (se|laes|vis|abn) ~4 browser*
    (fortrolig*|tilsigtede modtager|rette modtager)`,
  erasure: `
    (data|oplysninger|konto*|kort) ~6 (forsvind*|vaek|destruer*|slettet)
    (ikke) ~5 (sta|ligge|vaere|findes) ~3 (database|system*|register)
    (medlemskab*|kundeklub*|profil*|konto*) ~4 (slet*|nedlaeg*|luk*|fjern*)
    (slet*|fjern*|destruer*|udslet*|fa slettet|smid) ~7 (oplysning*|data*|konto*|personoplysning*|information*|profil*|register*|registre|system*|database*|alt|kundekonto*|kundeprofil*|personlige|bruger*|historik*)
    (oplysning*|data|konto*|personoplysning*|information*|alt|profil*|kundekonto*) ~6 (slettet|slettes|fjernet|fjernes|vaek|destrueret)
    slet mig (helt|fuldstaendigt|overalt|fra alt|permanent)
    (ret|retten) til (at blive glemt|sletning)
    (blive|bliver) glemt
    glem (mig|alt)
    (artikel|art) 17
    sletning
    (luk|nedlaeg|luk ned|slet|lukke|nedlaegge|slette) ~2 (min|mit|hele min) (konto*|kundekonto*|profil*|bruger*)
    (intet|ingenting|ikke|ingen) ~5 (liggende|gemt|lagret|gemmer|opbevar*|have liggende) ~4 (om mig|mig|oplysning*|data)`,
  access: `
    (star|findes|er|ligger) jeg ~4 (register|system*|database|kartotek)
    (hvordan|hvor) ~5 (far|beder|anmoder) ~5 (oplysninger|data|udleveret|indsigt)
    ret til (at vide|at fa|indsigt|at se)
    (eksporter*|overfor*|flytte|flyt) ~5 (oplysninger|data|dem)
    dataportabilitet
    maskinlaesbar*
    (noter|notater) ~6 (om mig)
    (hvad|hvilke|alt|alle|hvilken) ~6 (har|gemmer|gemt|opbevar*|ved|ligger|lagret|registreret|indsamlet|samlet|behandler|liggende) ~5 (om|pa) (mig|min|os)
    (hvilke) ~2 (oplysning*|data|personoplysning*|informationer)
    (kopi|udskrift|udtraek|liste|oversigt|eksport) (af|over|pa|med) ~4 (oplysning*|data|personoplysning*|det i|hvad i|alt)
    (indsigt|indsigtsanmodning|aktindsigt|indsigtsret)
    (se|fa|modtage|udleveret|tilsendt|have|udlever|download) ~4 (mine|alle|de) (oplysning*|data|personoplysning*|persondata)
    (artikel|art) 15
    (hvor|hvordan|hvorfra) ~4 (fra|faet|fundet|fik) ~4 (min|mine|mail*|adresse|oplysning*)
    (hvor|hvordan) har i ~3 (min|mine|mit)
    hvem ~5 (delt|solgt|videregivet|deler|saelger|faet)
    hvad i (har|ved|gemmer|opbevarer) ~4 mig`,
  rectification: `
    (ret|rett*|aendr*|opdater*|korriger*|skift*|rettet|aendret|rette|skifte) ~4 (navn*|adresse*|mail*|email*|telefon*|nummer|mobil*|oplysning*|fodsels*|efternavn*|fornavn*|stavemade|postnummer)
    (navn*|adresse*|mailadresse*|emailadresse*|telefonnummer*|fodsels*|efternavn*|fornavn*|oplysning*|nummer|mobilnummer*) ~6 (forkert*|stavet forkert|gammel|gamle|foraeld*|ikke korrekt|passer ikke|ikke rigtig*|fejl|stavefejl|aendret|rettet)
    (forkert*|gammel|gammelt|gamle) (navn*|efternavn|fornavn|mail*|telefon*|nummer|fodsels*|oplysning*|adresse)
    (flyttet|blevet gift|blevet skilt|ny mail|ny mailadresse|ny adresse|nyt nummer|nyt telefonnummer|nyt efternavn|nyt navn|skiftet (navn|mail|nummer|mailadresse|efternavn))
    (artikel|art) 16
    (berigtig*|rettelse)`,
  complaint: `
    (klage|klager|klagen) (over|til|pa|hos|vedr*|om|angaende) ~6 (person*|data*|oplysning*|gdpr|samtykke|mails|tilsyn*|behandling*|deler|reklame*|uden|jeres|at i|spam*)
    (indgive|indsende|indgiver|sende|formel|officiel) ~2 klage
    (datatilsyn*|forbrugerombud*|tilsynsmyndighed*)
    (anmelde|anmelder|melder|indberett*|politianmeld*) ~3 (jer|til datatilsyn*|det her|virksomhed*)
    (bryder|brud|overtraed*|strid) ~5 (gdpr|lov*|databeskyttelse*|person*|reglerne|privatliv*|markedsforingslov*)
    (ulovlig*|lovbrud|gdpr brud)
    (aldrig|ikke) ~3 (givet|samtykket|sagt ja|godkendt) ~5 (samtykke|tilladelse|lov|deling|behandling)
    (solgt|saelger|laekket|delt|deler|videregivet|videregiver) ~4 (min|mine|mit)
    (utilfreds|vred|skuffet|bekymret) ~6 (oplysning*|data|person*|privatliv*)`,
  automatic: `
    (automatisk|autogenereret|automatisk genereret) (svar|besked|mail|genereret|email|meddelelse)*
    autosvar
    jeg (er|har) ~3 (pa ferie|ferie|ikke pa kontoret|fravaerende|barsel*|ude af kontoret|fridag|ikke til stede|bortrejst|pa barsel)
    (tilbage|retur) (pa kontoret|igen|den|mandag|fra|d)
    (svar|svares) ikke pa denne
    (kan ikke besvares)
    (vi|jeg) har (modtaget|faet) (din|jeres) (henvendelse|mail|besked|email|foresporgsel)
    (din|jeres) (henvendelse|mail|sag|besked|foresporgsel) (er|har) ~3 (modtaget|oprettet|registreret|faet)
    (sagsnummer|ticketnummer|sags nr|ticket nr|sagsnr)
    (kunne ikke leveres|kan ikke leveres|blev ikke leveret)
    (arbejder|ansat) ikke laengere
    ved (hastesager|akutte|presserende)`,
};
