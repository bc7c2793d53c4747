none = { $was_told ->
    [yes] Pas de prévision pour le moment. Il n’y a pas eu de relevés récemment, et les anciennes prévisions ne sont pas affichées. La prochaine sera faite à l’arrivée de nouveaux relevés.
   *[no] Pas encore de prévision. Il faut deux jours de relevés ; la prévision est ensuite actualisée toutes les six heures.
}
next = Environ <b>{ $amount }</b> dans { $stretch } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , soit environ { $cost }.
   *[no] .
}
peak_today = Pointe prévue : aujourd’hui à { $clock }, environ { $power }, au plus { $upper }.
peak_tomorrow = Pointe prévue : demain à { $clock }, environ { $power }, au plus { $upper }.
further = Dans { $stretch } : environ { $amount } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , soit environ { $cost }.
   *[no] .
}
made = Mise à jour : { $at }. En grisé : fourchette à { $level }.
not_judged = La fiabilité s’affichera après la première journée complète.
how_good = La semaine passée, la prévision de la veille s’est trompée de { $missed } par heure en moyenne, et { $within } des heures étaient dans la fourchette (attendu : { $promised }).
more = Voir toute la prévision et sa fiabilité
alt = { $utility } par heure : mesures jusqu’à maintenant, puis la prévision et sa fourchette.
caption = Prévision par heure, en { $unit }
columns = Heure | Prévision | De | À
band = fourchette
line = prévision
line_measured = mesuré
