import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Italian, and what machines write. */
export const itRights: RightsPhrases = {
  footer: `
    (nostra|nostro|nostre|nostri) ~1 {letter}
    se (non|desideri|vuoi|preferisci|vuole|desidera) ~10 (ricevere|disiscri*|cancell*|clic*|annull*)
    (clicca|cliccare|cliccate|fai clic|premi) (qui|su|sul|sulla|il)
    (ricevi|riceve|hai ricevuto|ha ricevuto|stai ricevendo|puoi|puo) ~9 (perche|in quanto|disiscri*|cancell*|iscritt*|in qualsiasi momento|registrat*)
    (questa|questo) (mail|email|messaggio|e?mail|comunicazione) (e stat*|e|ti|le|viene)
    (per|puoi) (disiscriverti|disiscriversi|cancellarti|cancellare la tua|annullare l)
    (disiscriviti|cancellati|annulla iscrizione|disiscrizione|annulla l iscrizione) (qui|gestisci|visualizza|https|preferenze|in qualsiasi|privacy|con un clic|aggiorna)
    (gestisci|modifica|aggiorna) (le tue|i tuoi|le) (preferenze|impostazioni|dati)
    (visualizza|leggi|apri) ~5 browser
    (riservat*|confidenzial*|destinatari*|uso esclusivo)`,
  erasure: `
    (dati|account|informazioni|carte) ~6 (spari*|scompai*|cancellat*|distrutt*|eliminat*)
    (non) ~4 (stare|figurare|essere|comparire) ~4 (database|archivi*|sistem*)
    (cancell*|chiud*|elimin*) ~3 (account|profilo|tessera|conto)
    (cancell*|elimin*|rimuov*|distrugg*|rimozion*|soppress*|togli*|eliminazione|far sparire) ~7 (dati|account|profilo|informazioni|tutto|sistem*|database|registr*|archiv*|anagrafica|scheda|traccia|tracce|cronologia)
    (dati|account|profilo|informazioni|tutto) ~6 (cancell*|elimin*|rimoss*|distrutt*|rimuov*|spari*)
    (cancell*|elimin*|cancellatemi|eliminatemi) (mi )?(completamente|del tutto|totalmente|ovunque|da tutto|dai vostri (sistemi|archivi|database)|dal vostro (sistema|database|archivio))
    diritto (all|alla|di) (oblio|cancellazione)
    (essere dimenticat*|dimenticatevi di me|dimenticatemi)
    (articolo|art) 17
    (chiudere|chiudete|chiusura) ~4 account
    (non) ~4 (conserv*|tenere|teniate|memorizz*|abbiate|conserviate|resti|rimanga)
    (nulla|niente) ~5 (su di me|di me|mio)`,
  access: `
    (sono|compaio|figuro|risulto) ~4 (archivi*|database|registr*|sistem*)
    (come|dove) ~5 (chiedere|richiedere|ottenere|chiedo|richiedo) ~4 (dati|informazioni)
    diritto di (sapere|conoscere|ottenere)
    (esport*|trasfer*|portare|spostare) ~5 (dati|li)
    portabilita
    (leggibile da|formato leggibile|leggibile da dispositivo)
    (note|annotazioni|scheda) ~6 (su di me|di me|che mi riguard*)
    (quali|che|cosa|tutti|tutto|tutte) ~7 (avete|conservate|possedete|sapete|memorizz*|detenete|raccolt*|trattate|custodite|archiviat*|disponete|tenete|registrat*) ~5 (me|su|mio|miei|mie|riguard*|mi)
    (quali|che) (dati|informazioni)
    (dati|informazioni) ~5 (avete|conservate|possedete|su di me|mi riguard*|in vostro possesso|detenete)
    cosa (sapete|avete) ~3 (di me|su di me)
    (copia|estratto|elenco|esportazione|report) (di |dei |completa |completo |delle )*~4 (dati|informazioni|tutto)
    (diritto di accesso|accesso ai|richiesta di accesso|accedere ai)
    (vedere|ottenere|ricevere|accedere|consultare|scaricare|avere|conoscere|sapere|inviatemi|mandatemi|fornir*|inviarmi) ~5 (miei|tutti|i|quali|le) ~3 (dati|informazioni)
    (articolo|art) 15
    (dove|come|da chi) ~5 (preso|ottenuto|trovato|avuto|avete|recuperato) ~4 (mio|miei|mail|email|indirizzo|dati)
    (con chi|a chi|chi) ~5 (condivis*|vendut*|cedut*|comunicat*|dato)`,
  rectification: `
    (corregg*|correzion*|modific*|cambi*|rettific*|aggiorn*|sistem*) ~5 (nome|cognome|indirizzo|mail|email|telefono|numero|data di nascita|dati|informazioni|cellulare|anagrafica|cap)
    (nome|cognome|indirizzo|mail|email|telefono|numero|data di nascita|dati|cellulare) ~7 (sbagliat*|errat*|scorrett*|vecchi*|non e corrett*|e cambiat*|obsolet*|non e piu|scritto male|non sono corretti|corregg*|aggiorn*|rettific*|inesatt*)
    (sbagliat*|errat*|vecchi*|errore) ~3 (nome|cognome|mail|email|telefono|numero|data di nascita|dati|indirizzo mail|indirizzo email)
    (trasferit*|traslocat*|sposat*|divorziat*|nuovo (indirizzo|numero|cognome|telefono|cellulare|nome)|nuova (mail|email)|cambiato (nome|numero|mail|indirizzo|cognome|email|casa))
    (articolo|art) 16
    (rettifica)`,
  complaint: `
    (reclamo|reclami|lamentela|denuncia) ~ (dati|gdpr|consenso|privacy|garante|personali|legge|mail|newsletter*|spam|pubblicit*|autorita)
    (dati|gdpr|consenso|privacy|garante|personali|legge|mail|newsletter*|spam|pubblicit*|autorita) ~ (reclamo|reclami|lamentela|denuncia)
    (lament*) ~8 (dati|gdpr|consenso|privacy|garante|personali)
    (garante|autorita di controllo|agcm|altroconsumo|polizia postale|codacons)
    (segnal*|denunc*) ~5 (garante|autorita|polizia|privacy|vostra|alle|agcom)
    (viol*|infrang*|contrari*|infrazione) ~6 (gdpr|legge|leggi|privacy|dati|diritt*|regolamento|normativa)
    (illegal*|illecit*)
    (mai|non|nessun|senza) ~4 (acconsentit*|consenso|autorizzat*|dato il|autorizzazione|accettato)
    (vendut*|trapelat*|condivis*|cedut*|divulgat*|vendete|condividete) ~4 (mio|miei|dati|indirizzo|terzi)
    (scontent*|indignat*|preoccupat*|arrabbiat*|insoddisfatt*) ~6 (dati|privacy|personali)`,
  automatic: `
    (risposta|messaggio|mail|email|notifica) (automatic*|generat* automatic*)
    (generat*|inviat*) automaticamente
    (sono|saro|siamo) ~3 (in ferie|fuori sede|fuori ufficio|assente|in vacanza|in maternita|in trasferta|in congedo)
    (non rispond*|prega di non rispondere|pregato di non rispondere) a quest*
    (la (sua|tua|vostra)) (richiesta|mail|email|segnalazione|comunicazione) ~2 (e stata|ricevut*|registrat*|presa)
    (il (suo|tuo|vostro)) (messaggio|ticket) ~2 (e stato|ricevut*|registrat*|pres*)
    abbiamo ricevuto (la|il) (sua|tua|suo|tuo|vostra)
    (numero (di )?(ticket|pratica|richiesta|caso)|ticket n)
    (impossibile recapitare|non e stato (recapitato|consegnato)|mancata consegna)
    (non lavora piu)
    (in caso di|per) urgenz*`,
};
