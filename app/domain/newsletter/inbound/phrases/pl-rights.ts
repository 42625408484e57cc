import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Polish, and what machines write. */
export const plRights: RightsPhrases = {
  footer: `
    (nasz|nasze|naszego|naszych|nasza|naszej) ~1 {letter}
    (jesli|jezeli|gdy) (nie|chcesz|chca|wolisz|pan|pani|panstwo) ~10 (otrzymywac|wypis*|rezygn*|zrezygn*|kliknij|dostawac|klikn*)
    (nie chcesz|chcesz) ~8 (otrzymywac|wypis*|zrezygn*|dostawac)
    (kliknij|prosze kliknac|kliknac) (tutaj|tu|w|ponizej|na|link)
    (otrzymujesz|otrzymal*|dostajesz|otrzymuja|mozesz|moga|wiadomosc) ~9 (poniewaz|bo|gdyz|wypis*|zrezygn*|zapisal*|w kazdej chwili|subskryb*|w dowolnym)
    (ta|ten|niniejsza) (wiadomosc|mail|email|e?mail) (zostal*|jest|byl*)
    aby (sie )?(wypisac|zrezygnowac|anulowac)
    (wypisz sie|zrezygnuj|anuluj subskrypcje|rezygnacja|wypisz) (tutaj|zarzadzaj|zobacz|https|ustawienia|w kazdej|polityka|z newslettera (https|zarzadzaj|zobacz)|jednym|z listy https|preferencje)
    (zarzadzaj|zmien|zaktualizuj) (swoimi |swoje |ustawieniami |subskrypcj)*(preferencj*|ustawieni*|dane|subskrypcj*)
    (zobacz|otworz|wyswietl) ~4 przegladar*
    (poufn*|przeznaczon* wylacznie)`,
  erasure: `
    (dane|danych|konto|konta|karty) ~6 (znikn*|usunie*|zniszcz*|skasowan*)
    (nie) ~5 (byc|figurowac|znajdowac) ~4 (bazie|systemie|systemach|kartotece)
    (konto|konta|profil|czlonkostw*|karte) ~4 (usun*|zamkn*|skasow*|zlikwid*)
    (usun*|skasow*|skasuj*|wykasow*|wymaz*|znisz*|zlikwid*|wymazac|usunieci*|wykasuj*) ~7 (dane|danych|kont*|profil*|informacj*|wszystk*|system*|baz*|rejestr*|kartotek*|histori*)
    (dane|danych|kont*|profil*|informacj*|wszystk*) ~6 (usun*|skasow*|skasuj*|wykasow*|wymaz*|znisz*|zlikwid*|znikn*)
    prawo (do|o) (bycia zapomnian*|usunieci*|zapomnieni*|byc zapomnian*)
    prawa do (bycia zapomnian*|usunieci*|zapomnieni*)
    (zapomnian*|zapomnijcie o mnie)
    (artykul|art|artykulu) 17
    (zamkn*|zamkni*|zlikwid*|skasow*|skasuj*) ~3 kont*
    (nie) ~4 (przechow*|trzyma*|przetwarza*|mieli) ~5 (dane|danych|nic|informacj*)
    (niczego|nic|zadnych danych) ~5 (o mnie|moich)`,
  access: `
    (czy )?(jestem|figuruje|widnieje) ~4 (bazie|systemie|rejestrze|kartotece)
    (jak|gdzie) ~5 (uzyskac|otrzymac|poprosic|zazadac|wystapic) ~5 (dane|danych|dan*)
    prawo (wiedziec|do informacji|do dostepu|uzyskac)
    (eksport*|przenies*|przeniesieni*) ~5 (dan*|je)
    przenoszeni*
    (odczyt maszynowy|maszynow*|nadajacym sie do odczytu)
    (notatki|adnotacje|notatek) ~6 (o mnie|na moj temat)
    (jakie|jakich|co|wszystkie|wszystko|ktore) ~7 (macie|maja|przechow*|wiecie|posiada*|gromadz*|zbiera*|zebran*|zapisan*|przetwarza*|trzymacie|figuruj*) ~5 (o mnie|mnie|moje|moich|moj*|mi)
    (jakie|jakich) ~1 (dane|danych|informacje|informacji)
    (dane|informacje) ~4 (macie|o mnie|posiada*|przechow*|dotyczac*)
    co (o mnie|wiecie|macie) ~4 (wiecie|macie|o mnie|na moj)
    (kopi*|wyciag*|zestawien*|eksport*|wykaz*|raport*|wydruk*) ~5 (dan*|informacj*|wszystk*)
    (prawo dostepu|prawa dostepu|dostep do|wglad|dostepu do)
    (zobaczyc|otrzymac|uzyskac|pobrac|przeslac|przeslijcie|udostepni*|wgladu|poznac|wiedziec|dostac) ~5 (moje|swoje|wszystkie|jakie|moich) ~3 (dane|danych|informacj*)
    (artykul|art|artykulu) 15
    (skad|od kogo|jak) ~5 (macie|maja|wzieliscie|zdobyliscie|pozyskal*|posiadacie|zdobyl*) ~4 (moj*|adres|mail|dane|email|numer)
    (komu|kto|z kim) ~5 (udostepni*|sprzeda*|przekaza*|podzielil*)`,
  rectification: `
    (popraw*|zmien*|zmian*|zaktualiz*|aktualiz*|skoryg*|sprostow*|poprawienie) ~5 (imi*|nazwisk*|adres*|mail*|email*|telefon*|numer*|dat* urodz*|dane|danych|pisowni*|kod pocztowy)
    (imi*|nazwisk*|adres*|mail*|email*|telefon*|numer*|data urodz*|dane) ~7 (bledn*|zle|blad|nieprawidl*|niepopraw*|star*|nieaktualn*|zmienil*|literowk*|popraw*|zaktualiz*|jest inn*|zmian*)
    (bledn*|zle|zly|star*|nieaktualn*|niepopraw*) (imi*|nazwisk*|mail*|email*|telefon*|numer*|dane|dat* urodz*|adres*)
    (przeprowadzil*|wyszl* za maz|ozenil*|rozwiodl*|nowy (adres|mail|email|numer|telefon)|nowe nazwisko|zmienil* (nazwisko|adres|mail|numer|email))
    (artykul|art|artykulu) 16
    (sprostowani*)`,
  complaint: `
    (skarg*|zazaleni*) ~ (dan*|rodo|zgod*|prywatnos*|uodo|osobow*|praw*|ustaw*|mail*|newsletter*|spam*|urzed*)
    (dan*|rodo|zgod*|prywatnos*|uodo|osobow*|praw*|ustaw*|mail*|newsletter*|spam*|urzed*) ~ (skarg*|zazaleni*)
    (skarze|poskarz*) ~8 (dan*|rodo|zgod*|prywatnos*|uodo)
    (uodo|urzad ochrony danych|urzedu ochrony danych|puodo|uokik|giodo|organ* nadzorcz*|ochrony danych|rzecznik*)
    (zgloszenie|zglosz*|zglaszam|doniesieni*|zawiadom*) ~5 (uodo|urzed*|policj*|uokik|was|organ*|naruszen*)
    (narusz*|lami*|lama*|sprzeczn*|niezgodn*) ~6 (rodo|praw*|prywatnos*|dan*|przepis*|ustaw*|gdpr)
    (nielegaln*|bezprawn*)
    (nigdy|nie|bez) ~4 (wyrazil*|zgod*|zgadzal*|udzielil*)
    (sprzedal*|sprzedan*|wyciek*|udostepni*|przekaza*|sprzedajecie|udostepniacie) ~4 (moj*|dane|adres|danych|trzecim)
    (niezadowolon*|oburzon*|zaniepokojon*|wsciekl*) ~6 (dan*|prywatnos*|osobow*)`,
  automatic: `
    (automatyczn*|wygenerowan*) ~1 (odpowiedz|wiadomosc|mail|email|wygenerowan*|automatyczn*|powiadomieni*)
    (wygenerowan*|wyslan*) automatyczni*
    (jestem|przebywam|bede) ~3 (na urlopie|poza biurem|nieobecn*|na zwolnieniu|na urlopie macierzynskim|w delegacji)
    (nie odpowiadaj*|nie odpowiadac|nie nalezy odpowiadac) na (te|ta|ten|niniejsz*)
    (twoje|panstwa|pani|pana|twoja) (zgloszenie|wiadomosc|zapytanie|mail|prosba|email) (zostal*|jest|otrzymal*) ~2 (przyjet*|zarejestrowan*|otrzyman*|utworzon*|przekazan*)
    (otrzymalismy|przyjelismy|dostalismy) (twoje|panstwa|pani|pana|twoja)
    (numer (zgloszenia|sprawy|ticketu|biletu)|zgloszenie nr|zgloszenie numer)
    (nie mozna bylo dostarczyc|nie zostala dostarczona|nie udalo sie dostarczyc|niedostarczon*)
    (juz nie pracuje|nie pracuje juz)
    w (sprawach pilnych|pilnych sprawach)`,
};
