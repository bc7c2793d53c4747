title = Karte
title_of = Karte: { $site }
alt = { $buildings ->
    [one] Karte mit einem Gebäude
   *[other] Karte mit { $buildings } Gebäuden
}
note = Je größer, desto mehr wird jetzt verbraucht. Form und Farbe: dieser Monat im Vergleich zum Vormonat.
unplaced = { $buildings ->
    [one] Ein Gebäude hat noch keinen Platz.
   *[other] { $buildings } Gebäude haben noch keinen Platz.
}
arrange = Karte einrichten
trend = { $trend ->
    [worse] mehr als im Vormonat
    [better] weniger als im Vormonat
    [same] etwa gleich
   *[unknown] noch kein Vergleich
}
told = { $has_power ->
    [yes] { $building }: jetzt { $power }, { $trend }
   *[no] { $building }: offline, { $trend }
}
show = Karte zeigen
