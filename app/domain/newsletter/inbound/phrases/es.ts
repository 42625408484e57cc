import { esDoubts } from "./es-doubts.ts";
import { esRights } from "./es-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Spanish, and what only looks like it. */
export const es: Phrases = {
  language: "es",
  hasDigraphs: false,
  frequent: `yo y de la el los las un una es no me mi mis que por para con en su sus vuestro vuestros vuestra
    ustedes usted hola gracias favor quiero mas correos boletin recibir enviar dejen dejad como cuando donde
    porque se al del lo ya esta este estos he nunca nada baja lista todo todos hay pero si tengo o sin
    cancelar darme suscripcion mandar buenos dias`,
  filler: `
    ((hola|buenas|buenos dias|buenas tardes|buenas noches|estimados|estimado|estimada|muy buenas)( a todos| equipo| senores| senor| buenas)?)
    (senores|senor|senora|equipo)
    ((muchas gracias|gracias|mil gracias)( de antemano| por adelantado| por todo| por su ayuda)?)
    (por favor|porfavor|porfa|pf|x favor|xfavor|xfa|inmediatamente|ahora mismo|ahora|ya mismo|ya|cuanto antes|lo antes posible|de inmediato|urgente|simplemente|solo|tambien|de una vez|de una vez por todas|hoy mismo|hoy|realmente|la verdad|enseguida|les ruego|os ruego|les pido|os pido|le pido|por la presente|sinceramente)
    (saludos|un saludo|atencion al cliente)
    (malditos|maldito|puto|putos|puta|punetero*|jodidos|pinches|pinche)`,
  list: `
    (newsletter*|boletin(es)?)
    (e?mails?|correos?|correos? electronicos?|mailing*|emailing*|maile*)
    ((lista|listas)( de (correo*|distribucion|envio*|contactos|suscriptores|difusion|mailing))?)
    (publicidad|propaganda|anuncios|ofertas|promo*|spam|basura|mensajes?|comunicaciones)
    (comunicados|sms|marketing|suscripcion*|informacion|notificaciones|cosas|envios|mierda*)
    (correspondencia|mails?)`,
  leave: `
    ((dar|darme|darnos|denme|dadme|dame|deme|den|dese|daros|darse|doy|demos|dan|dais|da)( me| ~2)? de baja)
    (de baja|baja|desuscri*|desubscri*|desapunt*|desinscri*|unsubscribe*)
    (cancel* ~3 (suscripcion*|boletin*)|borrar* ~2 de la lista|borrenme|quitenme|eliminenme)
    (sacadme|saquenme|borradme|quitadme|anul* ~2 suscripcion*)`,
  spelling: {
    right:
      "suscripcion cancelar eliminar recibir publicidad mensajes boletines correos quitame darme correos lista borrenme suscripcion desuscribir boletin newsletter desuscribirme cancelar unsubscribe desuscribanme publicidad",
    lookAlikes:
      "suscribir suscribirme boletines inscripcion suscribirse suscripciones cancelan suscribanme",
  },
  other: `
    (entrega*|pedidos?|envio( del| de mi| pedido)|paquete*|devolucion*|factura*|pagos?)
    (reembolso*|app|aplicacion|codigo|cupon|talla*|zapatos|zapatillas|chaqueta|vestido|cafe)
    (articulos?|productos?|carrito|cuenta)`,
  quit: `
    (tach*|deniego|opongo|opon*|bast*|despid*|par(e|ad|en))
    (saqu*|borren|quiten|dejeis|dejen|ceses|cesen|dejar|parar)
    (rechaz*|renunci*|niego|quitad*|borrad*|sacad*|opt out|optout|unsubscribe)
    (cancel*|parar|paren|parad|pare|dejen|dejad|dejar|deje|quit*|elimin*|borr*|anul*)
    (suspend*|ces*|sacad*|saqu*|retir*|desuscri*|desapunt*|libr*|ahorr*|cort*|de baja|salir)
    (basta de|fuera de|ya basta)`,
  letter: `
    (campana*|bombardeo*|correos|envios|emails|cartas|difusion)
    (newsletter*|boletin*|publicidad|publicitari*|promocion*|promocional*|spam|mailing*)
    (propaganda|suscripcion*|distribucion|comercial*|anuncios)`,
  more: `(mas|nunca|jamas|nuevo|seguir)`,
  person: `
    (mujer|marido|esposa|esposo|amigo|amiga|madre|padre|hija|hijo|hermana|hermano)
    (companer*|colega|jefe|jefa|vecin*|novio|novia|pareja)`,
  wanting: `(quiero|quisiera|deseo|solicito|exijo|pido|me gustaria|necesito|me)`,
  not: `(de ninguna manera|de ningun modo|en absoluto|para nada|de ninguna forma|no|nunca|jamas)`,
  meant: `(querido|pedido|solicitado|quise|queria|pretendia|pedi|solicite|pretendo|pido)`,
  permit: `(permiso|autorizacion|consentimiento|derecho|autorizado|autorizados)`,
  ensure: `(asegur*|procur*|hagan que|haced que|garantic*|hagan lo posible)`,
  no: `(ningun|ninguna|ni|sin|nada)`,
  generic: `(cancel*|anul*)`,
  lists: {
    neg: `
      no
      nunca
      jamas
      ningun*
      nada
      tampoco`,
    send: `(envi*|mand*|escrib*|spam*|contact*|molest*|bombarde*|acos*|remit*|lleg*|spame*|correos)`,
  },
  ask: `
    (dejad*|dejen*|dejame) (me )?fuera de
    (me )?(libro|deshago|quito) de (estos|esto|encima|vosotros|ustedes|tanto*)
    (un|otro) (correo|mail|email|mensaje) mas y
    (quiero|pido|exijo|deseo) que me (borren|quiten|eliminen|saquen|den de baja|borreis|quiteis|saqueis|deis de baja)
    (prefiero|quiero|quisiera|deseo) ~1 no ~1 recibir
    (sacad|saquen|quit|borr|elimin)(me|la|lo|nos|enme|enla|adme|adla|elo|ela|eme|ame)( ya)?$
    ni un (correo|mail|email|mensaje) mas
    no aguanto
    (parad|paren|basta) (ya )?(con|de) (esto|eso|esta|tanto)
    (exijo|pido|solicito) que (cesen|dejen|paren)
    no tienen mi permiso
    me quiten ~3 (difusion|lista|envios)
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    ya (vale|basta|esta bien) (de|con) ~3 {list}
    ^(quitadme|borradme|sacadme|quitame|quitenme|kitame|kitadme|borrame)
    (quita|kita|quite|borra|saca)(me|nos) de
    (salgo|salir|me salgo|me quito|me borro) de ~4 {list}
    dar?e?me de (baja|vaja)
    (nunca|ningun*|no) mas (publicidad|correos|emails|mails|spam|ofertas|boletin*)
    (cancelacion|baja) de (mi|la)
    (cancelar|anular) mi suscripcion
    me quiten de
    (mi|la mia|el mio) (podeis|pueden) (cancelar*|parar*)
    ^(baja|desuscribir|desuscribirme|darme de baja|dar de baja|unsubscribe|cancelar suscripcion|cancelar la suscripcion|desuscripcion|solicitud de baja|solicito baja|baja definitiva)( (del?|de la|en el|en la|a) ~2 {list})?$
    ^baja (de|del|en|inmediata|newsletter|boletin|@|la|lista|ya|definitiva)
    (dar|darme|darnos|denme|dadme|dame|deme|den|daros|darse|deis|demos|dan|dais|da|doy) (me |nos |mi ~2 |@ )?de baja
    (date|dense) de baja
    (la|mi|una|solicito|pido|deseo|quiero|quisiera|solicitar|exijo|tramit*|gestion*|proced*|confirm*) (la |mi |inmediata )*baja
    (dado|dada|dadas) de baja
    (causar|tramitar|solicitar|solicito|pedir|cursar) ~2 baja
    (desuscri*|desubscri*|desapunt*|desinscri*|unsubscribe*)
    (quit*|elimin*|borr*|sac*|retir*|sup?rim*|tach*|exclu*) ~3 (de|del) ~4 {list}
    (quitenme|eliminenme|borrenme|saquenme|quitadme|eliminadme|borradme|sacadme|retirenme|quitame|borrame|sacame|eliminame|excluyanme|borreme|elimineme|quiteme|saqueme|retireme) (ya |de ~3)?(de aqui|de ahi|de esto|de su|de vuestra|ya|de una vez)?$
    (borr*|elimin*|quit*) mi (correo|email|mail|direccion|correo electronico|direccion de correo)$
    (como|donde|puedo|quiero|quisiera|deseo|necesito|querria|intento|intentado|imposible|manera|forma) ~6 (desuscri*|darme de baja|borrarme|salir de|quitarme|cancelar ~3 (suscripcion|boletin|newsletter)|dejar de recibir|salirme|me borro|me quito|me doy|unsubscribe*|desapuntar*|eliminarme)
    (pueden|podeis|podrian|podriais|puedes|podria|puede|podemos) ~5 (baja|quitar*|borrarme|sacarme|eliminarme de|dejar de|parar|desuscri*|cancelar*)
    (dej*|parar|paren|parem|pare|parad|ces*|basta|stop|deten*|suspend*|acab*|termin*|detengan) (de |ya |con |el |la |los |tanto |tanta |todo |toda |ya de |ya con )*(tanto |tanta |tantos |tantas )?(me |vuestros |sus |estos |los |vuestra |su |recibir )*({list}|{send}|envio*|enviarme|mandarme|escribirme|molestar*)
    (dej*|parar|paren|parem|pare|parad|ces*|basta|stop|detengan|suspendan|parad) ~4 ({list}|{send})
    ^(stop|basta|parad|paren|para|alto|dejenlo|dejadlo)$
    (dej*) ~1 de (envi*|mand*|escrib*|molest*|spam*|contact*|llenar*|bombard*|recib*)
    (no|nunca|jamas|ni) (me |nos |volvais a |vuelvan a |vuelva a |vuelvas a )*({send}) ~5 (mas|nada|{list}|nunca|otra vez|ningun*)
    (no|nunca|jamas) (me |nos |volvais a |vuelvan a |vuelva a )*(enviarme|mandarme|escribirme|contactarme|escribais|escriban|contacten|molesten|molesteis|spameen|enviarme|contacteis)
    (no|ya no|nunca) (quiero|deseo|quisiera|queremos|necesito|me interesa*|quiera|he pedido|pedi|solicite|tengo interes) ~6 ({list}|recibir*|mas|saber|recibir|que me|estar|seguir|nada|suscrito)
    (no|ya no) ~1 (estoy )?(interesado|interesada|me interesa*|quiero esto|quiero nada)
    (no|ni|nada|ningun*|ya no) (mas|quiero mas) ~3 {list}
    ^(no|nada|ni un) (mas)
    (no quiero|no deseo)
    (mas|ningun) ~2 (correos|emails|mails|spam|publicidad) no
    (dejadme|dejenme|dejeme|dejame) (en paz|tranquil*|ya)
    (harto|harta|cansado|cansada|hasta las narices|hasta el gorro|saturad*|aburrid*|hartos) (ya )?(de|con) ~5 ({list}|recibir)
    (cancel*|anul*|termin*|finaliz*|rescind*) ~4 (suscripcion*|boletin*|newsletter*|{list})
    (fuera|salir|salirme|sacarme|quitarme|borrarme|eliminarme|excluirme|retirarme|desaparecer) (de|del) ~4 {list}
    (retiro|revoco|retirar|revocar) ~3 (consentimiento|autorizacion|permiso)
    (opongo|oponerme|oposicion|opuesto) ~6 (marketing|publicidad|{list}|publicitari*|comercial*)
    (olvid*|pierd*) (mi|de mi) (correo|email|direccion|mail)
    (enlace|boton|link|pagina) (de |para )*(dar* de |la )*(baja|desuscri*|cancelar) ~5 (no|roto|error|muerto)
    (baja|desuscri*) ~3 no (funciona|va|sirve|me deja)`,
  still: `
    (sigo|siguen|seguis|continuo|continuan|sigue|continuais|todavia|aun|continuamente) ~5 ({list}|recibiendo|llegando|enviando|mandando)
    (sigo|siguen|seguis|sigue) (recibiendo|llegando|enviando|mandando|llegandome|enviandome|mandandome)
    (ya|varias veces|veces|tres veces|mil veces) ~4 (de baja|desuscri*|pedido|solicitado|cancelado)
    (de baja|desuscri*|cancele) ~5 (veces|y sigo|sigo|todavia|aun|pero)`,
  short: `
    (stop|basta|baja|parad|paren|para|parar|cancelar|cancelen|borrar|borrame|borrenme|quitenme|quitadme|eliminar|eliminenme|salir|fuera|desuscribir|desuscribirme|darme de baja|dar de baja|dadme de baja|denme de baja|fin|alto|ya basta|dejadlo|suficiente|no mas|nunca mas|cancelar suscripcion|stop ya)( ya| ahora)?
    (no|no gracias|no me interesa|no quiero|no quiero mas|nada mas|no mas correos|ya no)
    (dejadme|dejenme) en paz
    (baja) (ya|por favor)`,
  negated: `
    (no|nunca|jamas|sin) (me |nos |quiero |quiero que me |quise |he |pedi |deseo |queria |solicite |desee |hace falta |pienso |quisiera |os |vayais a |vayan a |haberme |quiero darme )*(dar* |den |deis |di |dado |dada |doy |des |pedido |solicitado |pedi |la |mi |estar )*(de baja|baja|desuscri*|desapunt*|cancel* la suscripcion|borr* de la lista)
    (no|nunca) (me )?(borr*|quit*|elimin*|saqu*) (de|del) ~3 {list}
    no (me )?(den|deis|des|de) de baja
    (no) (quiero|queria|deseo) (que )?(me )?(dar*|den|deis) ~3 baja
    no (dejen|dejeis|deje|pares|paren) de
    (no) (quiero|querria) (perder*|dejar de recibir|quedarme sin)
    (no) (solicite|pedi|he solicitado|he pedido) ~4 baja`,
  stay: `
    (echo de menos|extrano|olvid* mi ultimo|quedarme)
    (al contrario|todo lo contrario|vuelvan a ponerme|volved a ponerme|ponedme otra vez|deshacer*|reincorpor*|ponganme de nuevo|metedme otra vez)
    (quiero|quisiera|deseo|me gustaria|prefiero) ~4 (seguir|mantener|conservar|continuar|quedarme|volver a|permanecer)
    (sigan|seguid|sigue|siga|continuen) (enviando*|mandando*|asi|enviandome|mandandome)
    (me gusta*|me encanta*|adoro|disfruto|interesantes?|agradezco|encantad*) ~4 (newsletter*|boletin*|correos|ofertas|emails)
    (suscri*|apunt*|inscri*|alta|darme de alta|dar de alta) (me )?(de nuevo|otra vez)
    (suscribirme|apuntarme|darme de alta|inscribirme|suscribidme|apuntadme|suscribanme|resuscri*|volver a suscribirme)
    (volver a|empezar a) (recibir|suscribir*)
    seguir (suscrit*|recibiendo|en la lista)`,
  why: `
    ^quien(es)? ~8 ({leave}|{quit})
    (habeis|han|hais) (dejado|parado|cancelado)
    (por que|porque|porq|xq) ~5 (de baja|desuscri*|borr*|elimin*|quitado|no recibo|no me llega*|ya no|no llega*)
    (me|nos) (habeis|han|ha|he|hais|dieron|disteis|di|dio|hemos) ~2 (dado |sido |dada )?(de baja|desuscri*|borrado|eliminado)
    (he sido|fui|estoy|esta|estaba|aparezco) ~3 (de baja|desuscrito|desuscrita|dado de baja|dada de baja)
    (por error|sin querer|accidentalmente|por accidente|por equivocacion) ~5 (baja|desuscri*|cancel*|clic*)
    (de baja|desuscri*) ~2 (por error|sin querer|por accidente|por equivocacion)
    (no) (recibo|me llega*|recibi|he recibido|llega*|recibimos|ha llegado|han llegado)
    (ya )?no (me llegan|recibo) 
    que significa
    gracias por darme de baja`,
  hypothetical: `
    (si|cuando|antes de|en caso de) (me |nos )*~3 (doy de baja|damos de baja|darme de baja|desuscri*|cancelo|cancelar)
    (pensando|planteando|considerando|dudando|pienso) ~4 (baja|desuscri*|cancelar)
    (si no) ~4 me (doy|dare) de baja
    me (dare|daria) de baja`,
  reported: `
    (mujer|marido|esposa|esposo|amigo|amiga|madre|padre|hija|hijo|hermana|hermano|companer*|colega|jefe|jefa|cliente*|clienta|vecin*|alguien|gente|el|ella|ellos|novio|novia|pareja) (quiere|queria|dice|dijo|pide|pidio|me pidio|ha pedido|escribio|intenta|se queja|quieren|me dice|me ha dicho|pregunta|desea) ~7 (baja|desuscri*|newsletter*|boletin*|correos|cancelar)
    (den|dad|dar|borr*|quit*) (a )?(mi (mujer|marido|madre|padre|hijo|hija|esposa|esposo|hermana|amiga|amigo)|el|ella) ~2 (de baja|de la lista)
    (pone|dice|ponia|decia) ~2 (baja|desuscri*|unsubscribe)
    (me dijo|me recomendo|aconsejo) ~4 (baja|desuscri*)`,
  elsewhere: `
    (baja|desuscri*|cancel*|cerrar sesion) ~5 (app|aplicacion|cuenta|pedido*|curso|lista de espera|cafe|envio del|notificaciones push|evento|taller|gimnasio|club|seguro|contrato|fidelizacion)
    (app|aplicacion|cuenta|curso|lista de espera|taller) ~4 (baja|desuscri*)
    (cancel*|anul*|parar|paren|parem|pare|parad|suspend*|deten*) ~5 (pedido*|compra*|entrega*|paquete*|devolucion*|pago*|cobro*|envio*|cafe|caja|reembolso|membresia)
    (quit*|elimin*|borr*|retir*) ~4 (articulo*|carrito|cesta|pedido*|producto*|linea|factura*|lista de deseos|favoritos|lista de espera)
    (envi*|mand*|reenvi*) ~5 (paquete*|talla*|zapat*|chaqueta|articulo*|factura*|pedido|reemplazo|etiqueta|nuevo|equivocad*|azul|roj*|negr*|vestido|producto*)
    (correo*|email*|mensaje*|sms|mail*) (de |del )?(confirmacion|seguimiento|pedido|entrega)`,
  ...esDoubts,
  ...esRights,
};
