title = { $building }: Lastgang
needed = Ein Lastgang braucht Messwerte von zwei Wochen. Ordnen Sie diesem Gebäude zuerst einen Zähler zu.
back = Zurück zum Gebäude
stretches = Zeitraum
net_lede = Darum sind Gesamtverbrauch, Grundlast, vermeidbarer Verbrauch und Effizienz des Gebäudes unbekannt. Ein Zähler an der Solaranlage würde sie zeigen.
covered = { $range }. Als Nacht gilt { $from } bis { $to }{"\u00A0"}Uhr.
hours = Jede Stunde
hours_note = Jede Spalte ist ein Tag. Helle Nächte zeigen, dass das Gebäude nachts herunterfährt; Lücken sind fehlende Daten.
figures = Kennzahlen
base_load_label = Grundlast
base_load = Was fast immer läuft (das 5. Perzentil der Stunden): { $percent_of_use } des gesamten Verbrauchs.
peak_label = Spitze
peak = Die höchste Stunde: { $day }, { $clock }{"\u00A0"}Uhr.
load_factor = Lastfaktor
load_factor_note = Mittelwert geteilt durch Spitze. Ein niedriger Lastfaktor bedeutet, dass Sie für Anschluss und Leistung zahlen, die nur eine kurze Spitze braucht.
intensity_label = Energiekennwert
intensity_us = kBtu/ft² pro Jahr
intensity_metric = kWh/m² pro Jahr
no_area = Für { $building } ist keine Fläche eingetragen.
say_area = Fläche eintragen
trend_label = Trend
trend_unit = % pro Jahr
no_trend = Stabil: kein statistisch gesicherter Trend.
months_needed = Ein Trend braucht dieselben Monate zweier Jahre, mindestens 14 Monate; { $known ->
    [one] vorhanden ist { $known }.
   *[other] vorhanden sind { $known }.
}
waste_label = Vermeidbar nachts und am Wochenende
waste = { $night } nachts und { $weekend } an Wochenenden mehr als in den ruhigsten: { $percent_of_use } des gesamten Verbrauchs.
typical = Typische Tage
mean_day = Durchschnittlicher Tag
key_weekdays = Montag bis Freitag
key_weekend = Wochenende
alike = Tagesmuster
no_kinds = Für Tagesmuster braucht es zwei Wochen vollständiger Tage.
on_days = <b>{ $energy }</b> an { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}
duration = Dauerlinie
duration_note = Welche Last in welchem Anteil der Zeit erreicht oder überschritten wird. Fällt die Linie links steil ab, ist das eine kurze, teure Spitze; was rechts hoch bleibt, läuft immer.
score_note = Wie gut das Gebäude herunterfährt, wenn es leer ist, verglichen mit sich selbst über die Zeit. Kein ENERGY-STAR-Wert.
quiet_nights = Ruhige Nächte: von { $from } bis { $to }{"\u00A0"}Uhr { $percent } des Verbrauchs einer Arbeitsstunde
quiet_weekends = Ruhige Wochenenden: { $percent } des Verbrauchs einer Arbeitsstunde
even_load = Gleichmäßige Last: Lastfaktor { $percent }; volle Punkte ab { $full }
no_waste = Nichts Vermeidbares: { $percent } liegen über den ruhigen Nächten und Wochenenden; keine Punkte ab { $none }
to_forecast = Prognose | Die nächsten 7 Tage und 12 Monate, mit Bereich, Kosten und Spitzen.
to_findings = Hinweise | Stunden, die vom Üblichen abweichen, mit wahrscheinlichen Ursachen.
to_savings = Einsparungen | Im Vergleich zum wetterbereinigten Referenzverbrauch.
too_short = { $building }: <b>noch zu wenig Vergangenheit.</b>
# $stretch bringt sein Verhältniswort mit: "in den letzten 4 Wochen".
days_needed = { $days ->
    [0] Ein Lastgang für { $utility } braucht Messwerte von 14 Tagen { $stretch }. Es gibt keine.
    [one] Ein Lastgang für { $utility } braucht Messwerte von 14 Tagen { $stretch }. Es gibt { $days }.
   *[other] Ein Lastgang für { $utility } braucht Messwerte von 14 Tagen { $stretch }. Es gibt { $days }.
}
off_hours_alone = { $building }: Auf Nächte und Wochenenden entfallen <b>{ $percent } des Verbrauchs ({ $utility })</b>.
off_hours_among = { $building }: Auf Nächte und Wochenenden entfallen <b>{ $percent } des Verbrauchs ({ $utility })</b>, { $standing ->
    [most] am meisten
    [more] mehr als bei den meisten
    [less] weniger als bei den meisten
    [least] am wenigsten
   *[average] etwa der Durchschnitt
} im Vergleich { $are_all ->
    [yes] aller { $kind } am Standort
   *[no] einiger { $kind } am Standort
} (Rang { $rank } von { $count }).
off_hours_beside = { $building }: Auf Nächte und Wochenenden entfallen <b>{ $percent } des Verbrauchs ({ $utility })</b>; { $higher ->
    [0] einen höheren Anteil hat hier keines der { $count } Gebäude ({ $kind }).
    [one] einen höheren Anteil hat hier eines der { $count } Gebäude ({ $kind }).
   *[other] einen höheren Anteil haben hier { $higher } der { $count } Gebäude ({ $kind }).
}
other_than_homes = Nichtwohngebäude
net = { $building }: Bezug und Einspeisung laufen <b>über einen einzigen Zähler.</b>
unused = { $building } hat { $stretch } <b>nichts verbraucht</b> ({ $utility }).
quiet = { $has_cost ->
    [yes] Bei einer Last, die sich nie ändert, wären es { $flat }. Wären alle Nächte und Wochenenden so ruhig wie die ruhigsten, hätte das Gebäude { $stretch } { $saved } weniger verbraucht, etwa { $cost }.
   *[no] Bei einer Last, die sich nie ändert, wären es { $flat }. Wären alle Nächte und Wochenenden so ruhig wie die ruhigsten, hätte das Gebäude { $stretch } { $saved } weniger verbraucht.
}
intensity_of = Energie des letzten Jahres pro Fläche: { $utilities }.
intensity_among = { $percent } von { $peers } vergleichbaren Gebäuden verbrauchen pro Fläche mehr.
intensity_highest = { $peers ->
    [one] Das eine vergleichbare Gebäude verbraucht pro Fläche nicht mehr.
   *[other] Keines der { $peers } vergleichbaren Gebäude verbraucht pro Fläche mehr.
}
both = { $first } { $second }
days_of_year = Dafür braucht es von jeder Energie etwa ein Jahr ({ $needed } Tage). Bekannt sind bisher: { $known }.
days_of = { $days ->
    [one] { $days } Tag { $utility }
   *[other] { $days } Tage { $utility }
}
trend = { $is_less ->
    [yes] Jedes Jahr { $a_year } weniger, jahreszeitlich bereinigt.
   *[no] Jedes Jahr { $a_year } mehr, jahreszeitlich bereinigt.
}
of_weekdays = Montag bis Freitag
of_weekends = Wochenenden
mostly_weekends = meist Wochenenden und ähnliche Tage
mostly = meist { $weekdays }
of_any_days = alle Tage
between_dates = { $days }, zwischen { $first } und { $last }
score = Effizienz: { $score } von 100 Punkten
points = { $points } von { $most }
