title = { $building }: Einsparungen
needed = Für Einsparungen braucht es eine Referenz von mindestens 60 Tagen. Ordnen Sie diesem Gebäude zuerst einen Zähler zu.
no_weather = keine Wetterdaten zum Vergleichen.
say_position = Koordinaten eintragen
no_period = noch nichts zu vergleichen.
no_day = Im gewählten Zeitraum gibt es keinen vollständigen Tag.
no_baseline = noch zu wenig Vergangenheit.
no_comparison = kein Vergleich möglich.
days = Tag für Tag
key_used = verbraucht
key_expected = Referenz
amounts = { $range }: verbraucht wurden { $used }. Der wetterbereinigte Referenzverbrauch ist { $expected }.
money = {" "}Zum heutigen Preis sind das { $saved } ± { $uncertainty }.
choose = Zeiträume und Methode wählen
choose_utility = Energieart
choose_before = Projektbeginn
hint_of_before = Die { $days } Tage davor sind der Referenzzeitraum.
choose_from = Beginn des Berichtszeitraums
choose_to = Ende des Berichtszeitraums
choose_method = Methode
compare = Vergleichen
degree_hours_note = Jeder Tag besteht aus einer Grundlast, die an Wochenenden anders sein kann, und einem Betrag für jede Heiz- und Kühlgradstunde jenseits einer Grenztemperatur, gewählt nach dem bayesschen Informationskriterium.
hourly_note = Jede Stunde nach der Stunde der Woche und den Graden jenseits der Grenztemperaturen zu ihrer Tageszeit, summiert nach Tagen. Die Linie im Diagramm ist das Tagesmodell, aus dem die Grenztemperaturen stammen.
caltrack_note = CalTRACK 2.0, täglich: eine Grundlast und ein Betrag für jeden Gradtag, mit Grenztemperaturen nach korrigiertem R². Stimmt mit eemeter bis auf { $percent } überein.
auditors = Für Prüfer: die Referenz und wie verlässlich sie ist
model = Wie verlässlich die Referenz ist
scatter = Verbrauch und Temperatur
key_baseline = Referenz
key_since = Berichtszeitraum
key_model = Modell
cvrmse_label = CV(RMSE)
cvrmse = { $percent }. Wie weit einzelne Tage vom Modell abweichen; bis 25 oder 30 ist gut.
nmbe_label = NMBE
nmbe = { $percent }. Ob das Modell insgesamt zu hoch oder zu niedrig liegt; bis 0,5 ist gut.
r_squared_label = R²
r_squared = { $share }. Der Anteil der Schwankungen, den Wetter und Wochenenden erklären.
days_counted_label = Tage
days_counted = { $baseline } im Referenzzeitraum, { $counted } im Berichtszeitraum
formula = Modell
normal_year_label = Normaljahr
normal_year = In einem Jahr mit normalem Wetter würde das Gebäude { $amount } verbrauchen, wenn es liefe wie im Referenzzeitraum.
warnings = Prüfhinweise
residuals = Residuen
residuals_note = Gemessener minus modellierter Verbrauch für jeden Tag des Referenzzeitraums. Wellen bedeuten, dass etwas anderes als das Wetter eine Rolle spielt.
untold = { $building }: <b>{ $why }</b>
weather_needed = Der Referenzverbrauch ({ $utility }) hängt vom Wetter ab. Dafür braucht es ein Außenthermometer oder die Koordinaten des Standorts, damit ein Wetterdienst die Daten liefern kann.
days_needed = Eine Referenz braucht { $needed } Tage vor dem Berichtszeitraum, am besten ein Jahr; { $known ->
    [one] bekannt ist { $known } Tag ({ $utility }).
   *[other] bekannt sind { $known } Tage ({ $utility }).
}
no_model = Zu den Tagen des Referenzzeitraums passt kein Modell. Wählen Sie andere Zeiträume oder eine andere Methode.
headline = { $building } hat <b>{ $is_less ->
    [yes] { $percent } weniger
   *[no] { $percent } mehr
}</b> verbraucht als die Referenz: <b>{ $amount } ± { $uncertainty }</b>.
chance = { $building }: <b>noch keine messbare Einsparung.</b> Verbraucht wurden { $is_less ->
    [yes] { $percent } weniger als die Referenz
   *[no] { $percent } mehr als die Referenz
}, innerhalb der Unsicherheit (±{ $uncertainty }).
no_difference = { $building }: <b>noch keine messbare Einsparung.</b> Verbraucht wurde etwa so viel wie die Referenz (±{ $uncertainty }).
confidence = Unsicherheit bei { $percent } Konfidenz: der größere Wert aus ASHRAE Guideline 14 und dem Fehler in zurückgehaltenen Monaten.
