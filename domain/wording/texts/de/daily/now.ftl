now = <b>{ $power }</b> { $now }.
word_now = jetzt
# Auch mit Tag: "17:08, Samstag, 28. November".
word_then = um { $time }
now_above = <b>{ $power }</b> { $now }, <b>{ $percent } mehr</b> als an einem typischen { $weekday } um diese Zeit.
now_below = <b>{ $power }</b> { $now }, <b>{ $percent } weniger</b> als an einem typischen { $weekday } um diese Zeit.
now_same = <b>{ $power }</b> { $now }, <b>etwa so viel wie</b> an einem typischen { $weekday } um diese Zeit.
now_times = <b>{ $power }</b> { $now }, <b>{ $times }-mal so viel</b> wie an einem typischen { $weekday } um diese Zeit.
of_building = { $building }:
not_live = <b>Zurzeit keine Live-Daten.</b> Letzter Messwert: { $age }.
no_readings = Noch keine Messwerte.
no_meters = <b>Noch keine Messwerte.</b> GreenPulse wartet auf Zähler.
no_building = <b>Es kommen Daten an.</b> Ordnen Sie den Zähler einem Gebäude zu, dann geht es los.
only_others = <b>Zurzeit keine Live-Daten von Ihren Gebäuden.</b> Andere Zähler senden; ordnen Sie sie einem Gebäude zu, damit sie mitzählen.
offline = { $offline ->
    [one] 1 von { $all } Zählern ist offline und nicht enthalten.
   *[other] { $offline } von { $all } Zählern sind offline und nicht enthalten.
}
last_reading = { $meter }: letzter Messwert <b>{ $age }</b>.
never = { $meter }: <b>noch keine Messwerte.</b>
