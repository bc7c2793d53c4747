title = { $building } : courbe de charge
needed = Une courbe de charge demande deux semaines de relevés. Rattachez d’abord un compteur à ce bâtiment.
back = Retour au bâtiment
stretches = Période
net_lede = La consommation propre du bâtiment, son talon, son gaspillage et son score restent donc inconnus. Un compteur sur les panneaux les révélerait.
covered = { $range }. La nuit va de { $from } à { $to }.
hours = Toutes les heures
hours_note = Chaque colonne est un jour. Des nuits pâles montrent que le bâtiment se met au repos ; les trous sont des données manquantes.
figures = Chiffres clés
base_load_label = Talon de consommation
base_load = Ce qui tourne presque toujours (5e centile des heures) : { $percent_of_use } de la consommation totale.
peak_label = Pointe
peak = L’heure la plus forte : { $day } à { $clock }.
load_factor = Facteur de charge
load_factor_note = La moyenne rapportée à la pointe. S’il est faible, vous payez une capacité et une puissance qui ne servent qu’à une courte pointe.
intensity_label = Intensité énergétique
intensity_us = kBtu/ft² par an
intensity_metric = kWh/m² par an
no_area = La surface n’est pas indiquée pour « { $building } ».
say_area = Indiquer la surface
trend_label = Tendance
trend_unit = % par an
no_trend = Stable : pas de tendance statistiquement significative.
months_needed = Une tendance demande les mêmes mois de deux années, soit 14 mois ou plus ; mois disponibles : { $known }.
waste_label = Gaspillage la nuit et le week-end
waste = { $night } la nuit et { $weekend } le week-end, au-delà des plus calmes : { $percent_of_use } de la consommation totale.
typical = Journées types
mean_day = Journée moyenne
key_weekdays = du lundi au vendredi
key_weekend = week-end
alike = Profils de journées
no_kinds = Les profils demandent deux semaines de journées complètes.
on_days = <b>{ $energy }</b> sur { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
duration = Monotone de charge
duration_note = La charge atteinte ou dépassée pendant chaque part du temps. Une chute à gauche est une pointe courte et coûteuse ; un niveau élevé à droite tourne en permanence.
score_note = La capacité à se mettre au repos quand le bâtiment est vide, comparée à elle-même dans le temps. Ce n’est pas un score ENERGY STAR.
quiet_nights = Nuits calmes : de { $from } à { $to }, { $percent } d’une heure ouvrée
quiet_weekends = Week-ends calmes : { $percent } d’une heure ouvrée
even_load = Charge régulière : facteur de charge de { $percent } ; maximum de points à partir de { $full }
no_waste = Pas de gaspillage : { $percent } consommés au-dessus des nuits et week-ends calmes ; aucun point à partir de { $none }
to_forecast = Prévision | Les 7 prochains jours et 12 mois, avec fourchette, coût et pointes.
to_findings = Anomalies | Les heures qui sortent de l’habitude, avec leurs causes probables.
to_savings = Économies | Par rapport à une référence corrigée du climat.
too_short = { $building } : <b>pas encore assez d’historique.</b>
days_needed = { $days ->
    [0] Une courbe de charge demande 14 jours de relevés dans { $stretch } ({ $utility }). Il n’y en a aucun.
    [one] Une courbe de charge demande 14 jours de relevés dans { $stretch } ({ $utility }). Il y en a { $days }.
   *[other] Une courbe de charge demande 14 jours de relevés dans { $stretch } ({ $utility }). Il y en a { $days }.
}
off_hours_alone = { $building } : <b>{ $percent } de la consommation</b> a lieu la nuit et le week-end ({ $utility }).
off_hours_among = { $building } : <b>{ $percent } de la consommation</b> a lieu la nuit et le week-end ({ $utility }). Cette part est { $standing ->
    [most] la plus élevée
    [more] plutôt élevée
    [less] plutôt faible
    [least] la plus faible
   *[average] moyenne
} { $are_all ->
    [yes] parmi les { $kind } du site
   *[no] parmi une partie des { $kind } du site
} (rang { $rank } sur { $count }).
off_hours_beside = { $building } : <b>{ $percent } de la consommation</b> a lieu la nuit et le week-end ({ $utility }) ; { $higher ->
    [0] aucune part plus élevée parmi les { $count } { $kind } du site.
    [one] { $higher } part plus élevée parmi les { $count } { $kind } du site.
   *[other] { $higher } parts plus élevées parmi les { $count } { $kind } du site.
}
other_than_homes = bâtiments non résidentiels
net = { $building } : soutirage et injection <b>passent par un seul compteur.</b>
unused = { $building } : <b>aucune consommation</b> dans { $stretch } ({ $utility }).
quiet = { $has_cost ->
    [yes] Avec une charge constante, cette part serait de { $flat }. Si toutes les nuits et tous les week-ends avaient été aussi calmes que les plus calmes, la consommation aurait baissé de { $saved } dans { $stretch }, soit environ { $cost }.
   *[no] Avec une charge constante, cette part serait de { $flat }. Si toutes les nuits et tous les week-ends avaient été aussi calmes que les plus calmes, la consommation aurait baissé de { $saved } dans { $stretch }.
}
intensity_of = Énergie de l’année écoulée par surface : { $utilities }.
intensity_among = { $percent } des { $peers } bâtiments comparables consomment plus par surface.
intensity_highest = { $peers ->
    [one] Le seul bâtiment comparable ne consomme pas plus par surface.
   *[other] Aucun des { $peers } bâtiments comparables ne consomme plus par surface.
}
both = { $first } { $second }
days_of_year = Il faut environ une année de chaque énergie ({ $needed } jours). Connu à ce jour : { $known }.
days_of = { $days ->
    [one] { $days } jour ({ $utility })
   *[other] { $days } jours ({ $utility })
}
trend = { $is_less ->
    [yes] { $a_year } de moins chaque année, hors saisons.
   *[no] { $a_year } de plus chaque année, hors saisons.
}
of_weekdays = du lundi au vendredi
of_weekends = week-ends
mostly_weekends = surtout les week-ends et jours semblables
mostly = surtout les { $weekdays }
of_any_days = tous les jours
between_dates = { $days }, entre le { $first } et le { $last }
score = Score d’efficacité : { $score } sur 100
points = { $points } sur { $most }
