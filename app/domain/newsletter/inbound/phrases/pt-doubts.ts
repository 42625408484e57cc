import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in Portuguese: denied, told of others, nearly done, long past. */
export const ptDoubts: DoubtPhrases = {
  others: `
    (irmao|irma|irmaos|cunhad*|sogr*|avo|avos|ti[oa]|prim[oa]|sobrinh*|pais|filhos|criancas)
    (espos*|companheir*|clientes?|alguem|pessoas|algumas|muitos|uma pessoa|uma senhora|um senhor)
    (um utilizador|utilizadores|usuari*|funcionari*|estagiari*|assistente|diretor*|patrao|patroa)
    (gerente|ela|ele|eles|elas)`,
  says: `
    (podia|podiam|nao conseguiram|nao conseguiu|deve|quer|querem|queria|quereria|gostaria|gostava|diz|dizem|disse|dizia|pede|pedem|pediu|pergunta)
    (perguntou|escreveu|escreve|tenta|tentou|deseja|solicita|solicitou|queixa se|queixou se|acha)
    (pensa|prefere|propoe|sugere|disse nos|pediu nos|disse me|pediu me|cancelou|recomenda|insiste)
    (nao quer|esta a tentar)`,
  denied: `
    nao (e preciso|precisam|precisa|e necessario|tem de|tem que)
    (nunca|nao|jamais|ninguem|nem) ~3 (pedi|pedido|disse|dito|quis|queria|solicitei|solicitado|pretendia|pretendo|penso|pensei|escrevi|tenciono|autorizei|quero que|desejo que|faco tencao|passa pela cabeca)
    ninguem ~3 (pediu|disse|mandou)
    (nenhuma|menor|minima|qualquer|sem) ~2 (intencao|tencao|vontade de|razao|motivo|ideia de)
    (longe de mim|nem pensar|nem por sombras|de modo nenhum|de forma alguma|em caso algum)
    (de maneira nenhuma)
    nao (devem|podem|me vao|vao)
    por ?que (haveria|deveria|iria|quereria)`,
  spared: `
    (deix*|mant*|fic*) ~1 na (vossa |sua )?lista
    (nao|nunca|jamais) (me |nos )?(tir*|retir*|remov*|apag*|elimin*|cancel*|deixem|deixe|deixes|parem|pare|acabem|excluam|risquem)`,
  almost: `
    (quase|a ponto de|prestes|estive para|estava para|pensei em|ia cancelar)
    (ia desistir|ia|ponderei|pondero|considerei|estou a pensar|tentad*|nao sei se|hesitei)
    (por pouco)`,
  back: `
    (voltar|regressar|de volta|novamente na lista|reativ*|inscrever me de novo)
    (inscrever me outra vez|subscrever de novo|subscrever novamente|retomar|recuperar)
    (receber de novo|receber novamente)`,
  lose: `
    (perder|perco|ficar sem|passar sem|prescindir|falhar)`,
  past: `
    (cancelei|anulei|desinscrevi me|descadastrei me|tinha cancelado|sai da lista|me descadastrei)
    (dessubscrevi|desisti)`,
  ponder: `
    (perco|perderei|perderia|mantenho|fico|continuo|foi|fui|fomos|tem|tenho|ja foi|retiraram)
    (removeram|cancelaram|e verdade|porque (e que|fui|nao|deixaram|me|ja)|por que|quem)
    (o que (acontece|significa|quer)|quando (deixam|param|termina|acaba)|se (eu|me|cancelar))
    (afeta|devo|quanto|estou|sera que)`,
};
