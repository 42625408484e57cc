import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Dutch: denied, told of others, nearly done, long past. */
export const nlDoubts: DoubtPhrases = {
  others: `
    (echtgeno*|partner|huisgeno*|zusje|zussen|broer*|tante|oom|neef|nicht|ouders|kinderen|kind)
    (schoonzus|zwager|klant|klanten|iemand|sommige*|mensen|velen|een lezer|lezers|gebruiker*)
    (medewerker*|stagiair*|assistent*|directeur|leidinggevende|bazin|zij|hij)`,
  says: `
    (kon|konden|wil|wilt|wilde|willen|zegt|zei|zeggen|vraagt|vroeg|vragen|schrijft|schreef|zou|wenst)
    (probeert|probeerde|heeft|hebben|klaagt|klaagde|vindt|vond|meent|denkt|dacht|raadt|adviseert)
    (verzoekt|beweert|moet|liet weten|stelt voor|is)`,
  denied: `
    (hoeft?|hoeven|hoef) ~2 niet
    niet nodig (om )?
    (nooit|niet|niemand|geenszins|nergens|amper) ~4 (gevraagd|gezegd|gewild|verzocht|gewenst|bedoeld|bedoeling|van plan|plan|geschreven|beweerd|opdracht|dacht|denk|peins|pieker|wil dat|wilde dat|hoef)
    (geen|geen enkele|niet de minste) ~2 (plan|plannen|intentie|reden|behoefte om|zin om|wens om|aanleiding|haar op)
    (in geen geval|absoluut niet|vooral niet|zeker niet|onder geen beding|alsjeblieft niet)
    (liever niet|beslist niet|ga niet)
    (mag|mogen|moet|moeten|zal|zullen) ~2 niet
    waarom zou`,
  spared: `
    (nooit|nimmer) ~1 (stoppen|ophouden|op met|met stoppen)
    (stop|hou|houd) ~1 nooit
    (laat|hou|houd) (me|mij|ons) ~2 op ~2 {list}
    (stop|stopt|stoppen) (alsjeblieft |aub |vooral )?(niet|nooit)
    (haal|schrijf|meld|verwijder|schrap|gooi|zeg|streep) (me|mij|ons|mijn ~1|{letter}|{list}) ~1 (niet|nooit)`,
  almost: `
    (bijna|op het punt|stond op het punt|was van plan|wilde eigenlijk|wou eigenlijk)
    (had overwogen|overwoog|overweeg|overwogen|dacht erover|denk erover|zat te denken|stond klaar)
    (scheelde weinig|haast|twijfel*|weet niet of|was net)`,
  back: `
    (terug|weer terug|opnieuw aanmelden|weer aanmelden|opnieuw inschrijven|weer inschrijven)
    (weer ontvangen|weer krijgen|er weer bij|weer op de lijst|herstel*|weer lid|weer meedoen)`,
  lose: `
    (missen|mis|verliezen|verlies|kwijtraken|mislopen|zonder doen|zonder zitten)`,
  past: `
    (heb|had|hebben|hadden) (ik |wij |we )?(me |mij |mezelf |ons )?(uitgeschreven|afgemeld|opgezegd)
    (schreef|meldde|zegde) ~4 (uit|af|op)`,
  ponder: `
    (raak ik|verlies ik|verlies|behoud|hou ik|houd ik|blijf|blijven|heeft|heb ik)
    (hebben jullie mij|is|zijn|was|ben ik|werd|klopt het|wat gebeurt|wat betekent)
    (wanneer (stop*|houd*|eindig*))
    (waarom (ben|is|heb|hebben|heeft|krijg ik geen|krijg ik niet|ontvang ik geen|werd|zou))
    (wie heeft|als ik|moet ik|gaat)`,
};
