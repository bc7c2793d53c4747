# Mit dem Zeitraum beginnt ein Satz, das Verb folgt: "Am Samstag, … Uhr lag der Verbrauch bei …".
span_of_day = Am { $day }, von { $from } bis { $to }{"\u00A0"}Uhr
span_of_days = Vom { $from }{"\u00A0"}Uhr, bis { $to }{"\u00A0"}Uhr
# Hinter "am" und "ab".
moment = { $day }, { $clock }{"\u00A0"}Uhr
# Ohne Beugung, also nie hinter "seit" oder "nach".
hours = { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
}
days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
no_readings = { $has_usual ->
    [yes] { $span } war der Zähler { $lasting } offline; üblich sind in dieser Zeit { $usual }.
   *[no] { $span } war der Zähler { $lasting } offline.
}
counted_backwards = Am { $moment } ist der Zähler um { $by } rückwärts gelaufen.
impossible = { $has_most ->
    [yes] Der Zähler meldete { $amount } für die Stunde ab { $moment }, mehr als seine Höchstmenge von { $most }.
   *[no] Der Zähler meldete { $amount } für die Stunde ab { $moment }.
}
only_zero = { $has_then ->
    [yes] { $span } meldete der Zähler { $lasting } lang nur Nullen, wo { $usual } pro Stunde üblich sind, danach { $then } in der Stunde ab { $then_from }{"\u00A0"}Uhr.
   *[no] { $span } meldete der Zähler { $lasting } lang nur Nullen, wo { $usual } pro Stunde üblich sind.
}
same_value = { $span } wiederholte der Zähler { $lasting } lang denselben Wert, { $value }.
more = { $is_yield ->
    [yes] { $span } lag die Erzeugung bei { $value } statt üblicherweise { $usual } ({ $change }).
   *[no] { $span } lag der Verbrauch bei { $value } statt üblicherweise { $usual } ({ $change }).
}
more_with_peak = { $is_yield ->
    [yes] { $span } lag die Erzeugung bei { $value } statt üblicherweise { $usual } ({ $change }), davon { $peak } in der Stunde ab { $peak_from }{"\u00A0"}Uhr.
   *[no] { $span } lag der Verbrauch bei { $value } statt üblicherweise { $usual } ({ $change }), davon { $peak } in der Stunde ab { $peak_from }{"\u00A0"}Uhr.
}
less = { $is_yield ->
    [yes] { $span } lag die Erzeugung nur bei { $value } statt üblicherweise { $usual } ({ $change }).
   *[no] { $span } lag der Verbrauch nur bei { $value } statt üblicherweise { $usual } ({ $change }).
}
nothing = { $is_yield ->
    [yes] { $span } wurde nichts erzeugt statt üblicherweise { $usual }.
   *[no] { $span } wurde nichts verbraucht statt üblicherweise { $usual }.
}
no_change = üblich ist nichts
night = { $has_level ->
    [yes] In der Nacht vom { $nights } lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Von { $from } bis { $to }{"\u00A0"}Uhr blieb er bei { $level } pro Stunde.
   *[no] In der Nacht vom { $nights } lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Von { $from } bis { $to }{"\u00A0"}Uhr blieb er fast so hoch wie am Tag.
}
nights = { $has_level ->
    [yes] In den Nächten vom { $nights } lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Von { $from } bis { $to }{"\u00A0"}Uhr blieb er bei { $level } pro Stunde.
   *[no] In den Nächten vom { $nights } lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Von { $from } bis { $to }{"\u00A0"}Uhr blieb er fast so hoch wie am Tag.
}
weekend_day = Am { $day }, lag der Verbrauch bei { $value } statt üblicherweise { $usual } ({ $change }).
weekend_days = Am Wochenende vom { $days } lag der Verbrauch bei { $value } statt üblicherweise { $usual } ({ $change }).
weekend_like_working_day = { $is_one_day ->
    [yes] Am { $days }, lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Tage wie dieser sind sonst Arbeitstage ({ $working } von { $all }).
   *[no] Am Wochenende vom { $days } lag der Verbrauch bei { $value } statt üblicherweise { $usual }. Tage wie diese sind sonst Arbeitstage ({ $working } von { $all }).
}
day_moved = { $is_later ->
    [yes] { $span } lag der übliche Tagesverlauf etwa { $lasting } später.
   *[no] { $span } lag der übliche Tagesverlauf etwa { $lasting } früher.
}
new_level = { $is_yield ->
    [yes] { $is_lower ->
        [yes] Ab { $moment } lag der Solarertrag { $lasting } lang nur bei { $rate } pro Stunde statt üblicherweise { $usual } ({ $change }).
       *[no] Ab { $moment } lag der Solarertrag { $lasting } lang bei { $rate } pro Stunde statt üblicherweise { $usual } ({ $change }).
    }
   *[no] { $is_lower ->
        [yes] Ab { $moment } lag der Verbrauch { $lasting } lang nur bei { $rate } pro Stunde statt üblicherweise { $usual } ({ $change }).
       *[no] Ab { $moment } lag der Verbrauch { $lasting } lang bei { $rate } pro Stunde statt üblicherweise { $usual } ({ $change }).
    }
}
drift = { $is_rise ->
    [yes] Ab { $moment } stieg der Verbrauch { $lasting } lang allmählich, von { $early } auf { $late } gegenüber dem Üblichen: im Mittel { $rate } pro Stunde statt { $usual }.
   *[no] Ab { $moment } sank der Verbrauch { $lasting } lang allmählich, von { $early } auf { $late } gegenüber dem Üblichen: im Mittel { $rate } pro Stunde statt { $usual }.
}
base_load = { $is_at_once ->
    [yes] Etwa seit { $since } liegt die Grundlast bei { $rate } pro Stunde; einige Wochen davor waren es { $usual } ({ $change }).
   *[no] Etwa seit { $since } ist die Grundlast allmählich auf { $rate } pro Stunde gestiegen; einige Wochen davor waren es { $usual } ({ $change }).
}
less_than_peers = Etwa seit { $since } erzeugen die Module unter gleichem Himmel { $percent } weniger als früher, im Vergleich mit Modulen in der Nähe.
best_hours_less = Etwa seit { $since } bringen die besten Stunden { $best } statt der für die Jahreszeit erwarteten { $usual } ({ $change }).
