highest_hour = Erwartete Spitze: { $day }, { $clock }{"\u00A0"}Uhr, etwa { $about }, bis zu { $up_to }.
costs = { $are_known ->
    [yes] Die Kosten umfassen nur die Energie zum Preis jeder Stunde; Leistungspreis, Staffeln und Grundpreis stehen auf der Rechnung.
   *[no] Kosten werden nicht angezeigt, weil kein Preis eingetragen ist.
}
hours = Stunde für Stunde
days = Tag für Tag
day = Tag
energy = Energie
range = Bereich
cost = Kosten
peak = Spitze
day_from = { $day }, ab { $clock }{"\u00A0"}Uhr
day_to = { $day }, bis { $clock }{"\u00A0"}Uhr
at = um { $clock }{"\u00A0"}Uhr
no_forecast = { $building }: <b>{ $was_told ->
    [yes] zurzeit keine Prognose.
   *[no] noch keine Prognose.
}</b>
# $stretch bringt sein Verhältniswort mit: "in den nächsten 24 Stunden".
headline = { $building } wird { $stretch } etwa <b>{ $amount }</b> { $utility } verbrauchen.
headline_cost = { $building } wird { $stretch } etwa <b>{ $amount }</b> { $utility } verbrauchen, Kosten etwa <b>{ $cost }</b>.
next_hours = { $hours ->
    [one] in der nächsten Stunde
   *[other] in den nächsten { $hours } Stunden
}
next_days = { $days ->
    [one] am nächsten Tag
   *[other] in den nächsten { $days } Tagen
}
between = { $has_before ->
    [yes] Zwischen { $lower } und { $upper }. In den 7 Tagen davor waren es { $before }.
   *[no] Zwischen { $lower } und { $upper }.
}
why_none_now = In letzter Zeit kamen keine Messwerte, und alte Prognosen werden nicht angezeigt. Die nächste entsteht, sobald wieder Messwerte kommen.
why_none_yet = Eine Prognose braucht Messwerte von zwei Tagen und wird alle sechs Stunden aktualisiert.
made = Stand: { $at }. Schattiert: { $level }-Bereich.
