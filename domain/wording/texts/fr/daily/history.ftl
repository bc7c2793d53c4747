title = Historique
granularity = Afficher par
choice =
    .hour = Heure
    .day = Jour
    .week = Semaine
    .month = Mois
    .year = Année
period = Période
earlier = Plus tôt
later = Plus tard
custom = Autres dates
from = Du
to = Au
show = Afficher
total = { $is_compared ->
    [yes] <b>{ $amount }</b> sur cette période,
   *[no] <b>{ $amount }</b> sur cette période.
}
selected_period = période choisie
incomplete = incomplet
alt = { $heading } : { $total }, { $range }.
empty = Aucun relevé pour cette période.
week_of = Semaine du { $first }
utility = Énergie
measure = Afficher
measured =
    .energy = Consommation
    .cost = Coût
    .carbon = CO₂
compare = Comparer à
compare_with =
    .before = Période précédente
    .last_year = Année précédente
other =
    .before = période précédente
    .last_year = année précédente
usual = Le plus récent
unreadable = « { $part } » n’est pas compris ici. Choisissez ci-dessous ce qu’il faut afficher.
reversed = Le { $from } vient après le { $to } ; voici les jours entre les deux.
to_come = Le { $first } est à venir : il n’y a encore rien à montrer.
what = { $measured ->
    [cost] Coût ({ $within })
    [carbon] CO₂ ({ $within })
   *[energy] { $utility }
}
heading = { $bars ->
    [hour] { $what } par heure
    [day] { $what } par jour
    [week] { $what } par semaine
    [month] { $what } par mois
   *[year] { $what } par an
}
caption = { $heading }, en { $unit }
compared = { $other ->
    [last_year] Année précédente : { $range }.
   *[before] Période précédente : { $range }.
}
not_compared = { $other ->
    [last_year] Pas de comparaison : seuls { $share } de la même période de l’année précédente ont été mesurés.
   *[before] Pas de comparaison : seuls { $share } de la période précédente ont été mesurés.
}
not_measured = Pas de comparaison : seuls { $share } de cette période ont été mesurés.
beyond = Prix de l’énergie seulement : l’abonnement et la puissance figurent sur la facture.
unpriced = { $amount } sans prix ne sont pas comptés.
carbon_of = Calculé à partir de ce qui a été acheté ({ $within }).
