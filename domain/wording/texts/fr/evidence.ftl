# Ce qui a été observé d’une anomalie, en une phrase avec ses chiffres.

span_of_day = Le { $day }, de { $from } à { $to }
span_of_days = Du { $from } au { $to }
moment = { $day } à { $clock }
hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
}
days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}

no_readings = { $has_usual ->
    [yes] { $span }, le compteur est resté hors ligne pendant { $lasting } ; valeur habituelle sur cette durée : { $usual }.
   *[no] { $span }, le compteur est resté hors ligne pendant { $lasting }.
}
counted_backwards = Le { $moment }, le compteur a reculé de { $by }.
impossible = { $has_most ->
    [yes] Le { $moment }, le compteur a transmis { $amount } pour une heure, plus que son maximum de { $most }.
   *[no] Le { $moment }, le compteur a transmis { $amount } pour une heure.
}
only_zero = { $has_then ->
    [yes] { $span }, le compteur n’a transmis que des zéros pendant { $lasting }, au lieu de { $usual } par heure d’habitude, puis { $then } dans l’heure commencée à { $then_from }.
   *[no] { $span }, le compteur n’a transmis que des zéros pendant { $lasting }, au lieu de { $usual } par heure d’habitude.
}
same_value = { $span }, le compteur a répété la même valeur, { $value }, pendant { $lasting }.
more = { $is_yield ->
    [yes] { $span }, la production a été de { $value } au lieu de { $usual } d’habitude ({ $change }).
   *[no] { $span }, la consommation a été de { $value } au lieu de { $usual } d’habitude ({ $change }).
}
more_with_peak = { $is_yield ->
    [yes] { $span }, la production a été de { $value } au lieu de { $usual } d’habitude ({ $change }), dont { $peak } dans l’heure commencée à { $peak_from }.
   *[no] { $span }, la consommation a été de { $value } au lieu de { $usual } d’habitude ({ $change }), dont { $peak } dans l’heure commencée à { $peak_from }.
}
less = { $is_yield ->
    [yes] { $span }, la production n’a été que de { $value } au lieu de { $usual } d’habitude ({ $change }).
   *[no] { $span }, la consommation n’a été que de { $value } au lieu de { $usual } d’habitude ({ $change }).
}
nothing = { $is_yield ->
    [yes] { $span }, aucune production, au lieu de { $usual } d’habitude.
   *[no] { $span }, aucune consommation, au lieu de { $usual } d’habitude.
}
no_change = normalement rien
night = { $has_level ->
    [yes] Dans la nuit du { $nights }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Elle est restée à { $level } par heure de { $from } à { $to }.
   *[no] Dans la nuit du { $nights }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Elle est restée proche du niveau de la journée de { $from } à { $to }.
}
nights = { $has_level ->
    [yes] Pendant les nuits du { $nights }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Elle est restée à { $level } par heure de { $from } à { $to }.
   *[no] Pendant les nuits du { $nights }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Elle est restée proche du niveau de la journée de { $from } à { $to }.
}
weekend_day = Le { $day }, la consommation a été de { $value } au lieu de { $usual } d’habitude ({ $change }).
weekend_days = Le week-end du { $days }, la consommation a été de { $value } au lieu de { $usual } d’habitude ({ $change }).
weekend_like_working_day = { $is_one_day ->
    [yes] Le { $days }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Les jours de ce type sont d’ordinaire des jours ouvrés ({ $working } sur { $all }).
   *[no] Le week-end du { $days }, la consommation a été de { $value } au lieu de { $usual } d’habitude. Les jours de ce type sont d’ordinaire des jours ouvrés ({ $working } sur { $all }).
}
day_moved = { $is_later ->
    [yes] { $span }, le rythme habituel de la journée a eu environ { $lasting } de retard.
   *[no] { $span }, le rythme habituel de la journée a eu environ { $lasting } d’avance.
}
new_level = { $is_yield ->
    [yes] { $is_lower ->
        [yes] À partir du { $moment } et pendant { $lasting }, la production solaire est tombée à { $rate } par heure au lieu de { $usual } d’habitude ({ $change }).
       *[no] À partir du { $moment } et pendant { $lasting }, la production solaire a été de { $rate } par heure au lieu de { $usual } d’habitude ({ $change }).
    }
   *[no] { $is_lower ->
        [yes] À partir du { $moment } et pendant { $lasting }, la consommation est tombée à { $rate } par heure au lieu de { $usual } d’habitude ({ $change }).
       *[no] À partir du { $moment } et pendant { $lasting }, la consommation a été de { $rate } par heure au lieu de { $usual } d’habitude ({ $change }).
    }
}
drift = { $is_rise ->
    [yes] À partir du { $moment } et pendant { $lasting }, la consommation a augmenté peu à peu, de { $early } à { $late } par rapport à l’habitude : { $rate } par heure en moyenne au lieu de { $usual }.
   *[no] À partir du { $moment } et pendant { $lasting }, la consommation a baissé peu à peu, de { $early } à { $late } par rapport à l’habitude : { $rate } par heure en moyenne au lieu de { $usual }.
}
base_load = { $is_at_once ->
    [yes] Depuis le { $since } environ, le talon de consommation est de { $rate } par heure, contre { $usual } quelques semaines plus tôt ({ $change }).
   *[no] Depuis le { $since } environ, le talon de consommation est monté peu à peu à { $rate } par heure, contre { $usual } quelques semaines plus tôt ({ $change }).
}
less_than_peers = Depuis le { $since } environ, les panneaux produisent { $percent } de moins qu’avant sous le même ciel, par comparaison avec les panneaux voisins.
best_hours_less = Depuis le { $since } environ, les meilleures heures produisent { $best } au lieu de { $usual } attendus en cette saison ({ $change }).
