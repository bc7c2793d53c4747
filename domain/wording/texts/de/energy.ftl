title = Energie
spans = Zeitraum der Energie
span_now = Jetzt
span_day = Tag
span_month = Monat
span_year = Jahr
period = Zeitraum
earlier = Früher
later = Später
appliance =
    .car = Auto
    .heat_pump = Wärmepumpe
    .water_heater = Warmwasser
    .cooking = Kochen
    .laundry = Waschen
    .dishwasher = Spülmaschine
    .refrigeration = Kühlgeräte
    .lighting = Licht
    .cooling_ventilation = Klima
    .computing = Computer
    .other = Andere Geräte
other_appliances = Andere Geräte
source = { $party ->
    [sun] Solar
    [grid] Netz
    [battery] Batterie
   *[unexplained] Ungemessen
}
sink = { $party ->
    [grid] Einspeisung
    [battery] Batterie
    [home] Haus
    [building] Gebäude
    [site] Alle Gebäude
    [rest] Alles andere
   *[unexplained] Ungemessen
}
flow_alt = Strom kommt von: { $given }. Er geht an: { $taken }.
flow_empty = Es fließt kein Strom.
amount_of = { $name } { $amount }
flow_caption = Woher der Strom kam und wohin er ging, in { $unit }. Summen aus gerundeten Werten.
column_to = Wohin
total = Summe
used = Verbraucht
sum = { $given } = { $taken } ({ $unit })
silent = Keine Live-Daten von { $meters }; hier fehlt also etwas.
silent_many = Keine Live-Daten von { $meters } Zählern; hier fehlt also etwas.
nothing_live = Zurzeit keine Live-Daten.
own_share = <b>{ $share }</b> { $when ->
    [today] heute{" "}
    [month_now] bisher im { $period }{" "}
    [year_now] bisher im Jahr { $period }{" "}
    [day] am { $period },{" "}
    [year] im Jahr { $period }{" "}
   *[other] im { $period }{" "}
}{ $home ->
    [yes] vom eigenen Dach.
   *[no] aus eigenem Solarstrom.
}
all_bought = { $when ->
    [today] Der gesamte Strom kam heute aus dem Netz.
    [month_now] Der gesamte Strom kam bisher im { $period } aus dem Netz.
    [year_now] Der gesamte Strom kam bisher im Jahr { $period } aus dem Netz.
    [day] Der gesamte Strom kam am { $period }, aus dem Netz.
    [year] Der gesamte Strom kam im Jahr { $period } aus dem Netz.
   *[other] Der gesamte Strom kam im { $period } aus dem Netz.
}
nearly_all_bought = { $when ->
    [today] Fast der gesamte Strom kam heute aus dem Netz.
    [month_now] Fast der gesamte Strom kam bisher im { $period } aus dem Netz.
    [year_now] Fast der gesamte Strom kam bisher im Jahr { $period } aus dem Netz.
    [day] Fast der gesamte Strom kam am { $period }, aus dem Netz.
    [year] Fast der gesamte Strom kam im Jahr { $period } aus dem Netz.
   *[other] Fast der gesamte Strom kam im { $period } aus dem Netz.
}
cost_so_far = <b>{ $cost }</b> bisher im { $month }.
cost_expected = <b>{ $cost }</b> bisher im { $month }, bis { $last_day } etwa { $expected } (zwischen { $low } und { $high }).
cost_of = <b>{ $cost }</b> { $when ->
    [today] heute bisher.
    [month_now] bisher im { $period }.
    [year_now] bisher im Jahr { $period }.
    [day] am { $period }.
    [year] im Jahr { $period }.
   *[other] im { $period }.
}
cost = Kosten
cost_credit = abzüglich { $credit } für Eingespeistes
cost_beyond = Auf der Rechnung stehen weitere Beträge, etwa Grund- oder Leistungspreis. Sie sind in diesen Kosten nicht enthalten.
unpriced = Für { $energy } gibt es keinen Preis.
self_sufficiency = Autarkie
self_sufficiency_note = des Verbrauchs nicht aus dem Netz
self_use = Eigenverbrauch
self_use_note = des Solarstroms hier verbraucht
sold = Eingespeist
sold_note = brachte { $credit }
sold_free = ohne Vergütung
battery = Aus der Batterie
battery_note = { $share } des Verbrauchs; { $charged } geladen
other_day = Die Adresse nennt einen Tag, der noch kommt oder nicht lesbar ist; gezeigt wird heute.
battery_level = Ladestand der Batterie
battery_level_note = Stand: { $when }
battery_levels = { $lowest } bis { $highest }
battery_with_level = Batterie ({ $level })
carbon = CO₂
ahead_title = Heute noch: Sonne und Verbrauch
ahead_columns = Stunde | Sonne | Verbrauch
ahead_alt = Das Dach erzeugt heute noch etwa { $kwh } kWh.
ahead_caption = Prognose von Erzeugung und Verbrauch je Stunde, in kWh
surplus = Von { $from } bis { $to } kommt voraussichtlich mehr vom Dach, als verbraucht wird: eine gute Zeit zum Laden oder für große Geräte.
solar_rest = Noch erwarteter Solarstrom
solar_rest_note = heute wohl { $low } bis { $high }{ $has_used ->
    [yes] ; Verbrauch etwa { $used }
   *[no] {""}
}
by_source = Woher der Strom kam
by_appliance = Was den Strom verbraucht hat
stacked_alt = Insgesamt { $total }: { $parts }.
stacked_empty = Keine Messwerte in diesem Zeitraum.
by_source_caption = Stromverbrauch nach Quelle, in { $unit }
by_appliance_caption = Stromverbrauch nach Gerät, in { $unit }
column_period = { $each ->
    [hour] Stunde
    [day] Tag
   *[month] Monat
}
everything_else = Alles andere
key_partial = unvollständig
exceeded = Die Unterzähler melden { $energy } mehr, als das Gebäude verbraucht hat. Vielleicht gehört einer nicht dazu.
sessions = Ladevorgänge
sessions_lede = { $count ->
    [one] Ein Ladevorgang, { $energy }.
   *[other] { $count } Ladevorgänge, insgesamt { $energy }.
}
session_begin = Beginn
session_end = Ende
session_meter = Ladepunkt
session_energy = Energie
session_now = lädt gerade
