area_would_do = une surface supérieure à 0, par exemple 180
floors_would_do = un nombre d’étages de 1 à 200
people_would_do = un nombre de personnes de 0 à 1000000
year_would_do = une année, par exemple 1974
score_would_do = un score de 1 à 100
purpose_needed = Choisissez un type de bâtiment.
site_needed = Choisissez un site.
name_taken = Il existe déjà un bâtiment « { $name } ». Choisissez un autre nom.
saved = Enregistré.
made = Bâtiment ajouté. Rattachez ses compteurs ci-dessous.
taken = Compteur rattaché, avec tout son historique.
see_use = Voir le bâtiment
name = Nom
purpose = Type de bâtiment
area = Surface
floors = Étages
people = Personnes
people_hint = Qui y vivent ou y travaillent.
year = Année de construction
score = Score ENERGY STAR
score_hint = De 1 à 100, de l’EPA.
baseline_would_do = des kilowattheures au-dessus de 0, par exemple 3500
baseline = Consommation d’électricité habituelle par an
baseline_hint = Pour comparer, tant qu’une année n’est pas mesurée.
baseline_metered = Vide : { $amount }, comme les 12 derniers mois.
latitude = Latitude
position_hint = Pour la carte ; négatif au sud et à l’ouest.
longitude = Longitude
save = Enregistrer
new_title = Nouveau bâtiment
new_headline = Ajouter un bâtiment
new_lede = Vous rattacherez ensuite ses compteurs ; leur historique compte aussi.
new_site = Site
new_area_hint = Si vous la connaissez.
add = Ajouter le bâtiment
headline = <b>{ $building }</b> { $meters ->
    [0] n’a pas encore de compteur.
    [one] a { $meters } compteur.
   *[other] a { $meters } compteurs.
}
