known_method = { $method ->
    [seasonal_naive] Comme la semaine précédente
    [usual_day] Journée habituelle
    [ridge] Régression
    [mstl_ets] Saisons et lissage (MSTL, ETS)
    [boost] Arbres boostés
    [combination] Méthodes combinées
    [prophet] Modèle Prophet
    [windows_and_rules] Fenêtres et règles
    [degree_hours] Degrés-heures et week-ends
   *[other] { $method }
}
larger_errors = { $has_ratio ->
    [yes] L’erreur vaut { $ratio } fois celle d’avant ({ $forecasts } prévisions).
   *[no] Il y a maintenant des erreurs là où il n’y en avait pas ({ $forecasts } prévisions).
}
too_narrow = La fourchette contient { $coverage } des heures mesurées ; elle devrait en contenir { $level }.
