title = Anomalies
nothing_looked_at = Rien n’a encore été analysé.
first_look = GreenPulse surveille un compteur à partir de sa troisième semaine, quand il sait ce qui est habituel. La première analyse démarre d’elle-même.
headline = { $state ->
    [resolved] <b>{ $count ->
        [0] Aucune anomalie résolue
        [one] { $count } anomalie résolue
       *[other] { $count } anomalies résolues
    }</b>{ $has_place ->
        [yes] {" "}dans « { $place } »
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}avec ces filtres
       *[no] {""}
    }.
    [snoozed] <b>{ $count ->
        [0] Aucune anomalie reportée
        [one] { $count } anomalie reportée
       *[other] { $count } anomalies reportées
    }</b>{ $has_place ->
        [yes] {" "}dans « { $place } »
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}avec ces filtres
       *[no] {""}
    }.
    [all] <b>{ $count ->
        [0] Aucune anomalie
        [one] { $count } anomalie
       *[other] { $count } anomalies
    }</b>{ $has_place ->
        [yes] {" "}dans « { $place } »
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}avec ces filtres
       *[no] {""}
    }.
   *[open] <b>{ $count ->
        [0] Aucune anomalie ouverte
        [one] { $count } anomalie ouverte
       *[other] { $count } anomalies ouvertes
    }</b>{ $has_place ->
        [yes] {" "}dans « { $place } »
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}avec ces filtres
       *[no] {""}
    }.
}
high = { $count ->
    [0] Aucune de priorité haute.
    [one] Dont { $count } de priorité haute.
   *[other] Dont { $count } de priorité haute.
}
costs = Surcoût estimé : { $cost }.
both = { $first } { $second }
found = Liste des anomalies
nothing_fits = Aucune anomalie ne correspond. <a>Voir toutes les anomalies</a>.
show_next = Afficher { $count } de plus
how = Comment les anomalies sont détectées
how_found = Chaque heure est comparée à la même heure d’autres semaines par un temps semblable. Les heures, nuits, jours ou semaines qui s’en écartent forment une anomalie. Les compteurs qui se répètent, s’arrêtent ou sautent sont repérés par des règles. Ce que vous marquez « Pas une anomalie » n’est plus signalé ensuite. <a>Voir les prévisions et relancer l’analyse</a>.
how_judged = La priorité est haute à partir d’un surcoût de { $high } par semaine, ou si un dommage se poursuit : une fuite probable, un chauffage ou une climatisation sans effet, un compteur dont les relevés se perdent. Elle est moyenne à partir de { $medium } par semaine, ou si le dommage est passé.
likely = Cause probable : { $cause }
meter_of = { $building }, { $meter }
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. Pas une anomalie.
   *[no] { $kind }. { $place }, { $utility }.
}
places = { $kind ->
    [usage_spike] { $count } bâtiments, { $range } : consommation bien plus élevée que d’habitude ({ $utility })
    [equipment_failure] { $count } bâtiments, { $range } : consommation bien plus faible que d’habitude ({ $utility })
    [schedule_deviation] { $count } bâtiments, { $range } : consommation à des heures inhabituelles ({ $utility })
    [meter_fault] { $count } bâtiments, { $range } : défauts de compteur ({ $utility })
    [night_waste] { $count } bâtiments, { $range } : la consommation n’a pas baissé la nuit ({ $utility })
    [weekend_waste] { $count } bâtiments, { $range } : la consommation n’a pas baissé le week-end ({ $utility })
   *[other] { $is_less ->
        [yes] { $count } bâtiments, { $range } : consommation plus faible qu’avant ({ $utility })
       *[no] { $count } bâtiments, { $range } : consommation plus élevée qu’avant ({ $utility })
    }
}
unfold = { $is_of_places ->
    [yes] { $count } anomalies, une par une
   *[no] { $count } fois, { $range }
}
chart = Petit graphique : { $range }, période concernée signalée ; maximum { $most }.
