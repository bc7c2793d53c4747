headline_bills = { $bills ->
    [one] <b>{ $sum }</b> bisher auf der Rechnung dieses Monats.
   *[other] <b>{ $sum }</b> bisher auf den { $bills } Rechnungen dieses Monats.
}
headline_buildings = { $buildings ->
    [one] <b>{ $sum }</b> bisher in diesem Monat für Strom.
   *[other] <b>{ $sum }</b> bisher in diesem Monat für den Strom von { $buildings } Gebäuden.
}
none = Noch keine Kosten.
none_lede = Geben Sie ein, was Sie für eine Kilowattstunde zahlen. Dann steht bei jedem Gebäude, was es kostet.
add_prices = Preise eingeben
bills = Rechnungen dieses Monats
bill_about = { $utility }, { $place }: { $days }
by_building = Strom nach Gebäude
by_building_note = Dieser Monat bisher, ohne Grund- und Leistungspreise. Diese stehen auf der Rechnung.
flat_price = Zum Einheitspreis des Standorts.
to_tariffs = Tarife und Konten
building_title = { $building }: Kosten
building_none = { $building }: <b>noch keine Kosten.</b>
building_none_lede = Kosten erscheinen, sobald der Strom gemessen wird und einen Preis hat.
days_note = Strom zum Preis der jeweiligen Stunde, abzüglich der Vergütung für Eingespeistes. Grund- und Leistungspreise stehen nur auf der Rechnung.
