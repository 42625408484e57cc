import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Polish: denied, told of others, nearly done, long past. */
export const plDoubts: DoubtPhrases = {
  others: `
    (zonie|zony|meza|mezowi|siostra|siostry|brat|brata|corka|corki|syna|rodzic*|dzieci|dziecko)
    (babci*|dziad*|ciocia|ciotka|wujek|kuzyn*|tesc*|wspollokator*|klient*|ktos|niektorzy|ludzie)
    (wiele osob|pewna osoba|czytelni*|uzytkowni*|pracowni*|stazyst*|asystent*|dyrektor*|szef*)
    (kierowni*|ona|on|oni)`,
  says: `
    (nie mog*|musial*|chce|chcial|chciala|chcialby|chcialaby|chca|mowi|mowil*|powiedzial*|pisze|napisal*|pyta)
    (pytal*|prosi|prosil*|poprosil*|probuje|probowal*|zyczy|narzeka*|uwaza|mysli|twierdzi)
    (doradzil*|poradzil*|zrezygnowal*|wypisal*|nalega*|proponuje|sugeruje|zada|woli|nie chce)`,
  denied: `
    nie (musicie|trzeba|potrzeba|musi|muszą|musza)
    (nigdy|nie|nikt|wcale|bynajmniej) ~3 (prosil*|mowil*|powiedzial*|chcial*|chce zeby|chce aby|zadal*|zamierzal*|zamierzam|myslal*|mysle|planuj*|planowal*|pisal*|napisal*|zyczyl*|zlecal*|zgadzam sie na usuni*)
    (zadnego|najmniejszego|zadnych|nie mam) ~2 (zamiaru|powodu|ochoty|planow|potrzeby)
    (w zadnym wypadku|pod zadnym pozorem|absolutnie nie|broni boze|daleka jestem|daleki jestem)
    (w zadnym razie|ani mi sie sni)
    (nie (wolno|powinniscie|mozecie|moga|powinni))
    (dlaczego|po co|czemu) (mial*|mialbym|mialabym)`,
  spared: `
    (zostawcie|zostaw|zachowajcie|trzymajcie) ~1 na ~1 {list}
    (nie|nigdy) (mnie |nas )?(usuwa*|wypisuj*|wykresla*|skresla*|rezygnuj*|przestaw*|konczcie|anuluj*|odwoluj*|wyrzuca*|usun*)`,
  almost: `
    (juz mial*|mial* (juz )?zamiar|prawie|o maly wlos|zastanawia*|rozwaza*)
    (rozwazal*|myslal* (o|nad)|myslalem|myslalam|chcialem juz|chcialam juz|bylem bliski)
    (bylam bliska|bylem gotow|bylam gotowa|planowal*|niemal|nie wiem czy|waham|wahalem|wahalam)`,
  back: `
    (wrocic|powrocic|z powrotem|ponownie zapisac|zapisac sie ponownie|zapisac sie znowu)
    (znow zapisac|przywroc*|wznowi*|wznowic|dolaczyc|znow dostawac|znowu dostawac)`,
  lose: `
    (przegapic|stracic|trace|strace|przeoczyc|obejsc sie bez|obyc sie bez)`,
  past: `
    (wypisalem|wypisalam|zrezygnowalem|zrezygnowalam|anulowalem|anulowalam|wyrejestrowalem)
    (wyrejestrowalam|wypisalismy)`,
  ponder: `
    (czy (strace|trace|zachowam|nadal|moje|moja|moj|zostal*|zostane|to prawda|usunel*|wypisal*|jestem|przestal*|mam|musze|jesli|newsletter|wypisanie|rezygnacja|juz))
    (strace|trace|dlaczego|czemu|kto|co (sie stanie|oznacza|bedzie))
    (kiedy (przestan*|konczy*|sie konczy)|jesli|jezeli|ile)`,
};
