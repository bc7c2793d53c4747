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
