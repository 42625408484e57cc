import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Norwegian, and what machines write. */
export const nbRights: RightsPhrases = {
  footer: `
    (var|vart|vare|vores) ~1 {letter}
    ^(onsker|vil) du (ikke|a|gjerne|avmeld*|lenger|avregistrer*)
    (hvis|om|dersom) du (ikke|onsker|vil|lenger)
    (klikk|trykk) (her|pa|inn)
    du (mottar|far|har|kan|mottok|er) ~8 (fordi|avmeld*|pameldt|nar som helst|avregistrer*|pamelding|mail*|epost*|meldt)
    (denne|dette) (mailen|eposten|e posten|nyhetsbrevet|meldingen|e?post|mail) (er|ble|sendes)
    (avmeld*|avregistrer*|meld deg av) (deg|ditt|din|her|nar som helst|https|se|oppdater|administrer|innstillinger)
    meld deg av
    (rediger|oppdater|administrer|endre) (din|dine|ditt) (profil|innstillinger|preferanser|opplysninger|abonnement)
    (se|les|vis|apne) ~4 nettleser*
    (konfidensiel*|fortrolig*|tiltenkt mottaker|rette mottaker)`,
  erasure: `
    (data|opplysninger|konto*|kort) ~6 (forsvinn*|vekk|makuler*|slettet|borte)
    (ikke) ~5 (sta|ligge|vaere|finnes) ~3 (database*|system*|register*)
    (medlemskap*|kundeklubb*|profil*|konto*) ~4 (slett*|avslutt*|steng*|fjern*)
    (slett*|fjern*|destruer*|makuler*|fa slettet|kast|anonymiser*) ~7 (opplysning*|data*|konto*|personopplysning*|informasjon*|info|profil*|register*|registre*|system*|database*|alt|kundekonto*|kundeprofil*|personlige|bruker*|historikk*)
    (opplysning*|data|konto*|personopplysning*|informasjon*|alt|profil*|kundekonto*|personlige data) ~6 (slettet|slettes|fjernet|fjernes|bort|vekk|makulert)
    slett meg (helt|fullstendig|overalt|fra alt|permanent)
    (rett|retten) til (a bli glemt|sletting)
    (bli|blir) glemt
    glem (meg|alt)
    (artikkel|art) 17
    sletting
    (steng|avslutt|lukk|legg ned|slett|stenge|avslutte|slette|lukke) ~2 (min|kontoen|hele min|mitt|profilen) ~1 (konto*|min|kundekonto*|profil*|bruker*|mitt)
    (ingenting|ikke|ingen) ~5 (liggende|lagret|lagrer|oppbevar*|ha liggende|igjen) ~4 (om meg|meg|opplysning*|data)`,
  access: `
    (star|finnes|er|ligger) jeg ~4 (register*|system*|database*)
    (hvordan|hvor) ~5 (far|ber|krever) ~5 (opplysninger|data|utlevert|innsyn)
    rett til (a vite|a fa|innsyn|a se)
    (eksporter*|overfor*|flytte|flytt) ~5 (opplysninger|data|dem)
    dataportabilitet
    maskinlesbar*
    (notater|notatene) ~6 (om meg)
    (hva|hvilke|alt|alle|hvilken) ~6 (har|lagrer|lagret|oppbevar*|vet|ligger|registrert|samlet|samler|behandler|liggende|sitter) ~5 (om|pa) (meg|min|oss)
    (hvilke|hvilken) ~2 (opplysning*|data|personopplysning*|informasjon)
    (kopi|utskrift|utdrag|liste|oversikt|eksport) (av|over|pa|med) ~4 (opplysning*|data|personopplysning*|det dere|hva dere|alt|informasjon*)
    (innsyn|innsynskrav|innsynsbegjaring|innsynsrett|innsynsforesporsel)
    (se|fa|motta|utlevert|tilsendt|ha|utlever|laste ned|last ned) ~4 (mine|alle|de) (opplysning*|data|personopplysning*|persondata|dataene)
    (artikkel|art) 15
    (hvor|hvordan|hvorfra) ~5 (fra|fatt|funnet|fikk|tak i) ~4 (min|mine|mail*|epost*|adresse*|opplysning*|nummer*)
    (hvor|hvordan) har dere ~3 (min|mine|mitt|eposten|mailen|adressen)
    hvem ~5 (delt|solgt|gitt|deler|selger|fatt)
    hva dere (har|vet|lagrer|oppbevarer) ~4 meg`,
  rectification: `
    (rett*|endre*|oppdater*|korriger*|bytt*|rettet|endret|rette|bytte) ~4 (navn*|adresse*|mail*|epost*|telefon*|nummer*|mobil*|opplysning*|fodsels*|etternavn*|fornavn*|stavemate|postnummer)
    (navn*|adresse*|mailadresse*|epostadresse*|telefonnummer*|fodsels*|etternavn*|fornavn*|opplysning*|nummer*|mobilnummer*|eposten) ~6 (feil|feilstavet|gammel|gamle|utdatert*|ikke korrekt|stemmer ikke|ikke riktig*|skrivefeil|endret|rettet|gammelt)
    (feil|gammel|gammelt|gamle) (navn*|etternavn|fornavn|mail*|epost*|telefon*|nummer|fodsels*|opplysning*|adresse)
    (flyttet|giftet|blitt skilt|ny mail|ny epost|ny epostadresse|ny e post|ny mailadresse|ny adresse|nytt nummer|nytt telefonnummer|nytt etternavn|nytt navn|byttet (navn|mail|nummer|epost|epostadresse|etternavn))
    (artikkel|art) 16
    (korrigering|retting|rettelse)`,
  complaint: `
    (klage|klager|klagen) (over|til|pa|hos|vedr*|om|angaende) ~6 (person*|data*|opplysning*|gdpr|samtykke|mail*|tilsyn*|behandling*|deler|reklame*|uten|deres|at dere|spam*)
    (sende inn|levere|sender|formell|offisiell|inngi) ~2 klage
    (datatilsyn*|forbrukertilsyn*|forbrukerradet|tilsynsmyndighet*)
    (anmelde|anmelder|melder|rapporter*|politianmeld*) ~3 (dere|til datatilsyn*|dette|selskapet|inn)
    (bryter|brudd|bryte|strid) ~5 (gdpr|lov*|personvern*|person*|reglene|markedsforingslov*)
    (ulovlig*|lovbrudd|gdpr brudd)
    (aldri|ikke) ~3 (gitt|samtykket|sagt ja|godkjent) ~5 (samtykke|tillatelse|lov|deling|behandling)
    (solgt|selger|lekket|delt|deler|gitt bort) ~4 (min|mine|mitt|eposten|adressen|opplysning*)
    (misfornoyd|sint|skuffet|bekymret) ~6 (opplysning*|data|person*)`,
  automatic: `
    (automatisk|autogenerert|automatisk generert) (svar|melding|mail|generert|epost|e post)*
    autosvar
    jeg (er|har) ~3 (pa ferie|ferie|ikke pa kontoret|fravaerende|permisjon|ute av kontoret|foreldrepermisjon|ikke til stede|bortreist)
    (tilbake) (pa kontoret|igjen|den|mandag|fra|i)
    (svar|svare) ikke pa denne
    (kan ikke besvares)
    (vi|jeg) har (mottatt|fatt) (din|deres) (henvendelse|mail|melding|epost|foresporsel|e post)
    (din|deres) (henvendelse|mail|sak|melding|foresporsel) (er|har) ~3 (mottatt|opprettet|registrert|fatt)
    (saksnummer|ticketnummer|saks nr|referansenummer|saksnr)
    (kunne ikke leveres|kan ikke leveres|ble ikke levert)
    (jobber|ansatt|arbeider) ikke lenger
    ved (hastesaker|akutte|presserende)`,
};
