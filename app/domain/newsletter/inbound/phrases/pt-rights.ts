import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Portuguese, and what machines write. */
export const ptRights: RightsPhrases = {
  footer: `
    (nossa|nosso|nossos|nossas) ~1 {letter}
    (se|caso) (ja |voce )?(nao|deseja|deseje|quiser|quer|pretende|pretender|prefere|desejar|queira) ~10 (receber|cancel*|descadastr*|clique|remover|clicar|dessubscr*)
    (clique|clica|clicar|carregue) (aqui|em|no|abaixo)
    (recebe|recebes|recebeu|recebeste|esta a receber|esta recebendo|voce esta|pode|podes) ~9 (porque|pois|cancel*|descadastr*|inscrit*|a qualquer momento|registad*|subscre*|em qualquer altura|cadastr*)
    (este|esta) (email|e?mail|mensagem|boletim|correio) (foi|e|destina)
    para (cancelar|deixar|remover|anular) ~6 (clique|aqui|clica|https|a qualquer|clicar|visite)
    (cancelar subscricao|cancelar inscricao|cancelar a subscricao|descadastrar|anular subscricao|cancelar assinatura) (aqui|gerir|ver|https|preferencias|a qualquer|privacidade|politica|gerenciar|atualizar)
    (gerir|gerencie|gerenciar|atualizar|alterar) (as |os |suas |seus |tuas )*(preferencias|dados|definicoes)
    (ver|ler|abrir|visualizar) ~4 (navegador|browser)
    (confidencia*|destinatario|uso exclusivo)`,
  erasure: `
    (dados|conta|informacoes|cartoes) ~6 (desaparec*|apagad*|destruid*|eliminad*)
    (nao) ~4 (constar|estar|figurar|aparecer) ~4 (base|sistema*|ficheiro*)
    (apag*|elimin*|encerr*|fech*|exclu*) ~3 (conta|perfil|ficha|cartao)
    (apag*|elimin*|remov*|exclu*|destru*|delet*|eliminacao|exclusao|suprim*) ~7 (dados|conta|perfil|informacoes|informacao|tudo|sistema*|base*|registos?|registros?|ficha|cadastro|historico)
    (dados|conta|perfil|informacoes|tudo|cadastro) ~6 (apag*|elimin*|removid*|excluid*|destruid*|delet*|desaparec*)
    (apaguem|eliminem|excluam) me (completamente|totalmente|por completo|de tudo|dos vossos sistemas|do vosso sistema|da vossa base)
    direito (ao|a|de) (esquecimento|apagamento|ser esquecid*|eliminacao|exclusao)
    (ser esquecid*|esquecam me|esquecam se de mim|esquecam tudo|esquecam que)
    (artigo|art) 17
    (encerrar|encerrem|fechar|fechem|encerramento|fecho|cancelar|cancelem) (da |de |a )?(minha )?conta
    (nao) ~4 (guard*|conserv*|armazen*|mantenham|tenham|fique|restem)
    (nada|nenhum dado) ~5 (sobre mim|meu|meus)`,
  access: `
    (estou|consto|figuro) ~4 (base|ficheiro*|registo*|sistema*)
    (como|onde) ~5 (pedir|solicitar|peco|solicito|obter) ~4 (dados|informacoes)
    direito (a|de) (saber|conhecer|obter|ver)
    (export*|transfer*|levar) ~5 (dados|os)
    portabilidade
    (leitura automatica|formato legivel|formato estruturado)
    (notas|anotacoes|ficha) ~6 (sobre mim)
    (que|quais|quantos|o que|tudo o que|todos|todas|tudo) ~7 (tem|teem|guard*|armazen*|sabem|conserv*|possuem|recolh*|coletam|constam|detem|tratam|existem|mantem|voces tem) ~5 (mim|meu|meus|minha|minhas|sobre|meu respeito)
    (que|quais) (dados|informacoes|sao os dados|os dados)
    (dados|informacoes) ~5 (tem|guard*|armazen*|sobre mim|possuem|detem|a meu respeito|meus que)
    o que (sabem|tem|voces tem|voces sabem) ~3 mim
    (copia|extrato|lista|relatorio|exportacao|listagem) (de |dos |completa |das )*~4 (dados|informacoes|tudo)
    (direito de acesso|pedido de acesso|acesso aos|aceder aos|acessar)
    (ver|obter|receber|aceder|consultar|descarregar|conhecer|saber|fornecam|enviem|facult*|baixar|enviar) ~5 (meus|todos|os|que|quais) ~3 (dados|informacoes)
    (artigo|art) 15
    (onde|como|quem) ~5 (obtiveram|conseguiram|arranjaram|tem|tiraram|deu|conseguiu) ~4 (meu|meus|email|contacto|dados|endereco|contato)
    (com quem|a quem|quem) ~6 (partilh*|compartilh*|vend*|ceder*|dados)`,
  rectification: `
    (corrig*|corrij*|correc*|alter*|mud*|retific*|atualiz*|troc*|modific*|emend*) ~5 (nome|apelido|sobrenome|morada|endereco|email|mail|telefone|telemovel|numero|data|dados|informacoes|celular|codigo postal)
    (nome|apelido|sobrenome|morada|endereco|email|telefone|telemovel|numero|data de nascimento|dados|celular) ~7 (errad*|incorret*|incorrect*|antig*|nao esta cert*|mudou|desatualizad*|mal escrito|trocad*|corrig*|corrij*|atualiz*|retific*)
    (errad*|incorret*|antig*|erro) ~3 (nome|apelido|sobrenome|email|telefone|telemovel|numero|data de nascimento|dados|celular)
    (mudei de|casei|divorciei|nova morada|novo (email|telefone|numero|apelido|endereco|sobrenome|telemovel|celular|nome))
    (artigo|art) 16
    (retificacao)`,
  complaint: `
    (queixa|queixas|reclamacao|denuncia) ~ (dados|rgpd|lgpd|consentimento*|privacidade|cnpd|pessoais|lei|emails|newsletter*|spam|publicidade|autoridade)
    (dados|rgpd|lgpd|consentimento*|privacidade|cnpd|pessoais|lei|emails|newsletter*|spam|publicidade|autoridade) ~ (queixa|queixas|reclamacao|denuncia)
    (queixar|reclamar) ~8 (dados|rgpd|lgpd|consentimento|privacidade|cnpd|pessoais)
    (cnpd|anpd|comissao nacional|autoridade de (controlo|protecao)|protecao de dados|deco|procon|livro de reclamacoes)
    (viol*|infring*|incumpr*|contrari*) ~6 (rgpd|lgpd|lei*|privacidade|dados|direito*|regulamento|gdpr)
    (ilegal*|ilicit*)
    (nunca|nao|sem) ~4 (consenti*|consentimento|autorizei|autorizacao|permissao|aceitei)
    (vendid*|venderam|vazaram|partilhad*|compartilhad*|cedid*|partilharam|vendem|divulg*) ~4 (meu|meus|dados|email|terceiros)
    (descontent*|indignad*|preocupad*|insatisfeit*) ~6 (dados|privacidade|pessoais)`,
  automatic: `
    (resposta|mensagem|email|e?mail|notificacao) (automatic*|gerad* automatic*)
    (gerad*|enviad*) automaticamente
    (estou|estarei|encontro me|estamos) ~4 (de ferias|fora do escritorio|ausente|em viagem|de licenca|de baixa)
    nao respond* a est*
    (o seu|a sua|o teu|a tua|seu|sua) (pedido|mensagem|email|solicitacao|ticket|contacto|chamado) (foi|esta) ~2 (recebid*|registad*|registrad*|criad*|abert*)
    (recebemos|acusamos) (a |o )?(sua|seu|tua|teu|rececao)
    (numero (do )?(ticket|pedido|processo|caso|chamado|protocolo) (e|de)|ticket n|protocolo n)
    (nao foi possivel entregar|nao pode ser entregue|nao entregue)
    (ja nao trabalha|nao trabalha mais)
    (em caso de|para assuntos) urgen*`,
};
