import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Dutch, and what machines write. */
export const nlRights: RightsPhrases = {
  footer: `
    (onze|ons) ~1 {letter}
    ^(wil|wilt|wenst|wens) (je|u|jij|jullie) ~8 (uitschrijv*|afmeld*|niet|geen|meer|wijzigen|klik)
    (als|indien) (je|u|jij) ~8 (uitschrijv*|afmeld*|niet|geen|wil|wilt|wenst)
    (klik|tik) ~1 (hier|op|dan)
    (je|u|jij) (ontvangt|krijgt|hebt|heeft|kunt|kan|bent|ontving) ~8 (omdat|uitschrijv*|afmeld*|aangemeld|ingeschreven|altijd|op elk moment|ieder moment)
    (deze|dit) (email|mail|bericht|e?mail) (is|werd|wordt) (verzonden|verstuurd|gestuurd|bestemd|alleen)
    (uitschrijven|afmelden) (hier|kan|via|op elk moment|voorkeuren|https|bekijk|klik|beheer|privacy)
    (voorkeuren|profiel|gegevens) (beheren|wijzigen|aanpassen|bijwerken)
    (bekijk|lees|open) ~5 browser
    (vertrouwelijk*|uitsluitend bestemd|niet de geadresseerde)`,
  erasure: `
    (gegevens|account|data|kaarten|klantgegevens) ~6 (verdwijn*|weg|vernietigd|gewist)
    (niet|niks) ~5 (in jullie|in uw|in het|in de) ~1 (database|systeem|bestand) ~2 (staan|zitten|blijven)
    (account|klantenkaart|lidmaatschap|profiel) ~4 (opheffen|verwijder*|sluiten|wissen|opzeggen)
    (verwijder*|wis|wissen|gewist|vernietig*|delete*|schrap*|te verwijderen|haal) ~7 (gegeven*|persoonsgegevens|data|account|profiel|informatie|alles|systeem|systemen|database|klantprofiel|klantgegevens|bestand*|klantaccount|dossier|info|sporen)
    (gegeven*|persoonsgegevens|data|account|profiel|informatie|alles|klantgegevens|klantaccount) ~7 (verwijder*|wis|wissen|gewist|vernietig*|delete*|weg|te verwijderen|geschrapt)
    (verwijder|wis) (mij|me) (volledig|helemaal|compleet|overal|uit alles|permanent)
    recht (op|om) (vergetelheid|gegevenswissing|verwijdering|vergeten|wissing)
    vergeten (te )?worden
    vergetelheid
    (artikel|art) 17
    (sluit|hef|opheffen|sluiten|beeindig*) ~3 (account|profiel)
    account (sluiten|opheffen|verwijderen|opzeggen)
    (niets|niks|geen gegevens) ~5 (over mij|van mij)`,
  access: `
    (sta|kom) ik ~4 (bestand|register|systeem|database)
    (hoe|waar) ~5 (opvragen|inzien|vraag ik|inzage)
    (mijn) (gegevens|data) ~3 (op|opvragen|exporteren|meenemen|overzetten|inzien)
    recht (om te weten|op inzage|om te zien)
    (export*|overzet*|overdraag*|meenem*) ~5 (gegevens|data|ze)
    (gegevensoverdraagbaarheid|dataportabiliteit|overdraagbaarheid)
    (machineleesbaar|leesbaar formaat)
    (notities|aantekeningen|dossier) ~6 (over mij|van mij)
    (welke|wat|alle|alles) ~7 (hebben|heeft|hebt|bewaar*|bewaard|opgeslagen|weten|weet|verzamel*|verwerk*|staan|staat|bezit|bewaren) ~5 (mij|me|mijn)
    welke ~2 (gegevens|persoonsgegevens|data|informatie)
    wat ~4 (over|van) (mij|me) ~4 (weten|weet|hebben|hebt|bewaar*|opgeslagen|staat)
    (kopie|overzicht|afschrift|uitdraai|export|lijst) (van|met|over) ~5 (gegevens|persoonsgegevens|data|informatie|alles)
    (inzage|inzageverzoek|inzagerecht)
    (inzien|opvragen|ontvangen|toegang tot|zien|krijgen|downloaden) ~4 (mijn|alle|de) ~2 (gegevens|persoonsgegevens|data)
    (mijn|alle) ~2 (gegevens|persoonsgegevens|data) ~4 (inzien|opvragen|ontvangen|zien|toesturen|krijgen|downloaden|opsturen)
    (artikel|art) 15
    (hoe|waar|waarvandaan|van wie) ~4 (aan|vandaan) ~4 (mijn|adres|mailadres|emailadres|gegevens|email)
    (hoe|waar|van wie) (kom*|heb*) (u|jullie|je) ~4 (mijn|adres|mailadres|emailadres|gegevens|email)
    (wie|met wie|aan wie) ~5 (gedeeld|verkocht|doorgegeven|delen|verkopen)`,
  rectification: `
    (wijzig*|verander*|corrige*|aanpas*|pas|bijwerk*|verbeter*|gewijzigd|aangepast|update*|rectific*|zet) ~5 (naam|achternaam|voornaam|adres|mailadres|emailadres|telefoonnummer|nummer|geboortedatum|gegevens|spelling|email|postcode|aanhef|klantgegevens)
    (naam|achternaam|voornaam|adres|mailadres|emailadres|telefoonnummer|nummer|geboortedatum|gegevens|aanhef|email|postcode) ~7 (verkeerd*|fout|foutief|onjuist*|klopt niet|kloppen niet|wijzig*|verander*|corrige*|aanpassen|aan te passen|verouderd*|oud|gewijzigd|aangepast|gespeld|niet meer)
    (verkeerde|foute|oude|onjuiste) (naam|achternaam|voornaam|mailadres|emailadres|telefoonnummer|geboortedatum|gegevens|nummer|aanhef|spelling)
    (verhuisd|getrouwd|gescheiden|nieuw (mailadres|emailadres|adres|telefoonnummer|nummer)|nieuwe (achternaam|naam|email))
    (artikel|art) 16
    rectificatie`,
  complaint: `
    klacht* ~ (gegevens|persoonsgegevens|avg|privacy*|toestemming|autoriteit|wet|mails|nieuwsbrie*|spam|reclame)
    (gegevens|persoonsgegevens|avg|privacy*|toestemming|autoriteit|wet|mails|nieuwsbrie*|spam|reclame) ~ klacht*
    (klaag|klagen|beklag) ~6 (privacy|gegevens|avg|persoonsgegevens|autoriteit|toestemming)
    (autoriteit persoonsgegevens|toezichthouder|consumentenbond|privacywaakhond|acm|gegevensbeschermingsautoriteit|consuwijzer)
    (meld|melden|melding|aangifte|rapporteer) ~4 (autoriteit|acm|bij de|politie|privacy)
    (schend*|schending|overtre*|strijd|inbreuk) ~5 (avg|wet|privacy*|gdpr|recht*|gegevensbescherming)
    (illegaal|onwettig|onrechtmatig|strafbaar|wettelijk niet)
    (nooit|geen) ~4 (toestemming|toegestemd|akkoord)
    (verkocht|gelekt|gedeeld|doorgegeven|doorverkocht|delen) ~4 (mijn|gegevens|adres|derden)
    (mijn) ~4 (verkocht|gelekt|doorgegeven|doorverkocht)
    (ontevreden|boos|bezorgd) ~6 (gegevens|privacy|persoonsgegevens)`,
  automatic: `
    (automatisch|geautomatiseerd) ~1 (antwoord|bericht|gegenereerd|verzonden|reactie|mail|email|verstuurd|gegenereerde)
    (ik ben|ben) ~4 (op vakantie|afwezig|niet op kantoor|met verlof|niet aanwezig|met zwangerschapsverlof|vrij)
    (weer|terug) (op kantoor|bereikbaar|aanwezig|vanaf|op)
    (niet|geen) ~2 (te )?(reageren|beantwoorden|antwoorden) op (deze|dit)
    (u|je) kunt niet ~2 (reageren|antwoorden)
    (uw|je) (vraag|bericht|mail|email|verzoek|aanvraag|ticket) ~2 (ontvangen|in goede orde|geregistreerd|aangemaakt)
    (hebben|heb) (uw|je) (vraag|bericht|mail|email|verzoek|aanvraag) ~3 ontvangen
    (ticketnummer|zaaknummer|referentienummer|ticket nr)
    (kon niet worden (bezorgd|afgeleverd)|niet bezorgd|onbestelbaar)
    (werkt|werkzaam|werk) niet (meer|langer) ~2 (bij|voor)
    (bij|voor) (dringende|spoed) ~2 (vragen|zaken|gevallen)`,
};
