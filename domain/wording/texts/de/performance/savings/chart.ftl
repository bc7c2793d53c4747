course_expected = Referenz
course_used = verbraucht
course_alt = Jeder Tag, { $range }: gemessener Verbrauch und Referenz.
course_caption = Jeder Tag, in { $unit }
course_columns = Tag | Verbraucht | Referenz
scatter_baseline = ein Tag des Referenzzeitraums
scatter_since = ein Tag des Berichtszeitraums
scatter_model = Modell
scatter_weekend = Modell an Wochenenden
period = { $is_since ->
    [yes] Berichtszeitraum
   *[no] Referenzzeitraum
}
a_day = { $unit } pro Tag
scatter_alt = Der Verbrauch jedes Tages über seiner mittleren Außentemperatur: Tage des Referenzzeitraums, Tage des Berichtszeitraums und die Linie des Modells.
scatter_caption = Jeder Tag: mittlere Temperatur ({ $degrees }), Verbrauch ({ $unit })
scatter_columns = Tag | Temperatur | Verbrauch | Zeitraum
residuals_line = gemessen minus modelliert
residuals_alt = Um wie viel das Modell an jedem Tag des Referenzzeitraums danebenliegt, { $range }.
residuals_caption = Gemessener minus modellierter Verbrauch, jeder Tag des Referenzzeitraums, in { $unit }
residuals_columns = Tag | Differenz
