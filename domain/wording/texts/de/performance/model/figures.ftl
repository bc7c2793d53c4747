known_method = { $method ->
    [seasonal_naive] Wie letzte Woche
    [usual_day] Typischer Tag
    [ridge] Regression
    [mstl_ets] Saisons und Glättung (MSTL, ETS)
    [boost] Boosting (Entscheidungsbäume)
    [combination] Kombinierte Methoden
    [prophet] Prophet-Modell
    [windows_and_rules] Fenster und Regeln
    [degree_hours] Gradstunden und Wochenenden
   *[other] { $method }
}
larger_errors = { $has_ratio ->
    [yes] Der Fehler ist { $ratio }-mal so groß wie zuvor ({ $forecasts } Prognosen).
   *[no] Es gibt nun Fehler, wo vorher keine waren ({ $forecasts } Prognosen).
}
too_narrow = { $coverage } der gemessenen Stunden liegen im Bereich; es sollten { $level } sein.
