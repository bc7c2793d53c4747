title = Références
note = La référence d’un objectif : comment le bâtiment consommait auparavant, selon la météo et le week-end. Elle est gardée telle qu’elle était à la création de l’objectif et vérifiée chaque nuit, car des relevés peuvent arriver en retard et des anomalies être confirmées.
to_targets = Voir les objectifs
of = { $series }, { $range }
model = { $model }.
quality = CV(RMSE) { $cvrmse }, NMBE { $nmbe }, R² { $r_squared }.
version = { $has_days ->
    [yes] Version { $version } · { $method }, depuis le { $since }, { $days } jours.
   *[no] Version { $version } · { $method }, depuis le { $since }.
}
