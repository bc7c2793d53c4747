title = Hinweise
nothing_looked_at = Noch wurde nichts analysiert.
first_look = GreenPulse überwacht einen Zähler ab der dritten Woche, wenn bekannt ist, was üblich ist. Die erste Analyse beginnt von selbst.
headline = { $state ->
    [resolved] <b>{ $count ->
        [0] Keine erledigten Auffälligkeiten
        [one] Eine erledigte Auffälligkeit
       *[other] { $count } erledigte Auffälligkeiten
    }</b>{ $has_place ->
        [yes] {" "}in „{ $place }“
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}mit diesen Filtern
       *[no] {""}
    }.
    [snoozed] <b>{ $count ->
        [0] Keine zurückgestellten Auffälligkeiten
        [one] Eine zurückgestellte Auffälligkeit
       *[other] { $count } zurückgestellte Auffälligkeiten
    }</b>{ $has_place ->
        [yes] {" "}in „{ $place }“
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}mit diesen Filtern
       *[no] {""}
    }.
    [all] <b>{ $count ->
        [0] Keine Auffälligkeiten
        [one] Eine Auffälligkeit
       *[other] { $count } Auffälligkeiten
    }</b>{ $has_place ->
        [yes] {" "}in „{ $place }“
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}mit diesen Filtern
       *[no] {""}
    }.
   *[open] <b>{ $count ->
        [0] Keine offenen Auffälligkeiten
        [one] Eine offene Auffälligkeit
       *[other] { $count } offene Auffälligkeiten
    }</b>{ $has_place ->
        [yes] {" "}in „{ $place }“
       *[no] {""}
    }{ $is_narrow ->
        [yes] {" "}mit diesen Filtern
       *[no] {""}
    }.
}
high = { $count ->
    [0] Keine hat hohe Priorität.
    [one] Eine hat hohe Priorität.
   *[other] { $count } haben hohe Priorität.
}
costs = Geschätzte Mehrkosten: { $cost }.
both = { $first } { $second }
found = Auffälligkeiten
nothing_fits = Keine Auffälligkeit passt. <a>Alle ansehen</a>.
show_next = { $count } weitere anzeigen
how = Wie Auffälligkeiten gefunden werden
how_found = Jede Stunde wird mit derselben Stunde anderer Wochen bei ähnlichem Wetter verglichen. Abweichende Stunden, Nächte, Tage oder Wochen ergeben eine Auffälligkeit. Zähler, die sich wiederholen, stehen bleiben oder springen, werden nach Regeln erkannt. Was Sie als „Keine Auffälligkeit“ markieren, wird von da an ausgelassen. <a>Prognosen ansehen und erneut prüfen</a>.
how_judged = Hohe Priorität bedeutet Mehrkosten ab { $high } pro Woche oder einen andauernden Schaden: ein wahrscheinliches Leck, eine Heizung oder Kühlung ohne Wirkung oder einen Zähler, dessen Messwerte verloren gehen. Mittel bedeutet ab { $medium } pro Woche oder einen Schaden, der vorbei ist.
likely = Wahrscheinliche Ursache: { $cause }
meter_of = { $building }, { $meter }
about = { $is_no_fault ->
    [yes] { $kind }. { $place }, { $utility }. Keine Auffälligkeit.
   *[no] { $kind }. { $place }, { $utility }.
}
places = { $kind ->
    [usage_spike] { $count } Gebäude haben viel mehr { $utility } verbraucht als üblich, { $range }
    [equipment_failure] { $count } Gebäude haben viel weniger { $utility } verbraucht als üblich, { $range }
    [schedule_deviation] { $count } Gebäude haben zu ungewöhnlichen Zeiten { $utility } verbraucht, { $range }
    [meter_fault] Zähler von { $count } Gebäuden waren gestört ({ $utility }), { $range }
    [night_waste] { $count } Gebäude sind nachts durchgelaufen ({ $utility }), { $range }
    [weekend_waste] { $count } Gebäude sind am Wochenende durchgelaufen ({ $utility }), { $range }
   *[other] { $is_less ->
        [yes] { $count } Gebäude haben weniger { $utility } verbraucht als zuvor, { $range }
       *[no] { $count } Gebäude haben mehr { $utility } verbraucht als zuvor, { $range }
    }
}
unfold = { $is_of_places ->
    [yes] { $count } Auffälligkeiten einzeln
   *[no] { $count }-mal, { $range }
}
chart = Kleines Diagramm: { $range }, die auffällige Zeit ist markiert; Höchstwert { $most }.
