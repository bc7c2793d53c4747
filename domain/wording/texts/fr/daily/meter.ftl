course = Les deux dernières semaines
# Le sens du flux, derrière l’énergie : « électricité, consommation ».
flow =
    .use = consommation
    .import = consommation
    .export = injection
    .generation = production
    .charge = charge de la batterie
    .discharge = décharge de la batterie
course_caption = Chaque jour : moyenne et heure la plus forte, en { $unit }
course_columns = Jour | Moyenne | Heure la plus forte
course_alt = { $has_marks ->
    [yes] { $meter } : { $utility }, { $flow }, par heure sur les deux dernières semaines. Les heures avec une anomalie sont signalées.
   *[no] { $meter } : { $utility }, { $flow }, par heure sur les deux dernières semaines.
}
channels = Canaux
kind =
    .cumulative = Index du compteur : le total depuis sa pose.
    .interval = Consommation sur une période.
    .power = Puissance instantanée.
    .level = Niveau actuel.
readings = Relevés
add_reading = Saisir un relevé
reading_columns = Heure | Canal | Valeur | Qualité
standing = { $standing ->
    [opens] premier d’une série
    [glitch] aberrant, non compté
    [stale] ancien relevé, non compté
    [held] en baisse, attend deux autres relevés
    [alone] aucun autre relevé proche
    [integrated] calculé d’après la puissance
    [spread] réparti sur une lacune
    [spread_long] réparti sur une lacune de plusieurs mois
    [reset] index remis à zéro
    [rollover] index repassé à zéro
    [recovered] rétabli après une valeur aberrante
    [changed] compteur remplacé
    [assumed] compté comme une heure
    [implausible] au-dessus de la puissance maximale, non compté
    [out_of_scale] très au-delà de l’habitude, non compté
    [error_code] code d’erreur, non compté
   *[measured] mesuré
}
pages = Pages de relevés
older = Plus anciens
publish = Publier vers ce compteur
publish_hint = Topic <b>{ $topic }</b>, un objet ou un tableau d’objets. Sans <b>{ $field }</b>, c’est l’heure de réception qui compte.
about = À propos de ce compteur
settings = Paramètres
building = Bâtiment
no_building = Aucun pour le moment. <a>Rattacher le compteur</a>
role = Rôle
sends = Transmet
amounts = Consommation sur une période
registers = Index du compteur
device = Appareil
address = Vu d’abord sur
today = { $has_before ->
    [yes] { $so_far } aujourd’hui ; { $before } hier à la même heure.
   *[no] { $so_far } aujourd’hui.
}
