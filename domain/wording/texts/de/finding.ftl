# $subject ist ein Gebäude, ein Zähler oder eine der zwei Formen hier; das Verb steht am Ende.
utility_of = { $place } ({ $utility })
generation_of = { $place } (Solarstrom)
since = seit { $date }
today = heute von { $from } bis { $to }{"\u00A0"}Uhr
yesterday = gestern von { $from } bis { $to }{"\u00A0"}Uhr
on_day = am { $day }, von { $from } bis { $to }{"\u00A0"}Uhr
from_to = vom { $from }{"\u00A0"}Uhr, bis { $to }{"\u00A0"}Uhr
over_days = im Zeitraum { $days }
stayed_on = { $subject } ist { $when } durchgelaufen
stayed_on_last_night = { $subject } ist letzte Nacht durchgelaufen
stayed_on_night = { $subject } ist in der Nacht von { $evening } auf { $morning } durchgelaufen
stayed_on_night_of = { $subject } ist in der Nacht auf { $day }, durchgelaufen
stayed_on_weekend = { $subject } ist am Wochenende vom { $saturday } durchgelaufen
much_more = { $is_generation ->
    [yes] { $subject } hat { $when } viel mehr als üblich erzeugt
   *[no] { $subject } hat { $when } viel mehr als üblich verbraucht
}
much_less = { $is_generation ->
    [yes] { $subject } hat { $when } viel weniger als üblich erzeugt
   *[no] { $subject } hat { $when } viel weniger als üblich verbraucht
}
other_hours = { $subject } ist { $when } zu ungewöhnlichen Zeiten gelaufen
meter_silent = { $subject }: Zähler { $when } offline
meter_zero = { $subject }: Der Zähler hat { $when } nur Nullen gemeldet
meter_impossible = { $subject }: Der Zähler hat { $when } unmögliche Messwerte gesendet
more_since = { $is_generation ->
    [yes] { $subject } erzeugt seit { $date } mehr als üblich
   *[no] { $subject } verbraucht seit { $date } mehr als üblich
}
less_since = { $is_generation ->
    [yes] { $subject } erzeugt seit { $date } weniger als üblich
   *[no] { $subject } verbraucht seit { $date } weniger als üblich
}
more = { $is_generation ->
    [yes] { $subject } hat { $when } mehr als üblich erzeugt
   *[no] { $subject } hat { $when } mehr als üblich verbraucht
}
less = { $is_generation ->
    [yes] { $subject } hat { $when } weniger als üblich erzeugt
   *[no] { $subject } hat { $when } weniger als üblich verbraucht
}
ever_more_since = { $is_generation ->
    [yes] { $subject } erzeugt seit { $date } immer mehr
   *[no] { $subject } verbraucht seit { $date } immer mehr
}
ever_less_since = { $is_generation ->
    [yes] { $subject } erzeugt seit { $date } immer weniger
   *[no] { $subject } verbraucht seit { $date } immer weniger
}
ever_more = { $is_generation ->
    [yes] { $subject } hat { $when } immer mehr erzeugt
   *[no] { $subject } hat { $when } immer mehr verbraucht
}
ever_less = { $is_generation ->
    [yes] { $subject } hat { $when } immer weniger erzeugt
   *[no] { $subject } hat { $when } immer weniger verbraucht
}
instead_of_usual = { $value } statt üblicherweise { $usual }
instead_of_nothing = { $value } statt fast nichts
nothing_instead_of = fast nichts statt üblicherweise { $usual }
with_figures = { $happening }: { $figures }.
without_figures = { $happening }.
