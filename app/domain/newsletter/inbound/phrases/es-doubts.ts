import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Spanish: denied, told of others, nearly done, long past. */
export const esDoubts: DoubtPhrases = {
  others: `
    (hermano|hermana|suegr*|cunad*|abuel*|ti[oa]|prim[oa]|sobrin*|padres|hijos|ninos|espos*)
    (companer*|compi|clientes?|clienta|alguien|gente|algunos|muchos|una persona|una senora)
    (un senor|un usuario|usuarios|empleado*|becari*|ayudante|asistente|director*|encargad*|ella)
    (ellos|ellas)`,
  says: `
    (podia|podian|no pudieron|no pudo|debio|debe|tuvo|quiere|quieren|queria|quisiera|querria|dice|dicen|dijo|decia|pide|pidio|piden|ha dicho)
    (ha pedido|escribio|escribe|pregunta|pregunto|preguntan|intenta|desea|solicita|solicito)
    (se queja|cree|piensa|prefiere|propone|nos (dijo|pidio|escribio|dice|pide|ha))
    (me (dijo|pidio|dice|pide|ha|pregunta|comenta)|le gustaria|se dio|se ha dado|ha cancelado)
    (cancelo|recomienda|insiste|opina)`,
  denied: `
    no (hace falta|es necesario|tienen que|teneis que|tiene que|necesitan|necesito que)
    (nunca|no|jamas|nadie|tampoco) ~3 (pedi|pedido|dije|dicho|quise|querido|queria|solicite|solicitado|pretendia|pretendo|pensaba darme|pienso|escribi|tengo intencion|tenia intencion|autorice|quiero que|deseo que|se me ocurre|se me ocurriria)
    nadie ~3 (pidio|pide|dijo|ha pedido|ha dicho)
    (ninguna|menor|minima|ni la menor|ni ganas de|sin) ~2 (intencion|ganas de|gana de|razon|motivo|idea de|animo de)
    (lejos de mi|ni hablar|ni se os ocurra|ni se les ocurra|de ninguna manera|de ningun modo)
    (bajo ningun concepto|en ningun caso)
    no (deben|debeis|pueden|podeis|vayan a|vayais a|me vayan a)
    por que (iba|habria|deberia|querria)`,
  spared: `
    (dej*|mant*|qued*) ~1 en (la|su|vuestra) lista
    (no|nunca|jamas) (me |nos |la |lo )?(quit*|borr*|elimin*|saqu*|sac*|cancel*|anul*|den de baja|deis de baja|dejen|dejeis|dejes|deje|paren|parem|pareis)`,
  almost: `
    (a punto de|casi|estuve por|pense en|pensaba darme|pensando en|he pensado|habia pensado|iba a)
    (estaba por|estaba a punto|me plantee|me plantea*|dude|dudaba|considere|estoy considerando)
    (tentad*|no se si|poco me falto)`,
  back: `
    (volver|volver a recibir*|de vuelta|regresar|otra vez en la lista|de nuevo en|reactiv*)
    (reincorpor*|apuntarme otra vez|apuntarme de nuevo|suscribirme de nuevo|suscribirme otra vez)
    (darme de alta|de alta|recuperar)`,
  lose: `
    (perder|perderme|perdermel*|quedarme sin|prescindir|pasar sin|perdamos)`,
  past: `
    (me di|nos dimos|me habia dado|me di|me he dado|me borre|me desuscribi|me desapunte|cancele)
    (habia cancelado|he cancelado|anule)`,
  ponder: `
    (pierdo|perderia|perdere|conservo|mantengo|me quedo|seguire|sigo|han|habeis|ha|he sido|fui)
    (estoy|esta|es verdad|es cierto|por que (me|han|ha|ya no|no|habeis|dejaron|se)|quien|que pasa)
    (que ocurre|que significa|cuando (dejais|dejan|dejaran|termina|acaba)|si (me|cancelo|yo))
    (afecta|tengo que|debo|cuanto)`,
};
