no_building = Kein Gebäude
version = { $version }, seit { $since }
baseline = { $series }, { $range }. CV(RMSE) { $cvrmse }
baselines = Referenzen
baselines_note = Die Referenzen der Ziele, aufbewahrt mit ihren Grundlagen.
models = Im Einsatz
models_note = MASE: der mittlere Fehler im Vergleich zum bloßen Wiederholen der letzten Woche; unter 1 ist besser. CV(RMSE): der Fehler im Verhältnis zum Mittelwert. Abdeckung: der Anteil der Stunden im Bereich (erwartet: { $promised }).
building = Gebäude
series_label = Energieart
method = Methode
version_label = Version
worse = Schlechter
not_tried = Noch nicht getestet
good = Gut
gone = Eine Datenreihe, die es nicht mehr gibt
meter_and_utility = { $meter }, { $utility }
of_generation = { $series }, Solarstrom
none_yet = <b>Noch läuft keine Prognose.</b>
untried = <b>{ $count ->
    [one] { $count } Prognose läuft
   *[other] { $count } Prognosen laufen
}</b>; keine wurde bisher an ihrer Vergangenheit getestet.
all_good = <b>{ $count ->
    [one] { $count } Prognose läuft
   *[other] { $count } Prognosen laufen
}</b>, keine wird schlechter.
some_worse = <b>{ $worse } von { $count } Prognosen</b> { $worse ->
    [one] ist schlechter geworden; eine bessere Methode wird gesucht.
   *[other] sind schlechter geworden; bessere Methoden werden gesucht.
}
lede = Der typische Fehler ist { $lower } kleiner, als wenn man nur die letzte Woche wiederholt (MASE-Median). Auf Auffälligkeiten überwachte Datenreihen: { $watched }.
lede_worse = Der typische Fehler ist { $higher } größer, als wenn man nur die letzte Woche wiederholt (MASE-Median). Auf Auffälligkeiten überwachte Datenreihen: { $watched }.
lede_untried = Für jedes Gebäude wird eine Methode nach seiner eigenen Vergangenheit gewählt, sobald Daten von zwei Wochen da sind. Auf Auffälligkeiten überwachte Datenreihen: { $watched }.
