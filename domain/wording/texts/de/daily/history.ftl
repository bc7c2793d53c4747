title = Verlauf
granularity = Anzeigen nach
choice =
    .hour = Stunde
    .day = Tag
    .week = Woche
    .month = Monat
    .year = Jahr
period = Zeitraum
earlier = Früher
later = Später
custom = Eigener Zeitraum
from = Von
to = Bis
show = Anzeigen
total = { $is_compared ->
    [yes] <b>{ $amount }</b> in diesem Zeitraum,
   *[no] <b>{ $amount }</b> in diesem Zeitraum.
}
selected_period = gewählter Zeitraum
incomplete = unvollständig
alt = { $heading }: { $total }, { $range }.
empty = Keine Messwerte in diesem Zeitraum.
week_of = Woche ab { $first }
utility = Energieart
measure = Anzeigen
measured =
    .energy = Verbrauch
    .cost = Kosten
    .carbon = CO₂
compare = Vergleichen mit
compare_with =
    .before = Zeitraum davor
    .last_year = Vorjahr
other =
    .before = Zeitraum davor
    .last_year = Vorjahr
usual = Aktuell
unreadable = „{ $part }“ wird hier nicht verstanden. Wählen Sie unten, was gezeigt werden soll.
reversed = Der { $from } liegt nach dem { $to }; gezeigt werden die Tage dazwischen.
to_come = Der { $first } liegt in der Zukunft: Es gibt noch nichts zu zeigen.
what = { $measured ->
    [cost] Kosten: { $within }
    [carbon] CO₂: { $within }
   *[energy] { $utility }
}
heading = { $bars ->
    [hour] { $what } je Stunde
    [day] { $what } je Tag
    [week] { $what } je Woche
    [month] { $what } je Monat
   *[year] { $what } je Jahr
}
caption = { $heading }, in { $unit }
compared = { $other ->
    [last_year] Vorjahr: { $range }.
   *[before] Zeitraum davor: { $range }.
}
not_compared = { $other ->
    [last_year] Kein Vergleich: Im Vorjahr wurden nur { $share } dieser Zeit gemessen.
   *[before] Kein Vergleich: Vom Zeitraum davor wurden nur { $share } gemessen.
}
not_measured = Kein Vergleich: Von diesem Zeitraum wurden nur { $share } gemessen.
beyond = Nur Arbeitspreise: Grund- und Leistungspreise stehen auf der Rechnung.
unpriced = { $amount } haben keinen Preis und sind nicht enthalten.
carbon_of = Berechnet aus dem Bezug ({ $within }).
