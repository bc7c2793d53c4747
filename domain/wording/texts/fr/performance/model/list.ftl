no_building = Sans bâtiment
version = { $version }, depuis le { $since }
baseline = { $series }, { $range }. CV(RMSE) { $cvrmse }
baselines = Références
baselines_note = Les références des objectifs, gardées avec ce qui a servi à les établir.
models = Méthodes utilisées
models_note = MASE : l’erreur moyenne par rapport à une simple répétition de la semaine précédente ; en dessous de 1, c’est mieux. CV(RMSE) : l’erreur rapportée à la moyenne. Couverture : la part des heures dans la fourchette, qui en promet { $promised }.
building = Bâtiment
series_label = Énergie
method = Méthode
version_label = Version
worse = En recul
not_tried = Pas encore testé
good = Bon
gone = Série qui n’existe plus
meter_and_utility = { $meter }, { $utility }
of_generation = { $series }, solaire
none_yet = <b>Aucune prévision en cours pour le moment.</b>
untried = <b>{ $count ->
    [one] { $count } prévision en cours
   *[other] { $count } prévisions en cours
}</b> ; aucune n’a encore été testée sur son passé.
all_good = <b>{ $count ->
    [one] { $count } prévision en cours
   *[other] { $count } prévisions en cours
}</b>, aucune en recul.
some_worse = <b>{ $worse } sur { $count } prévisions</b> { $worse ->
    [one] a perdu en fiabilité ; une meilleure méthode est recherchée.
   *[other] ont perdu en fiabilité ; de meilleures méthodes sont recherchées.
}
lede = En général, l’erreur est inférieure de { $lower } à celle d’une simple répétition de la semaine précédente (MASE médian). Séries surveillées : { $watched }.
lede_worse = En général, l’erreur est supérieure de { $higher } à celle d’une simple répétition de la semaine précédente (MASE médian). Séries surveillées : { $watched }.
lede_untried = Une méthode est choisie pour chaque bâtiment d’après son passé, dès qu’il y a deux semaines de données. Séries surveillées : { $watched }.
