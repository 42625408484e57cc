// Subjects of programs in the twelve languages; patterns meet folded subjects.

/** `Re:`, `Sv:`, `AW:`, `Fwd:` and the like, also with a number or in brackets. */
export const replyPrefix =
  /^\[?(?:re|sv|aw|antw|antwort|res|rif|r|rv|tr|ref|vs|vb|fw|fwd|wg|vl|odp|pd|enc|i|doorst|betr|vidarebefordrat|videresendt)\s?(?:\[\d+\])?\s?:/u;

/** Absence notes, receipts of help desks and reports of undelivered mail. */
export const automaticSubject = new RegExp(
  [
    // After a prefix only what no newsletter is called: people answer to `Vacation offers` too.
    `^(?:(?:re|sv|aw|antw|odp|vs|r)\\s?:\\s?)?\\W{0,3}(?:`,
    [
      "auto(?:matic|matically generated|mated|matisk|matiskt|matica|matische|matisches)?[\\s:-]{0,3}(?:reply|response|answer|svar|antwort|antwoord|vastaus|odpowiedz|respuesta|risposta|reponse|resposta|message)",
      "autosvar|autoreply|autoresponse|autoresponder|autom antwort|automatisk svar",
      "(?:reponse|message) (?:automatique|d absence)",
      "(?:respuesta|contestacion|mensaje) automatic[ao]",
      "(?:risposta|messaggio) automatic[ao]",
      "resposta automatica|mensagem automatica",
      "automaattinen (?:vastaus|poissaoloviesti|ilmoitus)|poissaolo|poissaoloviesti|lomavastaus",
      "(?:automatyczna odpowiedz|odpowiedz automatyczna|autoodpowiedz)|nieobecnosc|(?:jestem )?poza biurem",
      "automatisch(?:e|es)?[\\s:-]{0,3}(?:antwort|antwoord|bericht|reactie|reply)",
    ].join("|"),
    `)|^\\W{0,3}(?:`,
    [
      "out of (?:the )?office|ooo\\b|away from|on (?:vacation|holiday|leave)|vacation|annual leave|i am out|i m out",
      "franvaro|franvarande|ej pa plats|pa semester|semester|inte pa kontoret|ute ur kontoret",
      "abwesenheit\\w*|abwesend|nicht im (?:buro|haus)|im urlaub|ich bin (?:nicht )?(?:im|abwesend)",
      "absence|absent|en (?:conges?|vacances)|absent du bureau|hors du bureau",
      "fuera de (?:la )?oficina|ausente|ausencia|de vacaciones|vacaciones",
      "fuori (?:sede|ufficio)|assenza|assente|in ferie|ferie",
      "afwezig\\w*|niet (?:op kantoor|aanwezig)|buiten kantoor|op vakantie|vakantie",
      "fravaer\\w*|ikke pa kontoret|ikke til stede|pa ferie|ferie",
      "fravar\\w*|fravaers?melding|borte fra kontoret",
      "fora do escritorio|ausencia|ausente|de ferias|ferias|estou fora",
      "urlop|na urlopie",
      "lomalla|olen lomalla",
      // Receipts of help desks.
      "\\[(?:ticket|case|request|arende|sak|sag|anfrage|vorgang|ticketnr|tiketti|zgloszenie|solicitud|richiesta|demande)\\b",
      "(?:ticket|case|request|arende|arendenummer|sag|sak|sagsnummer|saksnummer|vorgang|anfrage|zgloszenie|solicitud|richiesta|demande|pedido|verzoek|tiketti|palvelupyynto)\\s?(?:nr|no|id|number|num|n)?[\\s.:]{0,3}#?\\s?[\\w-]{0,8}\\d{3}",
      "(?:we|vi|wir|nous|hemos|abbiamo|wij|we) (?:have |har |haben |avons |hebben )?(?:received|mottagit|tagit emot|erhalten|recu|recibido|ricevuto|ontvangen|modtaget|mottatt)",
      "(?:vielen dank|tack|thank you|thanks|merci|gracias|grazie|bedankt|tak|takk|kiitos|dziekujemy|obrigado) (?:fur|for|pour|por|per|voor)? ?(?:ihre|ditt|your|votre|tu|su|la|uw|je|din|yhteydenotosta|za|pelo|o seu)[^\\n]{0,12}(?:anfrage|nachricht|mail|email|meddelande|arende|message|demande|mensaje|richiesta|messaggio|bericht|henvendelse|melding|contact|contatto|contato|mejl)",
      "(?:your|ditt|ihre|votre|su|tu|la tua|la sua|uw|je|din|twoje) (?:request|ticket|case|arende|anfrage|demande|solicitud|richiesta|verzoek|henvendelse|zgloszenie|sak|sag)\\b[^\\n]{0,40}(?:received|mottag|registr|eingegangen|recue|recibid|ricevut|ontvangen|modtaget|mottatt|przyj|recebid|created|skapat|oprettet)",
      "(?:bekraftelse|confirmation|eingangsbestatigung|empfangsbestatigung|accuse de reception|acuse de recibo|conferma di ricezione|ontvangstbevestiging|kvittering|bekreftelse|vahvistus|potwierdzenie|confirmacao)\\b[^\\n]{0,25}(?:arende|mottag|request|anfrage|ticket|demande|henvendelse|zgloszen|odbioru|otrzymania|pedido|rececao|recebimento|yhteyden)",
      "eingangsbestatigung|ontvangstbevestiging|accuse de reception|acuse de recibo|mottagningsbekraftelse",
      // Undelivered mail.
      "undeliver\\w*|undelivered|delivery (?:status|failure|has failed|incomplete|delayed)|mail delivery|returned mail|failure notice|message not delivered|nondeliverable",
      "(?:oleverer|olevererbar|kunde inte leverera|leveransfel|meddelandet kunde inte)\\w*",
      "unzustellbar\\w*|zustellung fehlgeschlagen|nicht zustellbar",
      "non remis|echec de (?:la )?(?:remise|distribution)|courrier non",
      "no se (?:pudo|ha podido) entregar|no entregado|devuelto|error de entrega",
      "mancata consegna|messaggio non (?:consegnato|recapitat)|impossibile recapitare|non recapitabile",
      "onbestelbaar|niet bezorgd|niet afgeleverd",
      "kan ikke leveres|ikke leveret|ikke levert|uleverbar|kunne ikke leveres",
      "toimitus epaonnistui|viestia ei voitu|ei toimitettu",
      "niedostarczon\\w*|nie (?:mozna|udalo sie) dostarczyc|zwrot wiadomosci|blad dostarcz",
      "nao (?:foi )?(?:entregue|entregavel)|falha na entrega|erro na entrega",
      // Read receipts.
      "(?:read|gelesen|last|lu|leido|letto|gelezen|laest|lest|luettu|przeczytan[oay]|lida)\\s?:",
    ].join("|"),
    ")",
  ].join(""),
  "u",
);
