import { itDoubts } from "./it-doubts.ts";
import { itRights } from "./it-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Italian, and what only looks like it. */
export const it: Phrases = {
  language: "it",
  hasDigraphs: false,
  frequent: `io e di il lo la i gli le un uno una non che per con in su mi mia mio miei mie vostra vostro
    vostre vostri sono ho hai avete buongiorno salve ciao grazie favore voglio vorrei piu mail newsletter
    ricevere inviare smettete come quando dove perche nel nella dal dalla alla al del della dei si ma anche
    ancora basta cancellatemi cancellarmi iscrizione tutto tutti se questo questa da questi posta potete`,
  filler: `
    ((buongiorno|buonasera|salve|ciao|buon giorno|gentili|gentile|spett le|spettabile|egregi)( a tutti| signori| team| staff| servizio clienti| tutti)?)
    ((grazie mille|grazie|vi ringrazio|ringrazio|mille grazie)( in anticipo| anticipatamente| tante)?)
    (per favore|perfavore|per cortesia|pf|x favore|cortesemente|gentilmente|immediatamente|subito|adesso|ora|al piu presto|quanto prima|il prima possibile|urgente|semplicemente|una volta per tutte|oggi|davvero|veramente|per piacere|cortesia|anche|con effetto immediato|definitivamente|vi prego|ve ne prego|prego|la presente)
    (cordiali saluti|saluti|servizio clienti|maledett*|cazzo di|stupid*|schifose|fottut*)`,
  list: `
    (newsletter*|news letter*|(e?mails?|posta( elettronica)?|mailing*|emailing*|mail))
    ((lista|liste|elenco|elenchi)( di (distribuzione|invio|contatti|iscritti|indirizzi|posta)| contatti)?)
    (mailing list|mailinglist|mailing list|indirizzario|pubblicita|offert*|promo*|spam)
    (messaggi*|comunicazion*|sms|marketing|iscrizione|notifiche|roba|spazzatura|schifezz*)
    (annunci|invii|robaccia|abbonamento|materiale|volantini|informazioni|news)`,
  leave: `
    (disiscri*|disiscriv*)
    (cancell* ~3 (iscrizione|newsletter|dalla lista|dalla mailing|sottoscrizione)|cancellatemi)
    (cancellami|cancellarmi|cancelli|cancellazione ~2 (newsletter|lista|iscrizione|mailing))
    (disdi*|disabbon*|unsubscribe*|toglietemi|toglimi|togliermi|rimuovetemi|rimuovimi)
    (rimuovermi|eliminatemi|eliminarmi|disinscri*|depennat*|levatemi|desiscri*)`,
  spelling: {
    right:
      "iscrizione annullare cancellare ricevere messaggi pubblicita eliminare vostre voglio vostre email togliete toglietemi smettete smetti pubblicita disiscrivere disiscrivermi disiscrivetemi disiscrizione cancellatemi newsletter iscrizione unsubscribe cancellarmi disiscrivimi",
    lookAlikes:
      "iscrivere iscrivermi iscrivetemi newsletters iscrizioni descrizione inscrizione cancellarli cancellatemelo descrivere",
  },
  other: `
    (ordine|ordini|pacco|pacchi|consegna*|spedizion*|res(o|i)|fattur*|pagament*|rimbors*|app)
    (codice|taglia|scarpe|giacca|vestito|caffe|articol*|prodott*|carrello)`,
  quit: `
    (diffid*|declin*|tolto|tolta|leva*|sparire|bloccat*)
    (togliet*|cessiate|smettiate|chiudete|basta|smettere)
    (rifiut*|rinunci*|toglietemi|sospender*|opt out|optout|unsubscribe)
    (annull*|cancell*|togl*|rimuov*|rimoss*|elimin*|smett*|disdi*|cess*|interromp*)
    (sospend*|levat*|depenn*|risparmi*|liber*|disiscri*|chiud*|disattiv*|basta con|basta|via da)
    (fuori da|uscire da)`,
  letter: `
    (campagn*|bollettin*|novita|lettere|invii|messaggi|mail|indesiderata)
    (newsletter*|pubblicit*|promozional*|promozioni|spam|mailing*|iscrizione)
    (distribuzione|marketing|indirizzario|commerciali|reclame)`,
  more: `(piu|mai|ancora|ulteriori|altre|altri|nuovo)`,
  person: `
    (moglie|marito|amico|amica|madre|padre|figlia|figlio|sorella|fratello|collega)
    (colleghi|capo|vicin*|fidanzat*|mamma|papa|compagn*|nonna)`,
  wanting: `(voglio|vorrei|desidero|chiedo|richiedo|esigo|mi|mio|mia)`,
  not: `(assolutamente no|in nessun modo|per nessun motivo|affatto|assolutamente non|non|mai)`,
  meant: `(chiesto|voluto|volevo|inteso|richiesto|volere)`,
  permit: `(permesso|autorizzazione|consenso|diritto|autorizzat*)`,
  ensure: `(assicurat*|fate in modo|faccia in modo|fare in modo|garantit*)`,
  no: `(niente|nessun|nessuna|no)`,
  generic: `(cancellare|cancellazione|cancella|cancellato|cancellata|cancello|disdi*|annull*)`,
  lists: {
    neg: `
      non
      mai
      nessun*
      niente
      nulla
      neanche`,
    send: `(invi*|mand*|scriv*|spamm*|contatt*|disturb*|bombard*|assill*|tormenta*|spedi* ~2 (mail|email)|tartass*|intas*|arriv*)`,
  },
  ask: `
    (lasciat*|tenet*) (mi )?fuori
    liber* (mi |armi )?(di|da) (voi|queste|questa|questi)
    (mi libero|liberarmi|mi sbarazzo|sbarazzarmi)
    un altra (mail|email|newsletter) e
    (preferisco|preferirei|vorrei|voglio) non (ricevere|ricevervi|ricevo)( piu)?
    (togliet|cancellat|rimuovet|eliminat)(elo|ela|emi|emi da)( ~2)?$
    (basta|niente|stop) (con )?(la |le |questa )?{letter}
    non ne posso piu
    (cessiate|smettiate)
    come (esco|si esce|mi tolgo|mi cancello)
    continuate a (mandar*|inviar*|scriver*) ~5 (no|nonostante)
    non (intendo|desidero) piu ricevere
    non voglio ~2 (vostre|vostri|lettere|mail)
    non ne voglio piu
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    to(g)?lietemi ~2 (da|dalla|dal|lista)
    non (voglio|volio|ne voglio) (piu )?~3
    non ne voglio( piu)?
    (smet*|smetete) di (mandar*|inviar*|scriver*)
    (potete|potreste) (sospender*|cancellar*|interromper*)
    (toglietemi|cancellatemi|levatemi) ~2 da tutto
    tutto quello che inviate
    via (la|dalla) ~2 {list}
    ^(disiscrizione|disiscrivere|disiscrivermi|disiscrivetemi|disiscrivimi|cancellazione|cancellatemi|cancellami|cancellarmi|unsubscribe|disdetta|toglietemi|rimuovetemi|eliminatemi|disiscriviti|cancellare)( (dalla|dalle|da|dal|alla|dalla vostra) ~2 {list})?$
    ^(disiscrizione|cancellazione|disdetta|rimozione) (dalla|dalle|dal|da|della|newsletter|immediata|@|iscrizione|mailing)
    (disiscri*|disabbon*|unsubscribe*|disinscri*|desiscri*)
    (cancella|cancell*|togli*|rimuov*|elimin*|lev*|depenn*|tog*|escludete*|esclud*) ~4 (da|dal|dalla|dalle|dai|dagli|dall) ~4 {list}
    (cancellatemi|cancellami|toglietemi|toglimi|rimuovetemi|rimuovimi|eliminatemi|eliminami|levatemi|cancellateci|toglieteci|mi cancelli|depennatemi)( (da (qui|questa|tutto|questo)|subito|e basta))?$
    (cancell*|rimuov*|elimin*|togli*) (il |la )?(mio|mia) (indirizzo|mail|email|nominativo|contatto|indirizzo mail|indirizzo email)( di posta)?$
    (vorrei|voglio|desidero|chiedo|richiedo|posso|devo|come|dove|potete|potreste|puo|puoi|potrebbe|riesco|cerco|provato|intendo|pretendo|esigo) ~6 (disiscri*|cancellarmi|essere cancellat*|essere rimoss*|togliermi|essere tolt*|rimuovermi|eliminarmi|disdire|la cancellazione|la disiscrizione|la rimozione|uscire|unsubscribe*|smettere|cancellare ~3 (iscrizione|newsletter)|cancellare la|disdetta)
    (come|dove) ~6 (disiscriv*|mi cancello|cancello|cancella ~2 (iscrizione|newsletter)|smettere di ricevere|non ricevere|mi tolgo|annullo|si annulla|disdico|esco)
    (smett*|basta|fermat*|stop|cessat*|finitela|piantat*|interromp*|sospend*|evitat*) (di |con |la |subito |l |ora |a |le |i |con le |con la |il |tutte |queste |questi )*(tutte |queste |queste |vostre |le )*(mi |ci )?({list}|{send}|inviarmi|mandarmi|scrivermi|invio|invii)
    (smett*|basta|fermat*|stop|cessat*|piantat*|interromp*|sospend*|finitela|finirla) ~4 ({list}|{send})
    ^(stop|basta|smettetela|smettila|fermatevi|finitela|piantatela)$
    (smett*|finit*|piantat*)(ela|la)( di| con)?
    non (mi |ci |vi )*({send}) ~5 (piu|{list}|altr*|niente|nulla|ancora)
    non (mi |ci )?(inviat*|mandat*|scrivet*|contattat*|inviarmi|mandarmi|scrivermi|disturbat*|inviatemi|mandatemi|scrivetemi|contattatemi|inviateci|disturbatemi|inviare)
    non (voglio|desidero|vorrei|intendo|sono|ho|gradisco|mi interessa*|mi interess*|vogliamo|ne posso|ho mai chiesto) ~6 ({list}|ricevere|riceverne|piu|sapere|interessat*|saperne|essere contattat*|ricevo|bisogno|riceverle|riceverli|niente|nulla)
    (non|nessun*) ~1 (mi )?interessa*( piu)?
    (non sono|non siamo) (piu )?interessat*
    (niente|nessun*|non piu|mai piu|basta) (piu )?~2 ({list}|ricevere|da voi)
    (niente|nessun*) ~1 {list}
    ^(mai piu|niente piu|non piu)
    (lasciatemi|lasciami|lasciateci) (in pace|stare|tranquill*)
    (stuf*|stanc*|esasperat*|arcistuf*|saturo|nauseat*|scocciat*|piene|pieno) (di|delle|dei|della|da|con) ~5 ({list}|ricevere|vostr*)
    (annull*|disdi*|cancell*|termin*|interromp*|revoc*) ~4 (iscrizione|abbonamento|newsletter*|{list}|sottoscrizione)
    (fuori|via|uscire) (da|dal|dalla|dalle) ~3 {list}
    (revoc*|ritir*) ~3 (consenso|autorizzazione)
    (opposizione|oppongo|opporm*) ~6 (marketing|pubblicit*|{list}|promozional*)
    (dimenticat*|scordat*|perdet*) ~2 (mio )?(indirizzo|mail|email)
    (link|pulsante|tasto|bottone) (di |per |per la )?(la )?(disiscri*|cancell*|annull*) ~4 (non|rotto|errore|morto)
    (disiscri*|cancellazione) ~3 non (funziona|va)`,
  still: `
    (continuo|continuate|continuano|ancora|continua|lo stesso|sempre|comunque|nonostante|tuttora) ~5 ({list}|ricevere|inviarmi|mandarmi|arrivare)
    (continuo|continuate|continuano) a (ricevere|inviarmi|mandarmi|arrivare|arrivarmi|scrivermi|spammare)
    (gia|piu volte|volte|tre volte|diverse volte) ~4 (disiscri*|cancellat*|chiesto|disiscritt*|richiesto)
    (disiscritt*|cancellat*|chiesto) ~5 (volte|ma|eppure|ancora|continuo)`,
  short: `
    (stop|basta|fine|smettetela|smettila|cancellatemi|cancellami|cancellare|cancella|cancellazione|disiscrizione|disiscrivetemi|disiscrivimi|disiscrivermi|disiscrivi|toglietemi|rimuovetemi|rimuovi|rimuovere|eliminatemi|elimina|via|fuori|disdetta|disdire|finitela|piantatela|annulla|annullare|stop mail|stop newsletter|stop spam|basta cosi|basta mail|basta spam)( subito| ora| grazie)?
    (no|no grazie|non interessa|non mi interessa|non interessat*|non mi interessa piu|mai piu|niente piu|non piu|non voglio piu niente)
    (lasciatemi|lasciami) in pace`,
  negated: `
    (non|mai|senza) (mi |ci |voglio |vorrei |volevo |voglio che mi |ho |sono |intendo |desidero |essere |mi sono |ho chiesto di |ho mai chiesto di |ho mai chiesto la |volermi )*(mai )?(disiscri*|cancellat*|cancellarmi|cancellate|tolga|togliete|toglietemi|cancellatemi|rimuov*|togliermi|eliminat*|disdi*|la cancellazione|la disiscrizione)
    non (voglio|vorrei|volevo|desidero) (assolutamente |affatto )?(mi |che mi |essere )?(disiscri*|cancell*|tog*|rimoss*)
    non (mi )?(cancellat*|togliet*|rimuovet*|disiscrivet*)
    non (ho mai|mi sono mai|ho|mi sono) ~2 (disiscritt*|cancellat*|chiesto di (essere )?(cancell*|disiscriv*))
    non (smett*|fermat*|interromp*)
    non ~1 (perdermi|perdere|rinunciare)`,
  stay: `
    (mi manca|mi mancano|dimenticate la mia ultima|restare)
    (anzi|al contrario|tutt altro|rimettetemi|reinserit*|riammett*|annullare l operazione|ripristin*)
    (voglio|vorrei|desidero|mi piacerebbe|preferisco) ~4 (continuare|mantenere|restare|rimanere|tenere|conservare|tornare|ancora ricevere|ricevere di nuovo|ricevere ancora|ricevere nuovamente)
    (continuat*|continua) (a |pure )*(mandarm*|inviarm*|cosi|scriverm*|mandare|inviare)
    (mi piac*|adoro|amo|apprezzo|leggo volentieri|mi fa piacere|utili|interessanti|belle) ~4 (newsletter*|mail|email|offerte)
    (newsletter*|mail) ~4 (bella|belle|mi piac*|interessante|interessanti|bellissim*)
    (iscriv*|riscriv*|reiscriv*|reiscri*) (di nuovo|nuovamente|ancora|mi)
    (iscrivermi|iscrivetemi|reiscriver*|riscriver*|reinserit*|abbonarmi|reiscrivetemi)
    (tornare|ricominciare) a ricevere
    (restare|rimanere|resto) iscritt*`,
  why: `
    ^chi ~8 ({leave}|{quit})
    avete (smesso|interrotto|cancellato|finito)
    (perche|come mai|x che) ~6 (disiscri*|cancell*|tolto|rimoss*|non ricevo|non mi arriva*|non ricevo piu|non arriva*)
    (sono|siamo|mi|ci|vengo) (stat* |avete |hanno |ha )*(disiscri*|cancellat*|rimoss*|tolt*)
    (per errore|per sbaglio|accidentalmente|involontariamente|inavvertitamente) ~5 (disiscri*|cancell*|cliccat*)
    (disiscri*|cancellat*) ~2 (per errore|per sbaglio|accidentalmente)
    non (ricevo|ho ricevuto|mi arriva*|arriva*|riceviamo|e arrivat*|sono arrivat*|mi e arrivat*|ricevuto)
    cosa significa
    grazie per avermi (disiscri*|cancell*)`,
  hypothetical: `
    (se|quando|prima di|qualora) (mi |ci )*~3 (disiscri*|cancello|cancellassi|disdico|disiscrivo)
    (pensando|valutando|considerando|penso|sto pensando) ~4 (disiscri*|cancellarmi|disdire)
    (altrimenti|sennò|senno) ~2 mi (disiscriv*|cancell*)
    mi (disiscrivero|cancellero)`,
  reported: `
    (moglie|marito|amico|amica|madre|padre|figlia|figlio|sorella|fratello|collega|colleghi|capo|cliente|clienti|vicin*|qualcuno|gente|lui|lei|loro|fidanzat*|mamma|papa|compagn*|nonna) (vuole|vorrebbe|dice|ha detto|chiede|ha chiesto|mi ha chiesto|ha scritto|cerca|si lamenta|vogliono|voleva|mi ha detto|desidera) ~7 (disiscri*|cancell*|newsletter*|mail|togli*)
    (cancell*|disiscri*|togli*) (lui|lei|loro|mia (moglie|madre|sorella|figlia|amica|collega)|mio (marito|padre|figlio|fratello|amico))
    (scritto|dice|c e scritto|leggo) ~1 (disiscri*|unsubscribe|cancellati)
    (mi ha consigliato|consigliato di) ~4 (disiscri*|cancell*)`,
  elsewhere: `
    (disiscri*|cancell*|disdi*|uscire|disconn*) ~5 (app|account|ordin*|corso|lista d attesa|caffe|consegna*|notifiche push|evento|palestra|fedelta|contratto|abbonamento al caffe)
    (app|account|corso|lista d attesa) ~4 (disiscri*|cancellarmi|disdi*)
    (annull*|cancell*|disdi*|blocc*|ferm*|sospend*|interromp*) ~5 (ordin*|consegn*|spedizion*|pacc*|acquist*|pagament*|abbonamento (al )?caffe|caffe|box|reso|rimborso|addebito)
    (togli*|rimuov*|elimin*) ~4 (articol*|carrello|ordin*|prodott*|riga|fattur*|lista dei desideri|preferiti|lista d attesa)
    (invi*|mand*|rispedi*|spedi*) ~5 (pacc*|taglia|scarpe|giacca|articol*|fattura|ordine|sostituzione|etichetta|nuov*|sbagliat*|blu|ross*|ner*|vestito|prodott*)
    (mail|email|messaggio|sms) di (conferma|spedizione|consegna|tracciamento)`,
  ...itDoubts,
  ...itRights,
};
