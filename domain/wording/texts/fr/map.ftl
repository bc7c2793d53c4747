title = Plan
title_of = Plan : { $site }
alt = { $buildings ->
    [one] Plan avec un bâtiment
   *[other] Plan avec { $buildings } bâtiments
}
note = Plus c’est grand, plus la consommation est élevée en ce moment. Forme et couleur : ce mois comparé au précédent.
unplaced = { $buildings ->
    [one] Un bâtiment n’est pas encore placé.
   *[other] { $buildings } bâtiments ne sont pas encore placés.
}
arrange = Disposer le plan
trend = { $trend ->
    [worse] plus que le mois précédent
    [better] moins que le mois précédent
    [same] à peu près pareil
   *[unknown] pas encore de comparaison
}
told = { $has_power ->
    [yes] { $building } : { $power } en ce moment, { $trend }
   *[no] { $building } : hors ligne, { $trend }
}
show = Voir le plan
