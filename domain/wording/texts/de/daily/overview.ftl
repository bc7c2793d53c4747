over = { $site } · { $day }
new_meters = { $count ->
    [one] <a>Ein neuer Zähler</a> ist noch keinem Gebäude zugeordnet. Bis dahin werden seine Messwerte gespeichert, aber in keiner Summe mitgezählt.
   *[other] <a>{ $count } neue Zähler</a> sind noch keinem Gebäude zugeordnet. Bis dahin werden ihre Messwerte gespeichert, aber in keiner Summe mitgezählt.
}
assign_meter = Zähler zuordnen
first = Einen ersten Messwert senden
first_hint = Kopieren Sie diese Zeile in ein Terminal. Der Messwert erscheint hier innerhalb einer Sekunde, ohne Neuladen.
without_meter = Kein Zähler zur Hand?
without_meter_hint = Starten Sie mit <b>{ $command }</b>, um 24 Häuser, eine Schule und einen Campus zu simulieren, oder <a>geben Sie einen Zählerstand ein</a>.
today_against = Heute und ein typischer { $weekday }
today_hint = Mittelwerte über 15 Minuten. Schattiert: der Bereich der meisten { $weekdays } ({ $share }).
today_alt = Leistung heute bis { $clock }{"\u00A0"}Uhr in Mittelwerten über 15 Minuten, zuletzt { $power }{"\u00A0"}kW, neben einem typischen { $weekday }.
today_empty = Heute noch keine Messwerte.
today_caption = Mittlere Leistung nach Stunden, in kW
today_line = heute
today_columns = Stunde | Heute | Typischer { $weekday }
usual_line = typischer { $weekday }
top_users = Größte Verbraucher jetzt
top_users_hint = Balken: jetzt. Marke: üblich.
offline = offline
totals = Summen
today_so_far = Heute bisher
this_week = Diese Woche
this_month = Dieser Monat
money = Kosten und CO₂ heute
buildings = Gebäude
order = Sortieren nach
highest_use = Höchster Verbrauch
biggest_change = Größte Änderung
other_sites = Andere Standorte:
