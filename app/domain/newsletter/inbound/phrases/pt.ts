import { ptDoubts } from "./pt-doubts.ts";
import { ptRights } from "./pt-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in Portuguese, and what only looks like it. */
export const pt: Phrases = {
  language: "pt",
  hasDigraphs: false,
  frequent: `eu e de o a os as um uma nao que para por com em no na nos nas meu minha meus minhas vosso vossa
    seu sua seus suas voces voce ola bom dia boa tarde obrigado obrigada favor quero mais emails newsletter
    receber enviar parem como quando onde porque do da dos das ao pela pelo se ja esta este estes isto me
    tenho gostaria cancelar subscricao remover ainda nunca tudo todos mas lista foi ser nada retirem`,
  filler: `
    ((ola|oi|bom dia|boa tarde|boa noite|caros|prezados|exmos|exmo|estimados|caro)( a todos| senhores| senhor| equipa| equipe| srs| sr)?)
    (senhores|senhor|senhora|equipa|equipe)
    ((muito )?(obrigad[oa]|grat[oa]|agradecido|agradecida|agradeco)( desde ja| antecipadamente| pela atencao| pela ajuda)?)
    (por favor|porfavor|pf|p f|se faz favor|sff|faz favor|imediatamente|agora mesmo|agora|ja|o quanto antes|quanto antes|de imediato|urgente|simplesmente|so|tambem|de uma vez|de uma vez por todas|hoje|mesmo|o mais rapido possivel|o mais breve possivel|desde ja|com urgencia|definitivamente|gentilmente|pfv|pfvr|venho por este meio|por este meio)
    (cumprimentos|atenciosamente|apoio ao cliente)
    (malditos|maldita|raio dos|merda dos|merda de|porcaria de)`,
  list: `
    (newsletter*|boletim|boletins|(e?mails?|correio( eletronico)?|mailing*|emailing*))
    ((lista|listas)( de (distribuicao|envio*|contactos|contatos|emails?|subscritores|difusao|mailing|correio|assinantes))?)
    (mailing list|mailinglist|publicidade*|propaganda*|anuncios|ofertas|promo*|spam|lixo)
    (mensagens?|comunicac*|sms|marketing|subscricao|subscricoes|assinatura|inscricao)
    (informacoes|notificacoes|campanhas|coisas|porcaria*|correspondencia|envios)`,
  leave: `
    ((cancel*|anul*) ~3 (subscricao|inscricao|assinatura|newsletter|registo)|cancelamento)
    (dessubscr*|desubscr*|desinscr*|descadastr*|desassin*|unsubscribe*|anular|retirem me)
    (removam me|remova me|tirem me|excluam me)
    (me (tira|tirem|tire|remova|removam|remove|exclua|excluam|descadastre|descadastrem|retire|retirem))`,
  spelling: {
    right:
      "cancelar anular subscricao publicidade mensagens newsletters desejo receber retirar quero vossos emails retirem removam publicidade subscricao cancelar cancelem newsletter descadastrar dessubscrever unsubscribe descadastrem cancelamento publicidade",
    lookAlikes:
      "subscrever subscrevo cadastrar cadastrem newsletters cancelam descricao subscricoes",
  },
  other: `
    (encomenda*|pedidos?|entrega*|envio da|pacote*|devolucao|devolucoes|fatura*|pagament*)
    (reembolso*|app|aplicacao|aplicativo|codigo|cupao|cupom|tamanho*|sapat*|casaco|vestido|cafe)
    (artigo*|produto*|carrinho)`,
  quit: `
    (risqu*|rejeit*|livro|desist*|para de|suspend*|chega)
    (deixem|retirem|cessem|cesse|terminem|acabem|acab*|deixar|deixem)
    (recus*|renunci*|dispens*|retirem|removam|tirem|opt out|optout|unsubscribe)
    (cancel*|parar|parem|pare|retir*|remov*|tirar|tirem|tire|apag*|elimin*|exclu*|anul*)
    (termin*|cess*|livr*|descadastr*|dessubscr*|poup*|desligu*|encerr*|deixem de|deixar de)
    (deixe de|chega de|basta de|sair da|acabem com)`,
  letter: `
    (campanha*|emails|envios|cartas|correio|newsletters|mails?)
    (newsletter*|publicidade*|publicitari*|promocion*|spam|mailing*|propaganda*|subscri*)
    (inscri*|distribuicao|boletim|boletins|comercia*|marketing|assinatura*)`,
  more: `(mais|nunca|jamais|novamente)`,
  person: `
    (mulher|marido|esposa|esposo|amigo|amiga|mae|pai|filha|filho|irma|irmao|colega)
    (colegas|chefe|vizinh*|namorad*|companheir*|avo)`,
  wanting: `(quero|gostaria|desejo|solicito|peco|exijo|pretendo|me|meus)`,
  not: `(de modo nenhum|de maneira nenhuma|de forma alguma|de forma nenhuma|de modo algum|nao|nunca|jamais)`,
  meant: `(pedi|quis|queria|pretendia|solicitei|tencionei|pretendo|pedido)`,
  permit: `(permissao|autorizacao|consentimento|direito|autorizados)`,
  ensure: `(tratar de|garant*|assegur*|certifiqu*|facam com que|tratem de)`,
  no: `(nenhum|nenhuma|sem|nada)`,
  generic: `(anular|cancel*|cancelamento|anul*)`,
  lists: {
    neg: `
      nao
      nunca
      nenhum*
      nada
      jamais
      nem`,
    send: `(envi*|mand*|escrev*|spam*|contact*|contat*|incomod*|bombarde*|chate*|importun*|enche*)`,
  },
  ask: `
    (deixem|deixa|mantenham) me fora
    (me livro|livro me|livrar me|livrar de)
    mais um (email|mail) e
    (prefiro|quero|gostaria|gostava) ~1 (de )?nao receber
    nao aguento
    deixar de me (escrever|enviar|mandar|contactar)
    (retirem|apaguem|tirem|removam) (no|na|o|a)( ja)?$
    quero ser (retirad*|removid*|apagad*|excluid*)
    (exijo|peco) que (cessem|parem|deixem)
    nao quero ~2 (cartas|emails|newsletter*|vossas|vossos)
    mais {list} nao
    nao autorizo ~3 {list}
    cancelem (absolutamente )?tudo
    ^(opt out|optout|unsubscribe|unsub)
    ^{no} ~1 {letter}$
    (tirem|tira|tirar|retirem|remova|removam) me
    (como|onde) ~2 (saio|sair|me tiro)
    (deixem|deixa) me ~4 em paz
    (nao|nunca) mais ~3 {list}
    (podem|pode) (cancelar|parar|suspender)
    (ja )?chega (de|com)
    ^(cancelar|cancelar subscricao|cancelar a subscricao|cancelamento|cancelar inscricao|cancelar assinatura|descadastrar|unsubscribe|anular subscricao|anular a subscricao|remover|dessubscrever|desinscrever|cancelar newsletter)( (da|de|do|a|na) ~2 {list})?$
    ^(cancelamento|anulacao|remocao) (da|de|do|@|subscricao|newsletter|imediat*)
    (cancel*|anul*|termin*|encerr*) ~4 (subscricao|inscricao|assinatura|newsletter*|{list}|registo na)
    (dessubscr*|desubscr*|desinscr*|descadastr*|desassin*|unsubscribe*)
    (retir*|remov*|tir*|elimin*|apag*|exclu*|risc*|sai*) ~3 (da|das|do|dos|de) ~4 {list}
    (retirem|removam|tirem|eliminem|apaguem|excluam|risquem|remova|retire|tire|remove) me( daqui| disto| disso| dai| da)?
    me (tira|tirem|tire|remova|removam|remove|exclua|excluam|retire|retirem) ~2 (daqui|disso|disto|dessa|desta|da|de)
    (apag*|elimin*|remov*|retir*|tir*) (o )?meu (email|mail|endereco|contacto|contato|endereco de email|e?mail)$
    (quero|queria|gostaria|desejo|pretendo|preciso|posso|peco|solicito|como|onde|podem|poderiam|pode|poderia|consigo|tento|tentei|solicitar|exijo) ~6 (dessubscr*|descadastr*|desinscr*|cancelar ~3 (subscricao|inscricao|assinatura|newsletter|envio|registo)|sair|remover me|retirar me|ser removid*|ser retirad*|deixar de receber|cancelamento|unsubscribe*|que me (retirem|removam|tirem)|parar de|anular|a remocao|me (retirem|removam|tirem|excluam|descadastr*)|me remover|me descadastrar|me tirar|livrar)
    (como|onde) ~6 (cancel*|saio|deixo de receber|descadastr*|sair|parar|removo|me livro|anul*|dessubscr*)
    (podem|poderiam|pode|poderia|podes) ~5 (remover*|retirar*|tirar*|cancelar ~2 (subscricao|inscricao|newsletter|envio)|parar|deixar de|descadastr*)
    (parar|paren|parem|pare|parad|deix*|cess*|chega|basta|stop|acab*|suspend*|interromp*) (de |ja |com |ja de |ja com |o |a |as |os |de me |a me )*(tanta |tanto |essas |esses |estes |estas |todos |me |os |as |vossos |vossas )*({list}|{send}|envio|enviar|mandar|escrever)
    (parar|paren|parem|pare|parad|deix*|cess*|chega|basta|stop|suspend*) ~4 ({list}|{send})
    ^(stop|parem|pare|para|chega|basta|parar|parem la com isto|parem com isso|parem com isto)$
    (parem|pare|acabem|chega|basta) (la )?(com|de) (isso|isto|tudo)
    nao (me |nos |voltem a |volte a )*({send}) ~5 (mais|{list}|nada|nunca|outra)
    nao (me )?(enviem|mandem|escrevam|contactem|contatem|incomodem|chateiem|mande|envie|enviar|mandar)( me)?( mais)?
    (nao|ja nao|nunca) (quero|desejo|gostaria|pretendo|queremos|preciso|tenho|estou|me interess*|autorizei|pedi|solicitei|quero mesmo) ~6 ({list}|receber|mais|saber|recebe-los|recebelos|que me|interess*|ser contact*|nada)
    (nao|ja nao) ~1 (estou )?(interessad*|me interess*)
    (sem|nenhum*|nada de|chega de|basta de|nem mais|mais nenhum*|nao mais) ~2 {list}
    ^(nunca mais|nada mais|nem mais)
    (deixem|deixa|deixe) me (em paz|sossegad*|em sossego)
    me (deixem|deixa|deixe) em paz
    (fart*|cansad*|saturad*|sem paciencia|cheio|cheia|enjoad*) (ja )?(de|dos|das|da|do|com|para) ~5 ({list}|receber)
    (fora|sair) (da|das|do|de|desta|dessa|desse|deste) ~4 {list}
    (retiro|revogo|retirar|revogar) ~4 (consentimento|autorizacao)
    (oponho|oposicao|opor) ~6 (marketing|publicidade|{list}|promocional)
    (esquec*) (o )?meu (email|endereco|mail|contacto)
    (link|botao|ligacao) (de |para |para a )?(cancel*|remov*|descadastr*|anular|subscricao) ~5 (nao|partido|erro|morto|quebrado)
    (cancelamento|descadastr*|dessubscr*) ~3 nao funciona`,
  still: `
    (continuo|continuam|continua|ainda|mesmo assim|continuamente) ~5 ({list}|receber|recebendo|enviar|mandar|chegar)
    (continuo|continuam|continua) (a |me )?(receb*|envi*|mand*|cheg*|enviando|mandando)
    (ja|varias vezes|vezes|tres vezes|inumeras vezes) ~4 (cancelei|pedi|solicitei|descadastr*|dessubscr*|pedido)
    (cancelei|pedi|solicitei) ~6 (vezes|e continuo|continuo|ainda|mas)`,
  short: `
    (stop|parem|pare|para|parar|chega|basta|cancelar|cancelem|cancela|cancelamento|remover|remova|removam|sair|fora|apagar|retirem me|removam me|tirem me|remova me|descadastrar|me tira|me remove|fim|ja chega|cancelar subscricao|cancelar inscricao|cancelar newsletter|parem com isto|parem com isso|anular)( ja| agora)?
    (nao|nao obrigad[oa]|nao quero|nao quero mais|nao interessa|nao tenho interesse|nao estou interessad[oa]|nunca mais|nada mais|sem interesse)
    (deixem me em paz|me deixem em paz)`,
  negated: `
    (nao|nunca|sem) (me |quero |queria |pretendo |desejo |quero que me |gostaria de |pedi |pedi para |solicitei |ter |quero ser |fui eu que |pedi o |pedi a |voltem a )*(cancel* ~2 (subscricao|inscricao|newsletter|assinatura)|dessubscr*|descadastr*|desinscr*|cancelamento|removam|retirem|removid* da lista|cancelei a|tirem)
    nao (me )?(removam|retirem|tirem|cancelem|descadastrem|excluam)
    nao (cancelem|removam|retirem|tirem)
    nao (quero|queria|pretendo|desejo) (que )?(me )?(remov*|cancel*|sair|retir*|tir*|descadastr*|dessubscr*)
    nao (parem|deixem) de
    nao (pedi|solicitei|fiz) ~3 (cancel*|remocao|anulacao)
    (nao) (quero|queria) (perder|deixar de receber|ficar sem)`,
  stay: `
    (saudades|sinto falta|esquecam o meu ultimo|quero ficar)
    (pelo contrario|muito pelo contrario|voltem a por me|voltem a colocar|coloquem me de novo|reponham|repor|desfazer|reativ*|ponham me de volta|de volta)
    (quero|gostaria|desejo|prefiro|pretendo|queria) ~4 (continuar|manter|ficar|permanecer|voltar|conservar)
    (continuem|continue) (a |enviando|mandando)
    (gosto|adoro|aprecio|amo|interessantes?|util|uteis|curto) ~4 (newsletter*|emails|ofertas|boletim)
    (newsletter*|emails) ~4 (excelente*|otim*|optim*|muito bo*|gosto)
    (inscrev*|subscrev*|cadastr*) (me )?(de novo|novamente)
    (subscrever|inscrever|inscrever me|subscrever me|me inscrever|me cadastrar|reinscrever|voltar a subscrever|voltar a receber)
    (comecar|voltar) a receber
    (continuar|ficar|permanecer) (inscrit*|subscrit*|na lista)`,
  why: `
    ^quem ~8 ({leave}|{quit})
    (deixaram|pararam|acabaram) (de|com)
    (porque|por que|porque e que|pq) ~6 (cancel*|remov*|retir*|dessubscr*|descadastr*|nao recebo|deixei de receber)
    (fui|estou|foi|fomos|fui eu) ~3 (cancelad*|removid*|retirad*|descadastrad*|dessubscrit*|excluid*)
    (me|nos) (removeram|tiraram|cancelaram|descadastraram)
    (removeram|retiraram|cancelaram|tiraram) (me|a minha|minha)
    (minha |a minha )?(subscricao|inscricao|assinatura) (foi|esta|aparece) ~2 cancelad*
    (por engano|sem querer|por erro|acidentalmente|por lapso) ~5 (cancel*|remov*|dessubscr*|descadastr*|cliq*)
    (cancel*|descadastr*|dessubscr*) ~4 (por engano|sem querer|por erro|por lapso)
    (nao|ja nao) (recebo|recebi|me chega*|tenho recebido|chegou|chegam|recebemos)
    (deixei|deixou|deixaram) de (receber|chegar)
    o que significa`,
  hypothetical: `
    (se|quando|antes de|caso) (eu |me )*~3 (cancelar|descadastrar|dessubscrever|cancelo|sair|anular) ~2 (subscricao|inscricao|newsletter|assinatura|me|da)
    (pensando|considerando|a pensar|penso|pondero|ponderar) ~4 (cancel*|descadastr*|dessubscr*|sair)
    (senao|caso contrario) ~2 (cancelo|vou cancelar)`,
  reported: `
    (cliente|clientes|colega|amig[oa]) (pergunta|perguntou|quer|queria) ~6 (sai|sair|lista)
    (mulher|marido|esposa|esposo|amigo|amiga|mae|pai|filha|filho|irma|irmao|colega|colegas|chefe|cliente|clientes|vizinh*|alguem|pessoas|gente|ele|ela|eles|namorad*|companheir*|avo) (quer|queria|disse|diz|pede|pediu|pediu me|escreveu|tenta|queixa|querem|me disse|disse me|pergunta|deseja) ~7 (cancel*|descadastr*|dessubscr*|newsletter*|emails|remov*|deixar de)
    (remov*|cancel*|retir*|tir*) (a |o )?(minha (mulher|mae|esposa|filha|irma|amiga|colega)|meu (marido|pai|filho|irmao|amigo)|ele|ela)
    (diz|dizia|esta escrito) ~1 (cancel*|unsubscribe|descadastr*)
    (me disse para|aconselhou) ~4 (cancel*|descadastr*)`,
  elsewhere: `
    (cancel*|descadastr*|sair|dessubscr*|terminar sessao) ~5 (app|aplicacao|aplicativo|conta|encomenda*|pedido*|curso|lista de espera|cafe|entrega*|notificacoes push|evento|ginasio|clube|fidelidade|contrato)
    (app|aplicacao|aplicativo|curso|lista de espera) ~4 (cancel*|descadastr*)
    (cancel*|anul*|suspend*|par*) ~5 (encomenda*|pedido*|compra*|entrega*|pacote*|devolucao|pagamento*|cobranca|cafe|caixa|reembolso|envio da|envio do)
    (retir*|remov*|tir*|elimin*|apag*) ~4 (artigo*|carrinho|encomenda*|produto*|pedido*|linha|fatura*|lista de desejos|favoritos|lista de espera)
    (envi*|mand*|reenvi*) ~5 (pacote*|tamanho|sapat*|casaco|artigo*|fatura|encomenda|pedido|substituicao|etiqueta|nov[oa]s?|errad*|azul|vermelh*|pret*|vestido|produto*|troca)
    (email*|mensagem|sms) de (confirmacao|envio|entrega|rastreio|seguimento)`,
  ...ptDoubts,
  ...ptRights,
};
