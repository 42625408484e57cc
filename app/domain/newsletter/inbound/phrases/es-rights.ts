import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Spanish, and what machines write. */
export const esRights: RightsPhrases = {
  footer: `
    (nuestra|nuestro|nuestros|nuestras) ~1 {letter}
    si (ya )?(no|deseas?|quieres?|prefieres?|usted|tu|quiere|desea) ~10 (recibir|baja|desuscri*|cancelar|clic|click|correos|haz|haga|pulsa|pulse)
    (haz|haga|hacer|pulsa|pulse|pincha|pinche) (clic|click|aqui|sobre|en|el)
    (recibes|recibe|has recibido|ha recibido|estas recibiendo|esta recibiendo|puedes|puede) ~9 (porque|baja|desuscri*|suscrit*|en cualquier momento|registrad*|cancelar|apuntad*)
    (este|esta) (correo|email|mensaje|boletin) (electronico )?(ha sido|fue|se|se ha|se envio|es|esta)
    (para|puedes) (darte|darse|dejar|cancelar|desuscribir*) ~6 (clic|click|aqui|haz|pulsa|en cualquier|https|visita|pincha)
    (darse de baja|darte de baja|cancelar suscripcion|baja|cancelar la suscripcion) (aqui|gestionar|ver|https|preferencias|en cualquier|privacidad|con un clic|modificar|actualizar)
    (gestiona*|modifica*|actualiza*|cambia*) (tus|sus|mis) (preferencias|datos de suscripcion|suscripcion*)
    (ver|leer|abrir) ~4 navegador
    (confidencial*|destinatario|uso exclusivo)`,
  erasure: `
    (datos|cuenta|informacion|tarjetas) ~6 (desaparez*|borrad*|eliminad*|destruid*)
    (no) ~4 (figurar|estar|aparecer) ~4 (base|sistema*|fichero*)
    (borr*|elimin*|cerrar|cerrad|cierren|cancel*) ~3 (cuenta|perfil|ficha)
    (borr*|elimin*|suprim*|supres*|destru*|quit*|cancelacion) ~7 (datos|cuenta|perfil|informacion|todo lo|toda|sistema*|base*|registros?|ficha|historial|expediente|rastro)
    (datos|cuenta|perfil|informacion|todo) ~6 (borr*|elimin*|suprim*|destru*|desaparez*)
    (borr*|elimin*) (me |nos )?(por completo|completamente|totalmente|de todo|de todas partes|del sistema|de su base|de vuestra base|de sus sistemas|de vuestros sistemas|de su sistema|de sus bases)
    (borradme|borrenme|eliminenme|eliminadme|borrame) (por completo|completamente|totalmente|de todo|de su (sistema|base)|de vuestra base|de vuestro sistema|del todo|de sus (sistemas|registros|bases))
    derecho (al|a la|de) (olvido|supresion|cancelacion)
    (olviden|olvidad|olvidese|olvidense|ser olvidad*) (de mi|todo|me)?
    (articulo|art) 17
    (cerrar|cierren|cerrad|cancelar|dar de baja|cierre|eliminar) (de )?(mi|la) cuenta
    (no) ~4 (guarden|conserven|guardeis|conserveis|almacen*|tengan|tengais) ~5 (mi|mis|datos|nada|informacion)
    (nada|ningun dato) ~5 (sobre mi|mio|de mi)`,
  access: `
    (estoy|aparezco|figuro) ~4 (base|fichero*|registro*|sistema*)
    (como|donde) ~5 (pedir|solicitar|pido|solicito|obtener|consultar) ~4 (datos|informacion)
    derecho a (saber|conocer|obtener)
    (export*|traslad*|transfer*|llevar*) ~5 (datos|los)
    portabilidad
    (legible por maquina|lectura mecanica|formato estructurado)
    (notas|anotaciones|ficha|expediente) ~6 (sobre mi|de mi)
    (que|cuales|cuantos|todo lo que|todos|toda|todos los) ~7 (tienen|teneis|tiene|guard*|almacen*|saben|sabeis|conserv*|dispon*|poseen|recopil*|consta*|figur*|manejan|tratan|hay) ~5 (mi|mis|mios|sobre|mio|acerca)
    (que|cuales) (datos|informacion|son los datos)
    (datos|informacion) ~5 (tienen|teneis|tiene|guard*|almacen*|sobre mi|dispon*|poseen|mios|personales mios)
    (copia|extracto|listado|relacion|informe|exportacion) (de |completa de |con )?~5 (datos|informacion|todo lo)
    (derecho de acceso|derecho al acceso|solicitud de acceso|acceso a mis|acceso a todos|acceso a los)
    (ver|obtener|recibir|acceder|consultar|descargar|conocer|saber|facilit*|enviar*|mandar*|remit*) ~5 (mis|todos|los|que|cuales) ~3 (datos|informacion)
    (articulo|art) 15
    (de donde|donde|como|quien) ~5 (sacado|obtenido|conseguido|obtuvieron|sacasteis|sacaron|tienen|teneis|consiguieron|dio) ~4 (mi|mis|correo|email|datos|direccion)
    (con quien|a quien|quien) ~6 (compart*|vend*|ced*|datos)
    lo que (saben|sabeis|tienen|teneis) ~3 mi`,
  rectification: `
    (corrig*|correg*|correcc*|modific*|cambi*|rectific*|actualiz*|arregl*) ~5 (nombre|apellido*|direccion|correo|email|mail|telefono|numero|fecha|datos|informacion|movil|codigo postal)
    (nombre|apellido*|direccion|correo|email|telefono|numero|fecha de nacimiento|datos|movil) ~7 (mal|incorrect*|equivocad*|erroneo*|errone*|antigu*|no es correct*|ha cambiado|desactualizad*|mal escrito*|no son correctos|esta mal|viejo|corrig*|rectific*|actualiz*)
    (mal|incorrect*|equivocad*|antigu*|error) ~3 (nombre|apellido*|correo|email|telefono|numero|fecha de nacimiento|datos)
    (mudado|mude|casad*|divorciad*|nueva direccion|nuevo (correo|telefono|numero|email|apellido|movil|nombre)|cambiado de (nombre|numero|correo|direccion|telefono|email))
    (articulo|art) 16
    (rectificacion)`,
  complaint: `
    (queja|quejas|reclamacion|denuncia|denuncias) ~ (datos|rgpd|consentimiento*|privacidad|aepd|personales|personal|ley|correos|spam|publicidad|autoridad|agencia|boletin*)
    (datos|rgpd|consentimiento*|privacidad|aepd|personales|personal|ley|correos|spam|publicidad|autoridad|agencia|boletin*) ~ (queja|quejas|reclamacion|denuncia|denuncias)
    (quejar*|quejo) ~8 (datos|rgpd|consentimiento|privacidad|aepd|personales)
    (aepd|agencia espanola|agencia de proteccion|autoridad de (control|proteccion)|proteccion de datos|facua|oficina del consumidor|ocu)
    (viol*|infring*|incumpl*|contrari*|vulner*) ~6 (rgpd|ley*|privacidad|datos|derecho*|reglamento|lopd*|gdpr|normativa)
    (ilegal*|ilicit*)
    (nunca|no|jamas|sin) ~4 (consentido|consentimiento|autorizado|autorice|autorizacion|permiso|acepte)
    (vendido|vendieron|filtrad*|compartid*|cedid*|compartis|comparten|venden) ~4 (mi|mis|datos|correo|terceros)
    (descontent*|indignad*|preocupad*|molest*) ~6 (datos|privacidad|personales)`,
  automatic: `
    (respuesta|mensaje|correo|email|contestacion|notificacion) (automatic*|generad* automatic*|automatizad*|autogenerad*)
    (generad*|enviad*) automaticamente
    (estoy|estare|me encuentro|estamos) ~4 (de vacaciones|fuera de la oficina|ausente|fuera de oficina|de baja medica|de baja por|de viaje|de permiso)
    (no responda*|no respondas|no conteste*|no contestes|favor de no responder) a este
    (su|tu) (solicitud|consulta|mensaje|correo|peticion|ticket|email) (ha sido|fue|se ha|se|esta) ~2 (recibid*|registrad*|cread*|asignad*|recibio)
    (hemos recibido|recibimos) (su|tu)
    (numero de (ticket|caso|referencia|incidencia|solicitud)|ticket n)
    (no se pudo entregar|no pudo ser entregado|no se ha podido entregar|no ha podido ser entregado)
    (ya no trabaja)
    (en caso de|para) (urgencia|asuntos urgentes|temas urgentes)`,
};
