now = <b>{ $power }</b> { $now }.
word_now = en ce moment
word_then = à { $time }
now_above = <b>{ $power }</b> { $now }, <b>{ $percent } de plus</b> qu’un { $weekday } habituel à cette heure.
now_below = <b>{ $power }</b> { $now }, <b>{ $percent } de moins</b> qu’un { $weekday } habituel à cette heure.
now_same = <b>{ $power }</b> { $now }, <b>à peu près comme</b> un { $weekday } habituel à cette heure.
now_times = <b>{ $power }</b> { $now }, <b>{ $times } fois</b> un { $weekday } habituel à cette heure.
of_building = { $building } :
not_live = <b>Aucune donnée en direct pour le moment.</b> Dernier relevé : { $age }.
no_readings = Pas encore de relevés.
no_meters = <b>Pas encore de relevés.</b> GreenPulse attend ses premiers compteurs.
no_building = <b>Des données arrivent.</b> Rattachez le compteur à un bâtiment pour commencer.
only_others = <b>Aucune donnée en direct de vos bâtiments pour le moment.</b> D’autres compteurs transmettent ; rattachez-les à un bâtiment pour les inclure.
offline = { $offline ->
    [one] { $offline } compteur sur { $all } est hors ligne et n’est pas compris.
   *[other] { $offline } compteurs sur { $all } sont hors ligne et ne sont pas compris.
}
last_reading = { $meter } : dernier relevé <b>{ $age }</b>.
never = { $meter } : <b>pas encore de relevés.</b>
