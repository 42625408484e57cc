import { plDoubts } from "./pl-doubts.ts";
import { plRights } from "./pl-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Polish, and what only looks like it. */
export const pl: Phrases = {
  language: "pl",
  hasDigraphs: false,
  frequent: `ja i w z na nie sie jest to do od ze co jak dlaczego kiedy gdzie mnie mi moje moj moja moich prosze
    dzien dobry witam dziekuje chce chcialbym chcialabym wiecej maile newsletter wysylac przestancie dane
    usunac wypisac juz dla po ma mam jestem czy tego ten ta was wasze waszego wasz tych te tylko albo ale
    bez jeszcze nigdy wasza listy konto o za przez bo swoje by zeby`,
  filler: `
    ((dzien dobry|witam|czesc|hej|dobry wieczor|szanowni panstwo|szanowni|panstwo|siema|hejka|witajcie)( panstwa| serdecznie)?)
    ((dziekuje|dzieki|z gory dziekuje|dziekuje z gory|pozdrawiam|dziekuje bardzo)( z gory| za pomoc| bardzo| pieknie)?)
    ((bardzo )?(prosze|poprosze|uprzejmie|prosimy)( bardzo)?)
    (natychmiast|natychmiastowo|teraz|jak najszybciej|niezwlocznie|pilnie|dzis|dzisiaj|zaraz|po prostu|w koncu|wreszcie|tez|rowniez|naprawde|raz na zawsze|od razu|w trybie natychmiastowym|niniejszym|laskawie|tylko|serio)
    (obsluga klienta|biuro obslugi)
    (cholern*|pieprzon*|jeban*|glup*|durn*|wkurzajac*|pierdolon*|kurwa|do cholery)`,
  list: `
    (newsletter*)
    (mail|maile|maili|mailom|mailami|mailing*|email|emaile|emaili|emailing*|mejle|mejli|mejl|emailow|mailow)
    (e maile|e maili|e mail)
    ((lista|liste|listy|list)( (mailingow*|mailowej|mailowa|dystrybucyjn*|wysylkow*|odbiorcow|subskrybentow|adresow*|kontaktow|mailingowych|subskrypcyjn*))?)
    (reklam*|ofert*|promoc*|spam*|wiadomosci*|smsy?|smsow|marketing*|subskrypcj*)
    (baz(a|y) (mailing*|newsletter*|adres*)|informacj* (handlow*|marketing*|promocyj*))
    (korespondencj*|ulotk*|powiadomien*|smieci*|biuletyn*|gowno|badziewi*|prenumerat*)`,
  leave: `
    (wypis*|wypisz*|wyrejestr*|rezygn*|zrezygn*|anul* ~3 (subskrypcj*|newsletter*|prenumerat*))
    (odsubskryb*|unsubscribe*|(cofam|cofniecie) ~2 subskrypcj*|usun* (mnie|mi|nas)|usunci*)
    (skresl*|wykresl*)`,
  spelling: {
    right:
      "anulowac subskrypcje subskrypcja wiadomosci reklamowe otrzymywac newslettera mozecie mailingowej usuncie wiadomosci maili maile wypiszcie przestancie wypisac wypiszcie newslettera newsletter rezygnuje rezygnacja subskrypcji unsubscribe wypisanie zrezygnowac wyrejestrowac",
    lookAlikes:
      "zapisac zapiszcie opisac napisac napiszcie newslettery subskrypcje wypisane rejestrowac zarejestrowac przepisac podpisac",
  },
  other: `
    (zamowien*|paczk*|dostaw*|przesylk*|zwrot*|faktur*|platnosc*|aplikacj*)
    (kod(u)? (rabatow*|promocyjn*)|rozmiar*|buty|kurtk*|sukienk*|kaw(a|y|e)|towar*|produkt*)
    (koszyk*)`,
  quit: `
    (zaniech*|sprzeciw*|dosc|precz|koncz*|skoncz*)
    (dosc|dosyc|przestali|przestaniecie|zniknac|pozbyc|starczy|zakoncz*)
    (odmawia*|sprzeciwia*|wykresl*|wyrzuc*|opt out|optout|unsubscribe)
    (zrezygn*|rezygn*|wypis*|wypisz*|anul*|usun*|przesta*|koniec|stop|dosc|wykresl*)
    (skresl*|zakoncz*|odwol*|wylacz*|zaprzest*|wyrzuc*|wyrejestr*|skonczcie|odepn*|wstrzym*)
    (dajcie ~2 spokoj)`,
  letter: `
    (kampani*|maile|maili|mailing*|korespondencj*|listow*)
    (newsletter*|reklam*|spam*|mailing*|subskrypcj*|marketing*|list*|biuletyn*)
    (prenumerat*|promocyjn*|handlow*)`,
  more: `(wiecej|juz|dalej|nigdy|kolejnych|znowu|ponownie)`,
  person: `
    ((sasiad*|koleg*|siostr*|mam(a|y|ie|e)|tesciow*))
    (zona|maz|kolega|kolezanka|przyjaciel|przyjaciolka|matka|mama|ojciec|tata|corka|syn)
    (siostra|brat|szef|szefowa|sasiad*|chlopak|dziewczyna|babcia|partner*|wspolpracown*|znajom*)`,
  wanting: `(chce|prosze|zadam|zycze|mnie|chcialbym|chcialabym|wnosze)`,
  not: `(w zadnym wypadku|pod zadnym pozorem|w zadnym razie|nie|nigdy)`,
  meant: `(prosil*|chcial*|zamierzal*|zyczyl*|planowal*)`,
  permit: `(zgody|zgoda|zgode|pozwolenia|prawa|pozwolenie|upowaznienia)`,
  ensure: `(sprawic|dopilnowac|zadbajcie|upewnijcie|dopilnujcie|zadbac|zapewnijcie|zrobcie tak|sprawcie)`,
  no: `(zadnego|zadnych|zero|bez)`,
  generic: `(zrezygn*|rezygn*|anul*)`,
  lists: {
    neg: `
      nie
      nigdy
      zadn*
      nic
      ani`,
    send: `(wysyl*|przysyl*|przyslij*|wyslij*|slijcie|slac|pis*|spam*|kontakt*|nek*|bombard*|zasmiec*|zawrac*|zasyp*|mailuj*|dostaw* mail*|nekac|meczyc|dzwoni*)`,
  },
  ask: `
    (chce|chcial*) zostac (wykreslon*|wypisan*|usuniet*)
    (zostawcie|trzymajcie) mnie (poza|z dala)
    (sie )?(was|tych ~1|tego) pozbyc
    pozbyc (sie )?(was|tych|tego)
    jeszcze jeden (mail|email|e mail|newsletter) i
    (chce|chcial*) zostac ~1 (wykreslon*|wypisan*|usuniet*)
    nigdy ~5 (pisz*|wysylaj*|przysylaj*|kontaktuj*)
    nie (chce|zycze) ~3 (nic|niczego) ~2 (dostawac|otrzymywac)
    nie wysylaj* ~2 (nic|niczego|zadnych)
    nie dla ~1 {list}
    {list} ~1 nie interesuj*
    za kolejne (reklamy|maile|oferty|newslettery)
    nigdy o to nie prosil* ~2 (usun*|wypis*)
    (nie) (przysylaj*|wysylaj*|wysylac|przysylac)
    (juz )?mi nie (przysylaj*|wysylaj*)
    prosze nie (wysylac|przysylac|pisac)
    przestac (mailowac|pisac|wysylac|przysylac)
    nie chce waszych
    nie skorzystam
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (wykreslcie|skreslcie|usuncie) moj adres
    dajcie ~2 spokoj ~3 {list}
    dajcie ~2 spokoj
    (jak|zeby) ~3 (zniknac|wyjsc|uciec) z ~3 {list}
    (starczy|wystarczy|dosyc) ~3 {list}
    wypisz* (mnie|mie)
    ^(wypisz|wypiszcie|wypisac|wypisanie|rezygnacja|rezygnuje|rezygnacja z newslettera|unsubscribe|wyrejestrowanie|wypis|anuluj subskrypcje|anulowanie subskrypcji|wyrejestruj|usun mnie|usuncie mnie|wypiszcie mnie|wypisz mnie|wykreslcie mnie|skreslcie mnie)( (z|ze) ~2 {list})?$
    ^(wypisanie|rezygnacja|wyrejestrowanie|wypis|usuniecie|wykreslenie) (mnie |adresu |mojego ~2 )?(z|ze|newslettera|subskrypcji|@)
    (wypis*|wypisz*|wyrejestr*|usun*|wykresl*|skresl*|wyrzuc*|wywal*|zdejmij*) (mnie|nas|moj ~3|mojego ~3|ten ~2|adres ~2|@) ~4 (z|ze|od) ~4 {list}
    (wypis*|wypisz*|wyrejestr*|wykresl*) (mnie|nas|moj ~2|@|sie|ten)
    (mnie|nas|moj ~2|adres*) ~3 (wypis*|wypisz*|wyrejestr*|wykresl*|skresl*)
    (usun*|skresl*|wykresl*|wyrzuc*|wywal*) (mnie|nas) ~1 (stad|z tego|z niej|od was)?$
    (usun*|wykasuj*|skasuj*) (moj|mojego|ten) (mail|email|adres|adres email|adres mailowy|mejl|adres e mail)$
    (chce|chcial*|pragne|zycze|musze|moge|prosze|probuje|probowal*|prosba|jak|gdzie|mozna|mozecie|moglibyscie|mozesz|zadam|wnosze|prosilbym|prosilabym|prosil*|potrzebuje|wole|zamierzam|chcemy|da sie) ~6 (wypis*|wyrejestr*|zrezygn*|rezygn*|odsubskryb*|pozbyc sie ~2 {list}|unsubscribe*|anulowac ~2 (subskrypcj*|newsletter*|prenumerat*)|usunac mnie|usuniecie mnie|usuniecie ~3 z ~3 {list}|wypisanie|rezygnacje|wykreslenie|zakonczyc ~2 subskrypcj*|opuscic)
    (o|prosba o) (wypisanie|usuniecie ~4 z ~3 {list}|wykreslenie|rezygnacje|zaprzestanie|niewysylanie|nieprzysylanie|wyrejestrowanie)
    (zaprzestanie|zaprzestan*|niewysylani*|nieprzysylani*|przestan*|zakoncz*|wstrzyma*) ~5 ({list}|{send}|wysylania|przysylania|wysylki)
    (zrezygn*|rezygn*|rezygnacj*) (z|ze) ~4 {list}
    (z|ze) (newsletter*|listy|subskrypcji|mailingu) ~3 (wypis*|rezygn*|zrezygn*|wyrejestr*|wypisz*|usun*)
    (rezygnuje)$
    (przestan*|przesta*|stop|dosc|koniec|skoncz*|zakoncz*|zaprzest*|wystarczy|basta) (juz |z |tych |do mnie |mnie |mi |tego |tym |tymi |waszych |ze |to )*({list}|{send}|wysylania|wysylac|przysylac|pisac|slac)
    (przestan*|przesta*|stop|dosc|koniec|skoncz*|zakoncz*|zaprzest*) ~5 ({list}|{send})
    ^(stop|przestancie|dosc|koniec|wystarczy|basta|przestan|skonczcie)$
    (skonczcie|przestancie|koniec) (z tym|juz z tym|juz|tego|z tymi)
    (nie) (wysyl*|przysyl*|pisz*|slij*|kontakt*|spam*|przesyl*|zawrac*|nek*|zycz*|dostarcz*) ~5 ({list}|wiecej|do mnie|mi|mnie|juz|nic|niczego|glowy|zadn*)
    (nie|juz nie|nigdy) (chce|zycze|chcial*|chcemy|potrzebuje|zgadzam|wyrazam|zamawial*|mam ochoty|interesuj*|jestem|prosil*|mam zamiaru|zyczymy) ~6 ({list}|dostawac|otrzymywac|wiecej|zainteresowan*|juz|byc|zgody na ~3|nic|slyszec|mnie|sobie)
    (nie|juz) ~2 (zainteresowan*|interesuj* mnie|interesuje)
    (zadnych|zadnego|bez|zero|nigdy wiecej|koniec z|dosc) ~3 {list}
    (nigdy wiecej|nic wiecej|zadnych wiecej)
    nie chce( tego| juz| wiecej| ich)?$
    (dajcie|daj|zostaw*) (mi|mnie) ~1 (spokoj|w spokoju|swiety spokoj)
    (mam dosc|dosc|mam dosyc|dosyc|po dziurki|mam po) ~6 {list}
    (zmeczon*|wkurz*|denerwuj*|irytuj*) ~4 {list}
    (anul*|odwol*|zakoncz*|cofn*|wylacz*|zlikwid*) ~4 (subskrypcj*|prenumerat*|newsletter*|{list})
    (cofam|wycofuj*|odwoluj*|cofniecie|wycofac|odwolac|wycofanie) ~4 (zgod*)
    (sprzeciw*) ~6 (marketing*|reklam*|{list}|przetwarzani* ~4 marketing*)
    (zapomnijcie|zapomnij) (o )?moj* (mail*|adres*|email*)
    (link|przycisk|linku) ~3 (wypis*|rezygn*|unsubscribe) ~4 (nie|martwy|zepsuty|blad)
    (wypisanie|wypisac sie|rezygnacja|wypisu) ~4 nie (dziala|da sie|mozna)
    nie (moge|da sie|potrafie|umiem|udaje) ~3 (wypis*|zrezygn*|wyrejestr*)`,
  still: `
    (nadal|wciaz|dalej|ciagle|caly czas|mimo to|pomimo|mimo) ~6 ({list}|dostaje|otrzymuje|przychodz*|wysylacie|przysylacie)
    (juz|kilka razy|razy|kilkakrotnie|wielokrotnie|trzy razy|kilkukrotnie) ~4 (wypisa*|wypisyw*|prosil*|rezygn*|zrezygn*|wyrejestr*)
    (wypisal*|wypisyw*|prosil*|zrezygn*|klikal*) ~6 (razy|nadal|wciaz|dalej|a|ale)`,
  short: `
    (stop|przestan|przestancie|dosc|koniec|wystarczy|basta|wypisz|wypiszcie|wypisz mnie|wypiszcie mnie|wypisac|wypisanie|rezygnuje|rezygnacja|usun|usuncie|usun mnie|usuncie mnie|wypis|skreslcie mnie|anuluj|wyrejestruj|usunac|stop spam*|stop mailom|stop newsletter|koniec spamu|spadajcie|wypad)( juz| natychmiast| teraz)?
    (nie|nie dziekuje|nie chce|nie chce wiecej|nie jestem zainteresowan[ya]|nie interesuje mnie to|nigdy wiecej|juz nie|nic wiecej)
    (dajcie mi|dajcie) spokoj`,
  negated: `
    (nie|nigdy|bez) (chce |chcialem |chcialam |zamierzam |zycze sobie |mam zamiaru |prosilem o |prosilam o |zgadzam sie na |sie |chce aby mnie |chce zebyscie mnie |chce sie |zyczy |planuje |chcial* )*(mnie |sie )?(wypis*|wypisz*|wyrejestr*|rezygn*|zrezygn*|usuwaj* mnie|usunieci* z listy|wypisywa*|wykresl*)
    nie (usuwaj*|wypisuj*|skreslaj*|wykreslaj*|rezygn*)
    (nie|nigdy) ~1 (sie )?(wypisyw*|wypisal*|rezygnowal*|zrezygnowal*|wypisywal*)
    nie przestawaj*
    nie (chce|chcial*) ~3 (stracic|przegapic|omijac)`,
  stay: `
    (brakuje mi|zapomnijcie o moim ostatnim|chce zostac$)
    (wrecz przeciwnie|przeciwnie|dodajcie mnie ~2|przywroc*|cofnac to|z powrotem)
    (chce|chcial*|wole|prosze|pragne) ~4 (zostac na|pozostac|zachowac|nadal otrzymywac|dalej otrzymywac|nadal dostawac|dalej dostawac|ponownie|z powrotem|wrocic)
    (wysylajcie|przysylajcie) (dalej|nadal)
    (lubie|uwielbiam|kocham|cenie|chetnie czytam|podoba|swietn*|super|fajn*|przyjemn*) ~4 (newsletter*|maile|wiadomosci|wasze maile|oferty)
    (newsletter*) ~4 (swietn*|super|fajn*|podoba|lubie)
    (zapis*|zapisz*|subskrybowac|dopis*|dolaczyc) (mnie |sie )?(ponownie|z powrotem|do|na|znowu)
    (zapisac|zapiszcie|zapisz) ~3 (newsletter*|list*|ponownie)
    (chce|chcial*) ~2 (otrzymywac|dostawac) (wasz|newsletter|nadal|dalej|ponownie)
    (nadal|dalej) (byc|zostac|subskryb*|otrzymywac|dostawac)`,
  why: `
    ^kto ~8 ({leave}|{quit})
    (przestaliscie|zakonczyliscie)
    (dlaczego|czemu|z jakiego powodu) ~6 (wypisa*|usunie*|usunel*|wyrejestr*|nie dostaje|nie otrzymuje|nie przychodz*|skreslon*)
    (zostalem|zostalam|jestem|zostala|zostal|wypisano) ~3 (wypisan*|usuniet*|wyrejestr*|skreslon*|mnie)
    (przez pomylke|przypadkiem|przypadkowo|omylkowo|niechcacy|pomylkowo|przez przypadek) ~5 (wypisa*|rezygn*|zrezygn*|wyrejestr*|klikn*|wypis*)
    (wypisa*|zrezygn*|wypis*) ~3 (przez pomylke|przypadkiem|przypadkowo|omylkowo|niechcacy|przez przypadek)
    (nie|przestal*) (dostaje|otrzymuje|przychodz*|dostal*|otrzymal*|doszedl|doszly|dostawac|przyszedl|przyszla|docieraj*|mam) ~4 ({list}|mail*)
    (newsletter*|mail*) ~3 (nie|przestal*) (dostaje|otrzymuje|przychodz*|dochodz*|docier*|przyszedl)
    co (znaczy|oznacza)
    dziekuje za wypisanie`,
  hypothetical: `
    (jesli|jezeli|gdy|kiedy|zanim|gdybym|jak) (sie |ja )*~3 (wypisze|wypisal*|zrezygnuje|zrezygnowal*|wyrejestruje|rezygnuje)
    (zastanawiam|rozwazam|mysle) ~5 (wypis*|rezygn*|zrezygn*)
    (inaczej|w przeciwnym razie) ~2 (wypisze|zrezygnuje|wypisuje)`,
  reported: `
    (zona|maz|kolega|kolezanka|przyjaciel|przyjaciolka|matka|mama|ojciec|tata|corka|syn|siostra|brat|szef|szefowa|klient|klientka|klienci|sasiad*|ktos|ludzie|on|ona|oni|chlopak|dziewczyna|babcia|partner*|wspolpracown*|znajom*) (chce|chcial*|mowi|powiedzial*|prosi|prosil*|poprosil*|napisal*|probuje|narzeka|skarzy|chca|pyta|zyczy) ~7 (wypis*|newsletter*|rezygn*|zrezygn*|maile|usun*)
    (wypis*|usun*|wypisz*) (moja|moje|moj|go|ja|jego) (zone|zona|matke|meza|ojca|corke|kolege|kolezanke|syna|mame)
    (jest|bylo|pisze|napisane) ~1 (wypisz|unsubscribe|wypisz sie)
    (powiedzial* mi|doradzil*) ~4 (wypis*|rezygn*)`,
  elsewhere: `
    subskrypcj* ~2 kaw*
    (wypis*|rezygn*|zrezygn*|wylog*|wyrejestr*|anul*|usun*) ~5 (aplikacj*|kont(o|a)|zamowien*|kurs*|list* oczekujac*|kaw(y|a|e)|dostaw*|powiadomien* push|wydarzen*|silown*|klub*|umow*|program* lojaln*|warsztat*|subskrypcj* kaw*)
    (aplikacj*|kurs*|listy oczekuj*|warsztat*) ~4 (wypis*|rezygn*|zrezygn*|wylog*)
    (anul*|wstrzym*|odwol*|zrezygn*|rezygn*|stop) ~5 (zamowien*|dostaw*|paczk*|przesylk*|zakup*|zwrot*|platnosc*|kaw(y|e|a)|box*|wysylk* zamow*)
    (usun*|wyrzuc*|skresl*) ~4 (produkt*|koszyk*|zamowien*|pozycj*|faktur*|list* zyczen|ulubion*|list* oczekuj*|artykul*)
    (wysl*|wysyl*|przysl*|odesl*) ~5 (paczk*|rozmiar*|buty|butow|kurtk*|produkt*|faktur*|zamowien*|etykiet*|now(y|a|e)|zl(y|a|e)|niebiesk*|czerwon*|czarn*|sukienk*|wymian*)
    (mail*|email*|sms*|wiadomosc*) (z )?(potwierdzeni*|zamowieni*|sledzeni*|dostaw*)`,
  ...plDoubts,
  ...plRights,
};
