import { type DoubtPhrases } from "./types.ts";

/** What makes words of leaving doubtful in French: denied, told of others, nearly done, long past. */
export const frDoubts: DoubtPhrases = {
  others: `
    (epouse|epoux|femme|belle mere|beau pere|grand mere|grand pere|tante|oncle|cousin*|neveu)
    (niece|parents|enfants?|voisine?s?|coloc*|client|cliente|clients|clientes|quelqu un|certains)
    (gens|des gens|abonnes|une personne|collegues?|stagiaire|employe*|directeur|directrice)
    (assistant*|chef|comptable|elle|elles)`,
  says: `
    (pouv*|n ont pas pu|n a pas pu|a du|doit|veut|voudrait|dit|a dit|disait|demande|a demande|demandait|souhaite|souhaiterait|aimerait)
    (a ecrit|ecrit|essaie|essaye|reclame|se plaint|veulent|voulait|voudraient|pense|trouve)
    (pretend|cherche|tente|nous (dit|reclame|demande|ecrit)|m a (dit|demande|ecrit|conseille))
    (me (dit|demande)|s est|a resilie|propose|raconte|hesite|a voulu)`,
  denied: `
    (inutile de|pas besoin de|pas la peine de|pas necessaire de|n avez pas a|n etes pas oblig*)
    (jamais|pas|personne|nullement|aucunement|guere|point) ~3 (dit|demande|voulu|souhaite|ecrit|pretendu|reclame|exige|sollicite|envisage|prevu|pense|question|cherche|veux que|voudrais que|souhaite que)
    personne ne ~4 (demande|dit|prie)
    (aucune|pas|nulle|pas la moindre|moindre) ~2 (intention|envie|raison|motif|idee de|volonte)
    (loin de moi|hors de question|pas question|il n est pas question|surtout pas|en aucun cas)
    (sous aucun pretexte|a dieu ne plaise)
    (ne|n) ~3 (pas|jamais|point|surtout pas) (etre|que l on|qu on)
    pourquoi (voudrais|devrais|irais)
    (evitez|evitez de|veillez a|assurez vous|faites attention) ~2 (ne pas|pas)`,
  spared: `
    (laiss*|gard*|rest*) ~1 (sur|dans) (la|votre|vos) ~1 {list}
    (ne|n) ~2 (supprim*|retir*|enlev*|arret*|cess*|ray*|desabonn*|desinscri*|coup*|annul*|stopp*) (moi |me )?(surtout |donc )?(pas|jamais)
    (arretez|arrete|cessez|supprimez|retirez|enlevez) (surtout )?(pas|jamais)`,
  almost: `
    (failli|presque|j allais|allais|sur le point|songe a|ai songe|ai pense|j avais pense)
    (etais pret*|hesite|hesitais|etais tente*|un moment|a deux doigts|avais l intention)
    (m appretais|j envisageais|envisageais)`,
  back: `
    (revenir|de retour|a nouveau abonn*|reabonn*|reinscri*|reintegr*|remettez|me remettre)
    (reprendre|retrouver|recevoir de nouveau|recevoir a nouveau|y revenir|reactiv*)`,
  lose: `
    (rater|manquer|louper|perdre|me passer|passer de|passer a cote|etre prive*)`,
  past: `
    (m etais|me suis|etais|m etait|j avais|j ai|avais|ai|avons|nous etions) (bien |deja |deja bien )?(desinscrit*|desabonn*|resilie*|quitte|annule)`,
  ponder: `
    (est ce que|est ce vrai|perds je|vais je|garde|garderai|dois je|ai je)
    (avez vous (retire|supprime|desinscrit|arrete|bien)|a t on|a t il|a t elle|suis je)
    (pourquoi (m a|m avez|m ont|ai|a t|avez|ne|n|avoir|ce|je ne|je n|mon)|qui m a|qui a)
    (que se passe|qu arrive|quand (cess*|arret*|s arret*|prend|se termine)|qu est ce que|si je)
    (quelle|quel)`,
};
