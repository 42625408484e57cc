import { type RightsPhrases } from "./types.ts";

/** How people use their other rights in Finnish, and what machines write. */
export const fiRights: RightsPhrases = {
  footer: `
    (meidan|uutiskirjeemme|uutiskirjettamme|postituslistamme) ~1 {letter}
    (jos|mikali) (et|haluat|sina|ette|haluatte) ~8 (halua*|peru*|peruut*|vastaanot*|klikkaa|saada|poist*|enaa|viest*)
    etko (halua|enaa)
    (klikkaa|napsauta|paina) (tasta|tata|tassa|linkkia|alla)
    (saat|sait|saatte|vastaanotat|voit|olet|voitte|olette) ~8 (koska|peru*|peruut*|tilannut|milloin tahansa|liittynyt|rekisteroity*|kirjautunut)
    (tama|taman) (viesti|sahkoposti|uutiskirje|kirje|viestin|sahkopostiviesti) (on|lahetettiin|lahetetaan)
    (peruuta tilaus|peru tilaus|peruuta uutiskirje|poistu listalta|peruuta) (tasta|hallinnoi|katso|https|asetukset|milloin|muokkaa|tietosuoja|selaimessa|paivita)
    (hallitse|muokkaa|paivita|hallinnoi) (asetuksiasi|asetuksia|tietojasi|tilaustasi|tilausta)
    (katso|lue|avaa|nayta) ~4 selaimessa
    (luottamuksel*|tarkoitettu vain)`,
  erasure: `
    (tiedot|tietoni|tilini|kortit) ~6 (katoa*|havia*|tuhot*|poistettav*|poistet*)
    (en halua) ~5 (rekister*|tietokan*|jarjestelma*)
    (jasenyy*|kanta asiakk*|tili*|tilini|profiil*) ~4 (poist*|lopet*|sulke*|paatta*)
    (poist*|havit*|tuho*|pyyhk*|hävit*|siivot*) ~7 (tieto*|tiedot|tili*|profiil*|kaikki|jarjestelm*|rekister*|tietokan*|henkilotie*|asiakastie*|asiakastil*|historia*|tilin|tilini)
    (tieto*|tiedot|tietoni|tili*|tilini|profiil*|kaikki|henkilotie*|asiakastie*|asiakastilini) ~6 (poist*|havit*|tuho*|pyyhk*|katoa*|pois)
    oikeu* (tulla unohdetuksi|poistoon|tietojen poist*)
    (unohdetuksi|unohtakaa minut|unohtakaa mut)
    (artikla|artiklan|art) 17
    17 artikla*
    (sulkekaa|sulje|sulkea|lakkauttak*|lopett*|lopeta*|sulkisitteko) ~3 (tilini|asiakastil*|tilin|kayttajatil*|tunnu*|tili)
    (tilini|tilin|asiakastil*) ~3 (sulkekaa|kiinni|suljett*|sulkea|poist*)
    (en halua) ~5 (sailyt*|tallen*|teilla olevan|rekister*)
    (mitaan) ~5 (minusta|tietoja) ~3 (sailyt*|jaa|jaisi|tallen*)`,
  access: `
    (olenko|loydynko) ~4 (rekister*|jarjestelma*|tietokan*)
    (miten|kuinka|mista) ~5 (pyydan|pyydetaan|saan|pyytaa) ~4 (tiedot|tietoni|omat)
    oikeus (tietaa|saada|nahda)
    (vie|vieda|siirta*|siirra*) ~5 (tiedot|tietoni|ne)
    (siirrettavyy*|koneluettav*)
    (muistiinpano*|merkinta*|merkinno*) ~6 (minusta)
    (mita|mitka|kaikki|mitka kaikki) ~6 (tieto*|tiedot|tiedatte|tallen*|sailyt*|keran*|rekister*|teilla on) ~6 (minusta|minua|mun|musta|minun|itsestani|minuun)
    (mita|mitka) ~1 (tietoja|tiedot|henkilotietoja)
    (tietoja|tiedot) ~4 (minusta|musta|itsestani)
    (kopio|jaljennos|ote|raportti|kopion|otteen|raportin|listau*|yhteenve*) ~5 (tiedo*|henkilotied*|kaikista|tietoi*)
    (tarkastuspyynto|tarkastusoikeu*|rekisteriote*|tietopyynto*|omatietopyynto*|tietojen tarkastu*|tarkastaa)
    (nahda|saada|katsoa|ladata|pyydan|haluan|lahettakaa|toimittakaa|nayttakaa) ~4 (kaikki |omat |minua koskevat |itseani koskevat |henkilo)*(tiedot|tietoni|henkilotietoni|henkilotiedot|omat tiedot|tietoja)
    (artikla|artiklan|art) 15
    15 artikla*
    (mista|kenelta|miten|keneltä) ~4 (saitte|saaneet|hankitte|olette) ~4 (osoitte*|sahkopost*|tiet*|numero*|yhteystie*)
    (kenelle|kuka|ketka|keille) ~5 (jak*|luovut*|myy*|annet*|antan*) `,
  rectification: `
    (korjat*|korja*|muut*|paivit*|vaihta*|vaihd*|oikais*) ~5 (nimen*|nimi*|osoit*|sahkopost*|puhelin*|numero*|tieto*|tiedot|syntyma*|sukunim*|etunim*|postinumero*|kirjoitusasu*)
    (nimen*|nimi*|osoit*|sahkopost*|puhelin*|numero*|tiedot|tietoni|syntyma*|sukunim*|etunim*) ~6 (vaarin|virhe*|vanhentun*|vanha*|muuttun*|vaara*|vaihtun*|korja*|paivit*|ei ole oikein|muut*|oikais*)
    (vaara*|virheelli*|vanha*|vanhentun*) (nimi*|sukunimi*|etunimi*|sahkopost*|puhelin*|numero*|tieto*|tiedot|osoite|syntyma*)
    (muutin|muuttanut|naimis*|eron*|uusi (osoite|sahkoposti*|puhelin*|numero|sukunimi|nimi)|sukunimeni on|nimeni on nyt)
    (artikla|artiklan|art) 16
    16 artikla*
    (oikaisu*|tietojen korja*)`,
  complaint: `
    (valitu*|valitan|kantelu*|kantelen) ~ (tieto*|tietoj*|tietosuoja*|henkilotie*|gdpr*|suostumu*|laki|lain|viranom*|uutiskir*|markkinoin*|spammi*|sahkopost*|viest*)
    (tieto*|tietoj*|tietosuoja*|henkilotie*|gdpr*|suostumu*|laki|lain|viranom*|uutiskir*|markkinoin*|spammi*|sahkopost*|viest*) ~ (valitu*|valitan|kantelu*|kantelen)
    (tietosuojavaltuut*|kuluttaja asiamie*|kuluttajaviranom*|valvontaviranom*|kuluttajasuoja*|viranomais*)
    (ilmoit*|ilmian|teen ilmoituksen|tutkintapyyn*|rikosilmoit*) ~5 (tietosuoja*|viranom*|poliisi*|kuluttaja*|teista|teidat)
    (rikko*|vastoin|vastai*|loukka*) ~6 (gdpr*|lak*|lain|tietosuoja*|yksityisyy*|asetu*|oikeu*)
    (gdpr*|lak*|lain|tietosuoja*|yksityisyy*) ~3 (rikko*|vastai*|vastoin|loukka*)
    (laito*|lainvasta*)
    (en ole|ikina|koskaan) ~4 (antanut|suostunut|suostumus*|lupaa|hyvaksynyt) ~5 (lupa*|suostumu*|tieto*|kayttaa|markkinoin*|luovut*|jaka*)
    (myyneet|myytte|vuotan*|luovuttan*|jakaneet|jaatte|antaneet) ~4 (tieto*|osoit*|sahkopost*|henkilotie*)
    (tyytymaton|vihainen|pettynyt|huolis*) ~6 (tieto*|tietosuoja*|henkilotie*|yksityisyy*)`,
  automatic: `
    (automaatti*|automaattisesti) ~1 (vastau*|viest*|luot*|lahet*|ilmoitu*|poissaolo*|vastaus)
    (olen|olemme) ~3 (lomalla|vapaalla|poissa|matkoilla|vanhempainvapaalla|aitiyslomalla|sairaslomalla|pois toimistolta|virkamatkalla)
    (ala|alkaa|ei voi) ~1 (vasta*) ~3 (viestiin|tahan)
    (tahan|viestiin) ~2 (ei voi|ala|alkaa) ~2 vasta*
    (viestisi|yhteydenottosi|pyyntosi|tukipyyntosi|palvelupyyntosi|viestinne|yhteydenottonne) ~3 (vastaanotet*|saapun*|kirjat*|rekister*|on luotu|otettu)
    (olemme )?vastaanottaneet (viestisi|pyyntosi|yhteydenottosi|viestinne)
    (tiketti*|tapausnumero*|palvelupyynnon numero|tukipyynnon numero|tiketin)
    (ei voitu toimittaa|toimitus epaonnistui|viestia ei)
    (ei ole enaa|en ole enaa) ~2 (toissa|palveluk*|yrityksen)
    (kiireellisissa|kiireellisiss*) asioi*`,
};
