# $stretch bringt sein Verhältniswort mit: "in den nächsten 24 Stunden".
none = { $was_told ->
    [yes] Zurzeit keine Prognose. In letzter Zeit kamen keine Messwerte, und alte Prognosen werden nicht angezeigt. Die nächste entsteht, sobald wieder Messwerte kommen.
   *[no] Noch keine Prognose. Sie braucht Messwerte von zwei Tagen und wird alle sechs Stunden aktualisiert.
}
next = Etwa <b>{ $amount }</b> { $stretch } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , Kosten etwa { $cost }.
   *[no] .
}
peak_today = Erwartete Spitze: heute um { $clock }{"\u00A0"}Uhr, etwa { $power }, bis zu { $upper }.
peak_tomorrow = Erwartete Spitze: morgen um { $clock }{"\u00A0"}Uhr, etwa { $power }, bis zu { $upper }.
further = Etwa { $amount } { $stretch } ({ $lower } – { $upper }){ $has_cost ->
    [yes] , Kosten etwa { $cost }.
   *[no] .
}
made = Stand: { $at }. Schattiert: { $level }-Bereich.
not_judged = Wie genau die Prognose ist, sehen Sie hier nach dem ersten vollen Tag.
how_good = In der vergangenen Woche lag die Tagesprognose pro Stunde im Mittel um { $missed } daneben; { $within } der Stunden lagen im Bereich (erwartet: { $promised }).
more = Zur ganzen Prognose und ihrer Genauigkeit
alt = { $utility } nach Stunden: bisher gemessen, danach die Prognose mit ihrem Bereich.
caption = Prognose nach Stunden, in { $unit }
columns = Stunde | Prognose | Von | Bis
band = Bereich
line = Prognose
line_measured = gemessen
