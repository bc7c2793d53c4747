course_expected = référence
course_used = consommé
course_alt = Chaque jour, { $range } : consommation mesurée et référence.
course_caption = Chaque jour, en { $unit }
course_columns = Jour | Consommé | Référence
scatter_baseline = un jour de la référence
scatter_since = un jour de la période de suivi
scatter_model = modèle
scatter_weekend = modèle le week-end
period = { $is_since ->
    [yes] période de suivi
   *[no] référence
}
a_day = { $unit } par jour
scatter_alt = La consommation de chaque jour selon sa température extérieure moyenne : jours de la référence, jours de la période de suivi et ligne du modèle.
scatter_caption = Chaque jour : température moyenne ({ $degrees }), consommation ({ $unit })
scatter_columns = Jour | Température | Consommation | Période
residuals_line = mesuré moins modélisé
residuals_alt = Ce que le modèle manque chaque jour de la référence, { $range }.
residuals_caption = Consommation mesurée moins modélisée, chaque jour de la référence, en { $unit }
residuals_columns = Jour | Écart
