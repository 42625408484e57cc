import { frDoubts } from "./fr-doubts.ts";
import { frRights } from "./fr-rights.ts";
import { type Phrases } from "./types.ts";

/** How people leave a newsletter in French, and what only looks like it. */
export const fr: Phrases = {
  language: "fr",
  hasDigraphs: false,
  frequent: `je et de la le les des un une est pas ne vous votre vos mon ma mes me moi que qui pour avec dans
    sur plus bonjour merci veuillez svp recevoir mails newsletter arretez envoyer pourquoi comment quand ou
    ai suis j l d n c ce cette ces en au aux du il faire fait encore jamais toujours stop desabonner nous
    tout tous toutes etre liste`,
  filler: `
    ((bonjour|bonsoir|salut|coucou|hello)( madame monsieur| madame| monsieur| a tous| l equipe| madame , monsieur)?)
    (madame|monsieur|messieurs|mesdames)
    ((merci|merci beaucoup|merci bien)( d avance| par avance| bien| beaucoup| a vous)?)
    (s il vous plait|s il te plait|svp|stp|s v p|immediatement|tout de suite|maintenant|rapidement|au plus vite|des maintenant|des que possible|simplement|juste|vraiment|aussi|sans delai|enfin|urgent|definitivement|une bonne fois pour toutes|par la presente|donc|asap|aujourd hui|des aujourd hui)
    (cordialement|bien a vous|bonne journee|service client)
    (foutu|foutus|putain de|sale|sales|fichus|maudits|satane*|saletes de|putain)`,
  list: `
    (newsletter*|news letter*|news|infolettre*)
    (lettres?( d information*| d info*| d actualite*)?)
    (e?mails?|mels?|courriels?|emailing*|mailing*|mailings?)
    (mailing list|mailinglist|liste* de diffusion|liste* d envoi|liste* de contacts?|liste* d abonne*|liste* de destinataires|fichier*)
    (listes?|pubs?|publicite*|promo*|offres?|spams?|messages?|courriers?|sms|textos)
    (communications?|prospection*|sollicitations?|demarchage*|marketing|abonnement|informations)
    (infos|correspondance*|pourriels?|truc*|conneries|merde*)`,
  leave: `
    (desabon*|desinscri*|desabo|desinscrip*|unsubscribe*|me retirer|retirez moi|enlevez moi)
    (supprimez moi|me rayer|rayez moi|resili*|desenregistr*|desinsc)`,
  spelling: {
    right:
      "abonnement annuler desinscrire recevoir messages courriels supprimer enlever resilier pouvez publicites desabonnez publicite enlevez arretez envoyer mails desabonner desabonnement desinscrire desinscription desinscrivez desabonnez newsletter unsubscribe arretez desinscrit",
    lookAlikes:
      "abonner abonnement inscrire inscription newsletters abonnez inscrivez reabonner reinscrire",
  },
  other: `
    (commande*|colis|livraison*|livre*|retours?|facture*|paiement*|rembours*|application*|appli)
    (code promo|taille*|chaussures|veste|robe|cafe*|articles?|produits?|panier)`,
  quit: `
    (declin*|renonc*|coup*|ot*|finiss*|bloqu*|laisse tomber)
    (suffit|retirer|arretiez|arreter|s arreter)
    (refus*|declin*|sortez|sors|oppos*|opt out|optout|unsubscribe)
    (arret*|cess*|stop*|annul*|resili*|retir*|enlev*|supprim*|ray*|suspend*|effac*|radi*)
    (epargn*|dispens*|debarrass*|mettez|mettre|desinscr*|desabon*|mettez fin|mettre fin|fin a)
    ((sortez|virez|otez|degagez|lachez|oubliez) moi)`,
  letter: `
    (campagne*|lettres|envois|envoi|courrier*|demarchages|mails|sollicitation*)
    (newsletter*|infolettre*|publicit*|pub|pubs|spam|spams|mailing*|prospection*)
    (promotionnel*|diffusion|demarchage*|lettre*|abonnement)`,
  more: `(plus|davantage|jamais|encore|nouveau)`,
  person: `
    (femme|mari|ami|amie|mere|pere|fille|fils|soeur|frere|collegue*|patron)
    (voisin*|conjoint|maman|papa|compagne|compagnon)`,
  wanting: `(je veux|je voudrais|je souhaite|je demande|j aimerais|je desire|moi|me|je vous demande|j exige)`,
  not: `(en aucun cas|aucunement|nullement|pas|jamais|surtout pas)`,
  meant: `(voulu|demande|souhaite|compte|pense|cherche)`,
  permit: `(accord|autorisation|consentement|droit|permission|autorise*)`,
  ensure: `(en sorte|assurez vous|veillez a|garantissez|assurer)`,
  no: `(plus|pas|aucun|aucune|zero)`,
  generic: `(resili*|annul*|retirer)`,
  lists: {
    neg: `
      ne
      n
      pas
      plus
      jamais`,
    send: `(envoy*|envoi*|ecri*|spam*|contact*|derang*|harcel*|bombard*|sollicit*|inond*|importun*|adress*|emmerd*|relanc*|solicit*)`,
  },
  ask: `
    (laissez|gardez|tenez) (moi|nous) (en dehors|hors|a l ecart)
    debarrass* de (vous|ces|vos|ca|tout)
    encore un (mail|message|email|courriel) et
    (enlevez|retirez|otez|virez|sortez|supprimez) (moi|m en|l en)( ~3)?$
    (ca|cela) suffit
    (prefere|aimerais|voudrais|veux) ~2 (ne )?(plus|rien) ~2 recevoir
    (veux|souhaite) (plus |plus rien |rien )recevoir
    inutile de m ~1 (envoy*|ecri*|sollicit*|contact*)
    comment ~6 (ne plus|liste|sortir)
    l en retirer
    (non|pas) (merci )?a toute ~1 (autre )?{list}
    ne souhaite pas continuer a recevoir
    plus (mon|votre) accord
    ^(opt out|optout|unsubscribe|unsub)
    sortez (moi|nous)
    (sors|sort|sortir) ~3 (liste*|vos envois)
    ^{no} ~1 {letter}$
    fini (les|la|l|avec) ~1 {list}
    plus (d |de )(envois|envoi|mails?|pubs?|lettres?)
    m ?enlever de
    (enlever|enlevez|retirez|retirer) ~3 (newsletter|liste*|envois|mails)
    (j en peux plus|en peux plus) de ~4 {list}
    (peut|peuvent|doit) (s arreter|cesser)
    (arreter|areter|arete) de m envoy*
    (plus|pas) de lettre*
    desabonnez ~2 (adresse|moi|@)
    foutez (moi )?la paix
    ^(desabonnement|desinscription|desabonner|desinscrire|desabonnez|desinscrivez|desabonnez moi|unsubscribe|resiliation|se desabonner|desabo|desinscrit)( {list})?$
    ^(desabonnement|desinscription|resiliation) (de|a|newsletter|immediat|totale|total|pour|@|du|des|svp|demande)
    (desabonn*|desinscri*|retir*|enlev*|supprim*|ray*|ot*|effac*|sort*|vir*|degag*|radi*|elimin*|oubli*) (moi|nous|mon ~3|cette ~2|mes ~2|@) ~4 (de|du|des|d) ~4 {list}
    (desabonn*|desinscri*) (moi|nous|mon ~2|cette ~2|@)
    (enlev*|retir*|ray*|ot*|sort*|vir*|supprim*|radi*) moi( ~2 (la|ca|cela|vos|votre|cette))?$
    (enlev*|retir*|supprim*|ray*) mon (mail|email|adresse|adresse mail|adresse email|nom|courriel|e?mail)$
    (me|m|nous) ~1 (desabonn*|desinscri*|retirer|enlever|rayer|supprimer de|desinscrire|desabonner|oter|sortir|radier)
    (veux|voudrais|souhaite|desire|aimerais|demande|souhaiterais|dois|essaie|essaye|essayer|cherche|prie|peux|arrive|voulais|voulons|souhaitons|tente) ~6 (desabon*|desinscri*|resili*|retir* de|enlev* de|ray* de|unsubscribe*|sortir de|quitter)
    (comment|ou) ~6 (desabon*|desinscri*|resili*|arreter|sortir|quitter|ne plus|stopper|se debarrasser|unsubscribe*)
    (pouvez|pourriez|peux|pourrais|pouvons|peut|puis) (vous|tu|je|on|nous)? ?~6 (desabon*|desinscri*|retir*|enlev*|ray*|supprimer mon|arreter|cesser|stopper|ne plus)
    (merci|priere|veuillez|demande|prie|faites) ~4 (desabon*|desinscri*|de me retirer|de me rayer|m enlever|retirer|rayer|de ne plus|ne plus|cesser|arreter|stopper|enlever mon|supprimer mon adresse)
    (desabonnement|desinscription) ~4 (newsletter|{list})
    (arret*|cess*|stop*|fin|halte|finissez|interromp*|assez|mettez fin|marre|ras le bol) (a |de |d |avec |a l )*(m |me |nous |vos |ces |cette |les |tous |toutes |la |votre |tout |l )*({list}|{send}|envoi|mail*)
    (arret*|cess*|stop*|halte|suspend*|interrompre|interromp*|mettez fin|mettre fin) ~5 ({list}|{send}|envoi*|ca|cela)
    ^(stop|arretez|arrete|assez|basta|cessez)$
    (ne|n) (me |m |nous |plus |jamais |souhait* |veu* )?({send}|ecrivez|mailez|spammez) (moi |plus |pas |jamais )*(~3 )?(plus|pas|jamais|rien|{list}|aucun)
    (ne|n) (m|me) ({send}) (plus|pas|jamais)
    ({send}|ecrivez) (moi )?(plus|pas|jamais)
    (ne |n )?(veux|souhaite|desire|voudrais|veut|voulons|souhaitons|aimerais|souhaiterais) (vraiment |absolument |desormais )?(plus|pas|jamais|aucun*|rien|ne plus|ne pas) ~5 ({list}|recevoir|etre|entendre|recois|avoir|de vous|de votre part|entendre parler)
    ne (veux|souhaite|desire|voudrais) ~5 ({list}|recevoir)
    (plus|pas|aucun*) (de |d )?(vos |ces |tes |cette |votre |)?({list})( ~2 )?(svp|merci|de votre part|du tout)?$
    (ne plus|plus jamais|ne pas|plus) ~2 (recevoir|etre contact*|etre sollicit*|etre sur|figurer|apparaitre|m envoyer|nous envoyer|faire partie)
    (plus|pas|aucunement|pas du tout) interesse*
    (plus|pas) (envie|besoin) ~5 ({list}|recevoir)
    (laissez|lachez|laisse|fichez|foutez) (moi|nous) ~1 (tranquille*|en paix|la paix|grappe)
    (marre|assez|ras le bol|fatigue|fatiguee|saoule|soule|gave|lasse) (de |d |par )?~4 ({list}|recevoir)
    {list} ~3 (saoulent|soulent|ca suffit|gavent|m enervent|me gonflent)
    (annul*|resili*|arret*|stopp*|mettre fin|supprimer) ~4 (abonnement|newsletter*|{list}|inscription)
    (hors|de) (de )?(votre|vos|la|cette|toutes) ~2 (liste*|fichier*|mailing*)$
    (retire*|revoque*|annule*) ~3 (mon )?consentement
    (oppose|m oppose|opposition) ~6 (prospection*|marketing|{list}|demarchage|publicitaire*)
    (oubliez|perdez) mon (adresse|mail|email)
    (lien|bouton|page) (de |pour )?(desabon*|desinscri*|se desabonner|me desabonner) ~4 (pas|plus|casse|mort|hs|erreur)
    (desabonnement|desinscription|desabonner|desinscrire) ~3 (marche|fonctionne|impossible|possible) ?~1 (pas|plus)?`,
  still: `
    (toujours|encore|quand meme|malgre|continue*) ~7 {list}
    {list} ~5 (toujours|encore|quand meme|malgre)
    (continuez|continuent|continue|persistez) (a|de|d) ~3 ({send}|recevoir|arriver|venir|m envoyer)
    (deja|plusieurs fois|fois|trois fois) ~4 (desabon*|desinscri*|demande*)
    (desabonne*|desinscrit*|demande) ~5 (fois|toujours|encore|pourtant|mais)
    (pourtant|deja) ~4 (desabon*|desinscri*)`,
  short: `
    (stop|arretez|arrete|arreter|assez|basta|cessez|desabonnement|desinscription|desabonner|desinscrire|desabonnez moi|desinscrivez moi|supprimer|supprimez|supprimez moi|retirez moi|enlevez moi|rayez moi|effacer|fin|resilier|resiliation|ca suffit|degagez|dehors|stop ca|stop pub|stop mail*|stop spam)( svp| maintenant)?
    (non|non merci|pas interesse*|plus interesse*|plus jamais|plus rien|plus de mails?|n importe quoi)
    (laissez|lachez) moi( tranquille)?
    me (desabonner|desinscrire|retirer|supprimer)`,
  negated: `
    (n|ne) {quit} (pas|jamais|surtout pas)
    (ne|n) ~2 (me |m )?(desabon*|desinscri*|retir*|enlev*|supprim*|ray*) (pas|jamais|surtout pas|moi pas|plus)
    (ne|n) (veux|souhaite|voulais|desire|voudrais) (pas|surtout pas|absolument pas|jamais|nullement) ~4 (desabon*|desinscri*|retire*|enleve*|raye*|resili*)
    (pas|jamais|sans|surtout pas|nullement) (me |m |etre |se |vous |vouloir |de )*(desabon*|desinscri*|resili*)
    (me suis|ai) (jamais|pas) ~2 (desabon*|desinscri*)
    (jamais|pas) (demande|voulu|souhaite) ~4 (desabon*|desinscri*)
    (aucune|pas) (intention|envie) ~3 (desabon*|desinscri*)
    (arretez|arrete) (surtout )?pas`,
  stay: `
    (me manque|me manquent|oubliez mon dernier|change d avis)
    (au contraire|bien au contraire|remettez moi|reinscri*|annuler cela|reintegr*|reactiver)
    (veux|souhaite|voudrais|aimerais|tiens|desire) ~5 (garder|continuer|rester|conserver|encore recevoir|recevoir a nouveau|de nouveau|toujours recevoir)
    (continu*) (a |de )?(m |me |nous )?(les |l )?(envoyer|recevoir|lire)
    (aime|adore|apprecie|j aime bien|plaisir|contente*|interessant*) ~4 (newsletter*|vos mails|vos emails|vos offres|infolettre*)
    (newsletter*|infolettre*|mails) ~4 (super|geniale*|tres bien|plait|plaisent|interessante*)
    (inscri*|abonn*|reabonn*|reinscri*) (moi |me )?(a nouveau|de nouveau|encore)
    (m|me) (re)?(inscrire|abonner)
    (reinscri*|reabonn*|m inscrire|m abonner|s inscrire)
    (rester|reste) (abonne*|inscrit*|sur)`,
  why: `
    ^qui (m|a|vous|t) ~8 ({leave}|{quit})
    (avez|auriez) vous ~2 (arret*|cess*|supprim*)
    pourquoi ~5 (desabon*|desinscri*|retir*|supprim*|plus|ne recois|supprime)
    (ai je ete|suis je|a t on|avez vous) ~3 (desabon*|desinscri*)
    (je|j|nous|on|mon ~2) (ai ete|suis|a ete|avons ete|ai|m a|etais|me suis) ~3 (desabonne*|desinscrit*)( ~2 (par erreur|sans))?
    (par erreur|par accident|sans le vouloir|involontairement|par megarde) ~5 (desabon*|desinscri*|cliqu*)
    (desabonne*|desinscrit*|desabonner|desinscrire) ~2 (par erreur|par accident|par megarde)
    (ne |n )?(recois|recevons|recu|ai) (plus|pas|jamais) ~4 ({list}|recu)
    (ne |n )?(recois|recevons) (plus|pas|aucun*)
    que (signifie|veut dire)
    merci (de m avoir|pour) ~2 desabon*`,
  hypothetical: `
    (si|avant de|quand|lorsque|au cas ou) (je |nous |j |me |on )*~3 (desabon*|desinscri*|resili*|desinscris|desabonne)
    (pense|songe|envisage|hesite|reflechi*) (a )?~4 (desabon*|desinscri*|resili*)
    (sinon) ~2 (je )?(me )?(desabonne*|desinscri*|vais)`,
  reported: `
    (femme|mari|ami|amie|mere|pere|fille|fils|soeur|frere|collegue*|patron|client*|cliente*|voisin*|quelqu un|gens|il|elle|ils|elles|conjoint|maman|papa|compagne|compagnon) (veut|voudrait|dit|a dit|demande|a demande|souhaite|a ecrit|essaie|se plaint|veulent|voulait|m a dit|m a demande|souhaiterait|me demande) ~7 (desabon*|desinscri*|newsletter*|mails|ne plus)
    (desabonn*|desinscri*|retir*|ray*) (le|la|les|lui|ma (femme|mere|fille|collegue|soeur|compagne)|mon (mari|pere|fils|collegue|ami|frere))
    (dit|indique|marque|ecrit) (de )?(se )?(desabon*|desinscri*|unsubscribe)
    (m a conseille|conseille de) ~4 (desabon*|desinscri*)`,
  elsewhere: `
    (desabon*|desinscri*|resili*|deconnect*) ~5 (appli*|compte|commande*|cours|liste d attente|abonnement cafe|cafe*|livraison*|notifications push|evenement|atelier|fidelite|box)
    (annul*|stopp*|arret*|resili*|suspend*|interrompre) ~5 (commande*|livraison*|colis|achat*|retour*|paiement*|abonnement cafe|cafe|box|expedition|prelevement*|remboursement)
    (retir*|enlev*|supprim*|ot*) ~4 (articles?|panier|commande*|produits?|ligne|facture|liste de souhaits|favoris|liste d attente)
    (envoy*|renvoy*|expedi*) ~5 (colis|taille*|chaussures|veste|article*|facture|remplacement|bon|mauvais*|bleu*|rouge|noir*|commande*|etiquette|nouveau|robe)
    (mail*|email*|message|sms|courriel*) (de |d )?(confirmation|suivi|livraison|commande|expedition)`,
  ...frDoubts,
  ...frRights,
};
