with_area = { $building }, { $area }
last_hour = Letzte Stunde
last_hour_hint = Elektrische Leistung. Schattiert: üblich an einem { $weekday } um diese Zeit.
last_hour_alt = Elektrische Leistung der letzten Stunde, zuletzt { $power }{"\u00A0"}kW.
last_hour_empty = Keine Messwerte in der letzten Stunde.
last_hour_caption = Mittlere Leistung je zehn Minuten, in kW
last_hour_columns = Ab | Leistung
last_hour_line = Leistung
forecast = Prognose
utilities = Heute nach Energieart
utility_columns = Energieart | Heute | Üblich bis jetzt | Änderung | Qualität
electricity =
    .use = Strom
    .import = Netzbezug
    .export = Einspeisung
    .generation = Solarstrom
    .charge = Batterieladung
    .discharge = Batterieentladung
other_flow = { $flow ->
    [import] { $utility }, bezogen
    [export] { $utility }, abgegeben
    [generation] { $utility }, erzeugt
    [charge] { $utility }, in den Speicher
    [discharge] { $utility }, aus dem Speicher
   *[use] { $utility }
}
meters = Zähler
meters_title = { $building }: Zähler
meters_headline = { $meters ->
    [0] { $building }: <b>noch keine Zähler zugeordnet.</b>
    [one] { $building }: <b>ein Zähler</b>, { $late ->
        [0] pünktlich.
       *[other] verspätet.
    }
   *[other] { $building }: <b>{ $meters } Zähler</b>, { $late ->
        [0] alle pünktlich.
        [one] einer davon verspätet.
       *[other] { $late } davon verspätet.
    }
}
meters_hint = Heute bisher und die letzten 24 Stunden.
building_settings = Einstellungen des Gebäudes
no_meters = Diesem Gebäude ist noch kein Zähler zugeordnet. <a>Neue Zähler ansehen</a>.
live = Live
on_time = Pünktlich
late = Verspätet
offline = Offline
by_hand = Von Hand oder Datei
no_readings = Keine Messwerte
meter_updated = { $has_value ->
    [yes] { $role }, { $value }. Stand: { $at }.
   *[no] { $role }. Stand: { $at }.
}
meter_read = { $has_value ->
    [yes] { $role }, { $value }. Letzter Messwert: { $at }.
   *[no] { $role }. Letzter Messwert: { $at }.
}
meter_never = { $role }.
