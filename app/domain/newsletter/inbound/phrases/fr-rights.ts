import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in French, and what machines write. */
export const frRights: RightsPhrases = {
  footer: `
    (notre|nos) ~1 {letter}
    (si) (vous|tu) (ne|n|souhait*|veux|voulez|desir*|preferez) ~10
    (cliqu*|clique) ~1 (ici|sur|la|ci dessous)
    (vous|tu) (recevez|recois|avez|as|pouvez|peux|etes|es) ~9 (car|parce|desabon*|desinscri*|inscrit*|a tout moment|abonne*)
    (ce|cet|cette) (mail|email|message|courriel|e?mail) (a ete|est|vous)
    (pour|vous|se) (se |vous |ne plus |te )?(desabonner|desinscrire) ~4 (cliqu*|ici|suivez|a tout moment|https|rendez|en cliquant)
    (ne plus recevoir|pour ne plus) ~8 (cliqu*|ici)
    (se desabonner|me desabonner|desabonnement|se desinscrire) (gerer|voir|mentions|preferences|https|ici|en un clic|modifier|politique)
    (gerer|modifier|mettre a jour) (vos|mes|tes) (preferences|parametres|abonnement*)
    (voir|lire|afficher|visualiser) ~5 navigateur
    (confidentiel*|destinataire vise|usage exclusif)`,
  erasure: `
    (donnees|compte|informations|carte*) ~6 (disparai*|supprime*|efface*|detrui*)
    (ne|plus) ~5 (figurer|etre|apparaitre) ~3 (base|fichier client|systeme*)
    (supprim*|ferm*|clotur*|resili*) ~3 (compte|carte|adhesion) ~3 (fidelite|membre|client)?
    (supprim*|effac*|detrui*|elimin*|suppression|effacement|efface*|enlev*|retir*) ~7 (donnee*|compte|profil|information*|infos|tout ce|toutes traces|toute trace|systeme*|base*|fichier client|dossier|historique|coordonnees|tout|renseignements|identite)
    (donnee*|compte|profil|informations|infos|tout|coordonnees) ~6 (supprim*|effac*|detrui*|elimin*|disparai*)
    (supprim*|effac*) moi (completement|totalement|partout|entierement|definitivement|de votre (systeme|base)|de vos (systemes|bases))
    (droit) (a l |a |d |de )*(oubli|effacement|suppression)
    (etre oublie*|oubliez moi|oubliez tout)
    (article|art) 17
    (fermer|fermez|cloturer|cloturez|fermeture|cloture|ferme) ~3 compte
    (plus|ne) ~5 (gardiez|conserviez|conservez|gardez|detenir|ayez|stockez|soient conservees)
    (rien) ~4 (sur moi|me concernant)`,
  access: `
    (suis je|figure|apparais) ~4 (fichier*|base|systeme*)
    (comment|ou) ~5 (demander|obtenir|recuperer|consulter) ~3 (donnees|informations)
    (droit de savoir|droit de connaitre|droit d obtenir)
    (export*|transfer*|recuper*) ~5 (donnees|les)
    portabilite
    lisible par machine
    (notes|dossier|fiche) ~6 (sur moi|me concernant|mon sujet)
    (quelles?|quels?|quoi|ce que|toutes?|l ensemble|tout) ~7 (avez|detenez|possedez|conservez|savez|stockez|gardez|collect*|detenues|stockees|disposez|enregistr*|traitez|connaissez) ~5 (sur|concernant|moi|mon|me|vous)
    (quelles?) ~2 (donnees|informations|infos)
    (donnees|informations|infos) ~4 (avez|detenez|possedez|conservez|stockez|gardez|concernant|sur moi|disposez)
    (copie|extrait|export|liste|releve|exemplaire) (de |des |d |complete de )*(toutes )?(les |mes |l ensemble )?~3 (donnee*|information*|infos|ce que|tout ce)
    (droit d acces|demande d acces|droit a l acces|acces a mes|acces a toutes)
    (voir|obtenir|recevoir|acceder|consulter|telecharger|avoir|connaitre|savoir|transmettre|envoyer|communiquer|transmettez|communiquez) ~5 (mes|les|toutes|l ensemble|quelles|mes propres) ~3 (donnees|informations|infos)
    (article|art) 15
    (ou|comment|d ou|par qui) ~5 (eu|obtenu|trouve|recupere|tenez|recu|avez) ~4 (mon|mes|adresse*|mail|email|coordonnees|donnees)
    (a qui|avec qui|qui) ~5 (partage*|vendu*|transmis*|communique*|donne)
    ce que vous (savez|avez) ~3 (sur|de) moi`,
  rectification: `
    (corrig*|modifi*|chang*|rectifi*|actualis*|mettre a jour|mettez a jour|mise a jour|mets a jour) ~5 (nom|prenom|adresse*|mail|email|telephone|numero|date|donnees|coordonnees|informations|orthographe|infos|civilite|portable|profil|code postal)
    (nom|prenom|adresse*|mail|email|telephone|numero|date de naissance|donnees|coordonnees|informations|civilite) ~7 (faux|fausse*|errone*|incorrect*|mal orthographi*|mal ecrit*|obsolete*|plus le bon|plus la bonne|pas le bon|pas la bonne|a change|ancien*|inexact*|plus valable|modifi*|corrig*|rectifi*|mal saisi*)
    (mauvais*|ancien*|faux|fausse*|errone*|faute|erreur) ~2 (nom|prenom|mail|email|telephone|numero|date de naissance|coordonnees|civilite|orthographe|donnees)
    (demenage|mariee?|divorcee?|nouvelle adresse|nouveau (nom|numero|mail|telephone|portable)|change de (nom|numero|mail|adresse|telephone)|change d adresse)
    (article|art) 16
    (droit de rectification|rectification)`,
  complaint: `
    (plainte|plaintes|reclamation) ~ (donnee*|rgpd|consentement*|vie|personnelle*|personnelles|cnil|loi|newsletter*|mails|spam*|autorite*|privee|publicit*)
    (donnee*|rgpd|consentement*|vie|personnelle*|personnelles|cnil|loi|newsletter*|mails|spam*|autorite*|privee|publicit*) ~ (plainte|plaintes|reclamation)
    (plaindre|plains) ~8 (donnee*|rgpd|consentement|vie privee|cnil|personnelles)
    (cnil|autorite de protection|autorite de controle|dgccrf|signal spam|protection des donnees|defense des consommateurs)
    (signal*|denonc*|report*) ~4 (cnil|autorite*|dgccrf|police|aupres|votre)
    (viol*|infraction|enfreint|contraire*|non respect|respectez pas|violation|manquement) ~6 (rgpd|loi*|vie privee|donnees|droit*|reglement*|gdpr)
    (illegal*|illicite*|ill?egalement)
    (jamais|pas|aucun) ~4 (consenti|consentement|donne mon accord|autorise|accord|accepte)
    (vendu*|revendu*|fuite|transmis|partage*|cede*|divulgue*) ~4 (mon|mes|donnees|adresse|tiers)
    (mecontent*|furieu*|scandalise*|inquiet*|indigne*) ~6 (donnees|vie privee|personnelles)`,
  automatic: `
    (reponse|message|mail|email|courriel|envoi) (automatique*|genere* automatique*|automatise*)
    (ceci est|est) (un|une) (message|reponse|mail|email) ~2 automatique*
    (genere|envoye) automatiquement
    (je suis|suis|je serai|actuellement) ~4 (en conge*|en vacances|absent*|hors du bureau|en deplacement|en arret|conge maternite|en conges)
    (ne pas|merci de ne pas|ne) (repondre|repondez) (pas )?a ce
    (votre|ta) (demande|message|mail|email|ticket|requete|courriel) (a ete|a bien ete|est) ~2 (recu*|enregistre*|pris*|cree*|transmis*)
    (avons|ai) bien recu (votre|ta)
    nous avons (bien )?recu votre
    (numero de (ticket|dossier|suivi de demande)|ticket n)
    (n a pas pu etre (remis|distribue|livre)|non remis|echec de la remise)
    (ne travaille plus|ne fait plus partie)
    en cas d urgence`,
};
