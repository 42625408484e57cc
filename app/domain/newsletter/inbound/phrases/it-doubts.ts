import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Italian: denied, told of others, nearly done, long past. */
export const itDoubts: DoubtPhrases = {
  others: `
    (nonn[ao]|zi[oa]|cugin*|nipote|suocer*|cognat*|genitori|figli|bambin*|marito|moglie)
    (coinquilin*|cliente|clienti|qualcuno|gente|alcuni|molti|una persona|una signora|un signore)
    (un utente|utenti|dipendente|stagista|assistente|direttore|direttrice|principale|lei|loro|lui)`,
  says: `
    (poteva|potevano|non hanno potuto|deve|avra|vuole|vorrebbe|voleva|vogliono|vorrebbero|dice|dicono|diceva|ha detto|ha chiesto|chiede)
    (chiedono|ci ha (scritto|chiesto|detto)|mi ha (scritto|chiesto|detto)|scrive|ha scritto|prova)
    (cerca|desidera|pensa|crede|preferisce|propone|sostiene|si lamenta|si e|ha disdetto)
    (ha annullato|consiglia|insiste|non vuole)`,
  denied: `
    non (serve|occorre|c e bisogno|e necessario|dovete|deve|ho bisogno che)
    (mai|non|nessuno|neanche|nemmeno|neppure|mica) ~3 (chiesto|detto|voluto|volevo|richiesto|inteso|intendevo|scritto|pensato|autorizzato|voglio che|desidero che|sogno|ci penso|penso|penserei)
    nessuno ~3 (chiesto|detto)
    (nessuna|alcuna|minima|la minima) ~2 (intenzione|voglia di|ragione|motivo)
    (lungi da me|neanche per sogno|nemmeno per sogno|in nessun caso|per nessun motivo)
    (non se ne parla|guai a)
    non (dovete|deve|potete|vi azzardate|azzardatevi|e mia intenzione|ho intenzione)
    perche (dovrei|mai dovrei|vorrei)`,
  spared: `
    (lasci*|ten*|rest*|riman*) ~1 (nella|in) ~1 {list}
    (non|mai) (mi |ci |la )?(tolg*|toglie*|cancell*|rimuov*|elimin*|smett*|disiscriv*|interromp*|sospend*)`,
  almost: `
    (stavo per|stavo|quasi|ero sul punto|sul punto di|avevo pensato|ho pensato|pensavo)
    (ero tentat*|stavo pensando|ero li per|mancava poco|a momenti|ero indecis*|non so se|valutavo)
    (sto valutando|avevo intenzione|volevo quasi)`,
  back: `
    (tornare|ritornare|di nuovo iscri*|reiscri*|riscri*|reinseri*|rimett*|rientrare|riavere)
    (riprendere|ricevere di nuovo|ricevere nuovamente|riattiv*)`,
  lose: `
    (perdere|perdermi|perderm*|rinunciare|fare a meno|farne a meno|restare senza|rimanere senza)`,
  past: `
    (mi ero|mi sono|m ero|ci eravamo|ci siamo|avevo|ho|abbiamo) (gia |anche )?(disiscritt*|cancellat*|disdett*|annullat*|disdetto|tolt*)`,
  ponder: `
    (perdo|perderei|perdero|mantengo|conservo|resto|rimango|continuo a|avete|ha|hanno|ho|e vero)
    (sono stat*|perche (mi|sono|non|avete|e|ho|hanno)|chi (mi|ha)|cosa succede|che succede)
    (cosa significa|quando (smett*|finisc*|cess*|termin*)|se (mi|io|cancello|annullo|disdico))
    (devo|quanto)`,
};
