import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Swedish, and what machines write. */
export const svRights: RightsPhrases = {
  footer: `
    (var|vara|vart) ~1 {letter}
    ^(vill|onskar) du (inte|slippa|avregistrer*|avsluta|andra|langre|ej|fa farre)
    om du (inte|vill|onskar|ej) ~6 (avregistrer*|avanmal*|langre|fa|ha|slippa|utskick|mejl|klicka|avprenumer*)
    (klicka|tryck|folj|ga) (har|in|pa|lanken|bara|nedan)
    du (far|fick|har fatt|tar emot|kan|mottar|har anmalt|prenumererar) ~8 (eftersom|darfor|avregistrer*|avanmal*|nar som helst|avprenumer*|anmalt|prenumer*|utskick*|mejl*)
    (detta|det har) (mejl|mail|utskick|meddelande|brev|nyhetsbrev)(et)? (skickades|har skickats|skickas|ar|gar)
    (avregistrera|avanmal|avprenumerera|avsluta) (dig|din|har|fran nyhetsbrevet|nar som helst|hantera|andra|visa|installningar|https)
    (avregistrer*|avanmal*|avprenumer*) ~1 https
    (hantera|andra|uppdatera|andra) (dina|din) (installningar|preferenser|prenumeration*|uppgifter|val)
    (visa|las|oppna|ser du inte) ~4 (webblasare*|browser)
    (konfidentiel*|sekretess*|avsedd* (for|endast)|avsedd mottagare|ratt mottagare|sekretessbelagd*)`,
  erasure: `
    (inte|ej|inget) ~4 (ligga|finnas|finns|ha|sta|kvar) ~4 (databas*|register*|system*|personnummer|uppgifter)
    (data|uppgifter|kort|konto*|personnummer|kunduppgifter) ~6 (forsvinner|forsvinna|forstor|raderade|bort)
    (medlemskonto*|kundklubb*|medlemskap*|kundkonto*) ~6 (radera*|ta bort|bort|avsluta*)
    (radera*|ta bort|avsluta*) ~4 (medlemskonto*|kundklubb*|medlemskap*|kort|spar)
    (radera|ta bort|raderar|tar bort|ta bort alla|forstora|plocka bort|slang|rensa|utplana|makulera|avpersonifiera|stryk) ~6 (uppgifter*|data*|konto*|personuppgift*|information*|info|profil*|register|system*|databas*|kunduppgift*|personnummer|historik*|allt|kundkonto*|kundprofil*|kund|person*)
    (radera|utplana) (mig|oss|allt|mej)
    (uppgifter*|data|konto*|personuppgift*|information|allt|kundkonto*|profil*|kundprofil*) ~5 (raderat|raderas|raderade|raderad|borttag*|tas bort|bort|utplanas|forstors|borttaget)
    ratt* (att|till) (bli )?(bortglomd|glomd|radering)
    (bli|bortglomd|bli helt) (bortglomd|glomd|raderad)
    bortglomd
    glom (mig|allt|att jag)
    artikel 17
    art 17
    radering (av|enligt|utav)
    (begar|begara|onskar|vill ha|kraver) ~3 radering
    avsluta ~2 (konto*|kundkonto*) ~5 (ta bort|radera|allt|uppgifter|data)
    (stang|avsluta|ta bort|radera|stanga|avsluta) (mitt|min|hela mitt) (konto*|kundkonto*|kundprofil*|profil*|medlem*)
    (ska|far|vill) (inte|ej|inget) ~6 (finnas kvar|sparas|spara|ha kvar|lagra|lagras|ha nagra|ha mina)
    (inget|ingenting) ~2 (kvar|sparat|lagrat) ~4 (mig|om mig)`,
  access: `
    (finns|star|ligger) ~3 (jag|mitt|mig) ~3 (register|system|databas)
    (begar|begara|begar man) ~3 ut
    (veta|reda pa|besked om) ~3 (vad|vilka)
    (exportera|flytta|overfora|lamna over|overlamna|lamna ut) ~5 (uppgifter|data|dem)
    dataportabilitet
    (mina|min) (uppgifter|data) ~5 (export*|portab*|format|fil|kopia|flytta*)
    (se|lasa|ta del av) ~3 (allt|anteckning*|det) ~5 (om mig|ni har)
    maskinlasbar*
    ratt att (fa )?(veta|se|ta del|fa ut)
    (vad|vilka|vilken|allt|alla|de|all) ~6 (har|sparar|sparat|lagrar|lagrat|vet|finns|samlat|samlar|registrerat|sparas|lagras|behandlar|sitter) ~5 (om|pa|kring|rorande) (mig|oss|min)
    (registerutdrag*|utdrag ur ~3 register*|dataregisterutdrag*)
    (kopia|utdrag|lista|sammanstallning|export|oversikt) (pa|av|over|med|om) ~4 (uppgift*|data|personuppgift*|information|info|allt|det ni|vad ni)
    (se|fa|fa ut|fa del av|ta del av|begara ut|lamna ut|skicka|visa|ladda ner|hamta|fa tillgang till|tillgang till|begar|skicka over|fa veta|veta) ~3 (mina|min|alla|all|vilka|vilken) (uppgifter|data|personuppgifter|information|sparade|egna|lagrade|registrerade)
    (tillgang|insyn|ratt till tillgang) (till|i) ~3 (uppgift*|data|personuppgift*)
    artikel 15
    art 15
    (var|hur|varifran|fran vem|av vem) (har|fick|kommer) (ni |ert |det )?(fatt |tag )?(pa |i |mina |min |mitt )?~3 (mejl*|mail*|adress*|uppgift*|epost*|nummer)
    (vem|vilka) ~4 (delat|delar|salt|saljer|lamnat|fatt|far) ~4 (uppgifter|data|information)
    vad ni (har|vet|sparar|lagrar|sparat) ~4 mig`,
  rectification: `
    (ratta|andra|uppdatera|korrigera|byta|byt|justera|redigera|ratta till) ~3 (min|mitt|mina|vart|var) ~3 (namn|adress*|mejl*|mail*|epost*|telefon*|nummer|mobil*|uppgift*|fodelse*|efternamn*|fornamn*|personnummer|stavning*|kon|titel|postnummer)
    (ratta|andra|uppdatera|korrigera|byt|byta|andrat|byter) ~3 (namn|efternamn|fornamn|mejladress|mailadress|epostadress|telefonnummer|adress|uppgifter*|fodelsedatum)
    (namn*|adress*|mejladress*|mailadress*|epostadress*|telefonnummer*|fodelse*|efternamn*|fornamn*|uppgifter*|personnummer|nummer|mobilnummer*) ~6 (fel|felstavat|felaktig*|gammal*|gamla|inaktuell*|stammer inte|galler inte|inte ratt|felskriv*|felstavad*|foraldrad*)
    (fel|felaktig*|gammalt|gammal|gamla|felstavat) (namn|efternamn|fornamn|fodelse*|mejladress|mailadress|telefonnummer|nummer|uppgifter|personnummer|adress)
    (flyttat|gift mig|gift oss|skilt mig|bytt namn|bytt mejl*|bytt mail*|bytt epost*|bytt telefon*|bytt nummer|bytt efternamn|nytt efternamn|ny adress|ny mejladress|ny mailadress|ny epostadress|nytt nummer|nytt telefonnummer|nytt mobilnummer|bytt adress)
    artikel 16
    art 16
    rattelse`,
  complaint: `
    (klagomal|klagan) ~ (personuppgift*|uppgifter|gdpr|integritet*|data|dataskydd*|samtycke*|lag*|olaglig*|imy|myndighet*|mejl*|reklam*|utskick*|spam*|nyhetsbrev*)
    (personuppgift*|uppgifter|gdpr|integritet*|data|dataskydd*|samtycke*|lag*|olaglig*|imy|myndighet*|mejl*|reklam*|utskick*|spam*|nyhetsbrev*) ~ (klagomal|klagan)
    (framfora|lamna|gora|inge|lamnar|framfor|skicka in|anfora) ~3 klagomal
    (klaga|klagar) (pa|till|over|hos) ~6 (personuppgift*|uppgifter|gdpr|imy|integritet*|data|myndighet*|samtycke|dataskydd*)
    (anmala|anmaler|anmalan|anmalt|polisanmal*) ~3 (er|till imy|till integritet*|foretaget|detta|hos|det har|bolaget)
    (imy|integritetsskyddsmyndighet*|datainspektion*|konsumentverket|konsumentombud*|tillsynsmyndighet*|dataskyddsmyndighet*)
    (bryter|brott|strider|bryta|brutit) (mot|mott) ~4 (gdpr|lag*|dataskydd*|personuppgift*|integritet*|marknadsforingslag*)
    (olagligt|olaglig|lagbrott|gdpr brott|integritetskrank*|lagvidrig*)
    (aldrig|inte) ~2 (godkant|samtyckt|gett|lamnat|gatt med) ~5 (samtycke|lov|tillatelse|delar|uppgifter|behandl*|salj*)
    (salt|saljer|lackt|lackte|delat|delar|spridit|lamnat ut|gett|gav) ~3 (min|mina|mitt) ~3 (uppgifter|data|mejl*|adress*|epost*|mail*|personuppgift*)
    (missnojd|upprord|besviken|oroad) ~4 (hur|over hur|med hur) ~6 (uppgifter|data|personuppgift*|integritet*)`,
  automatic: `
    (automatiskt|automatisk|auto) (svar|genererat|meddelande|genererad)
    detta (ar|mejl|mail|meddelande) ~3 (automatiskt|automatgenererat|autosvar)
    autosvar
    (jag|vi) (ar|har) ~2 (pa semester|semester|franvarande|foraldraledig*|ledig fran|tjansteledig*|inte pa kontoret|inte pa plats|ej pa plats|bortrest|pa resande fot)
    (ater|tillbaka|atergar|tillbaka igen) (i tjanst|pa kontoret|pa jobbet|den|mandag|tisdag|fran)
    (svara|svarar) (ej|inte) pa detta
    (gar|kan) (ej|inte) att (svara|besvara)
    (vi|jag) (har )?(tagit emot|mottagit|fatt) (ditt|er|din|ert) (mejl|mail|meddelande|arende|forfragan|mejlet)
    (ditt|din) (arende|arendenummer|forfragan|meddelande|mejl) (har|ar) ~3 (mottag*|registrer*|skapat*|nummer|tagits)
    arende(nummer|id|nr)?( ar| har)? #
    (kunde inte levereras|har inte levererats|gick inte att leverera|olevererbart)
    (slutat|arbetar inte langre|jobbar inte langre) (pa|hos|kvar)
    vid (bradskande|akuta) (arenden|fragor)`,
};
