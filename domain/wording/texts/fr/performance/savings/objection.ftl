few_days = { $known } des 365 jours de la référence sont utilisables ; CalTRACK en demande { $needed }.
few_in_month = { $month } : { $known } jours sur { $days } sont utilisables.
left_out = { $left_out } jours sur { $days } de la période de suivi sont écartés, car des heures manquent.
extrapolated = { $days ->
    [one] Pendant { $days } jour de la période de suivi, il a fait plus froid ou plus chaud que jamais pendant la référence. Le modèle y est extrapolé.
   *[other] Pendant { $days } jours de la période de suivi, il a fait plus froid ou plus chaud que jamais pendant la référence. Le modèle y est extrapolé.
}
poor_fit = Le CV(RMSE) dépasse { $limit } : le modèle explique mal les jours isolés.
few_blocks = La référence compte moins de trois blocs de quatre semaines : la marge d’erreur n’est donc pas connue.
within_uncertainty = L’écart reste dans la marge d’erreur à un niveau de confiance de { $level } : il peut être dû au hasard.
