kind =
    .usage_spike = Viel mehr als üblich
    .equipment_failure = Viel weniger als üblich
    .schedule_deviation = Ungewöhnliche Zeiten
    .meter_fault = Zählerstörung
    .level_shift = Sprung
    .drift = Allmähliche Änderung
    .night_waste = Nachts durchgelaufen
    .weekend_waste = Am Wochenende durchgelaufen
severity =
    .low = Gering
    .medium = Mittel
    .high = Hoch
    .critical = Kritisch
priority =
    .low = Niedrig
    .medium = Mittel
    .high = Hoch
status =
    .new = Neu
    .acknowledged = Gesehen
    .investigating = In Prüfung
    .resolved = Erledigt
utility =
    .electricity = Strom
    .natural_gas = Erdgas
    .chilled_water = Kälte
    .steam = Dampf
    .hot_water = Warmwasser
    .heat = Wärme
    .propane = Propan
    .fuel_oil = Heizöl
    .water = Wasser
    .climate = Klima
    .battery = Batterie
    .unknown = Unbekannt
utility_within =
    .electricity = Strom
    .natural_gas = Erdgas
    .chilled_water = Kälte
    .steam = Dampf
    .hot_water = Warmwasser
    .heat = Wärme
    .propane = Propan
    .fuel_oil = Heizöl
    .water = Wasser
    .climate = Klima
    .battery = Batterie
    .unknown = Unbekanntes
supply_of = { $from ->
    [grid] { $utility } aus dem Netz
    [made] { $utility } aus eigener Solaranlage
   *[other] { $utility }
}
building_type =
    .home = Wohnhaus
    .school = Schule
    .academic = Lehrgebäude
    .library = Bibliothek
    .research = Forschungslabor
    .administrative = Bürogebäude
    .residential = Wohnheim
    .dining = Mensa oder Sport
    .other = Sonstiges
buildings =
    .home = Wohnhäuser
    .school = Schulen
    .academic = Lehrgebäude
    .library = Bibliotheken
    .research = Forschungslabore
    .administrative = Bürogebäude
    .residential = Wohnheime
    .dining = Mensa- und Sportgebäude
    .other = Gebäude anderer Art
meter_role =
    .main = Hauptzähler
    .submeter = Unterzähler (Teil eines anderen Zählers)
    .generation = Erzeugung
    .storage = Batterie
meter_role_short =
    .main = Hauptzähler
    .submeter = Unterzähler
    .generation = Erzeugung
    .storage = Batterie
appliance =
    .car = Auto laden
    .heat_pump = Wärmepumpe
    .water_heater = Warmwasserbereiter
    .cooking = Kochen
    .laundry = Waschen und Trocknen
    .dishwasher = Spülmaschine
    .refrigeration = Kühlgeräte
    .lighting = Beleuchtung
    .cooling_ventilation = Klima und Lüftung
    .computing = Computer
    .other = Anderes Gerät
appliance_within =
    .car = Auto laden
    .heat_pump = Wärmepumpe
    .water_heater = Warmwasserbereiter
    .cooking = Kochen
    .laundry = Waschen und Trocknen
    .dishwasher = Spülmaschine
    .refrigeration = Kühlgeräte
    .lighting = Beleuchtung
    .cooling_ventilation = Klima und Lüftung
    .computing = Computer
    .other = anderes Gerät
meter_status =
    .new = Neu
    .active = In Betrieb
    .maintenance = In Wartung
    .error = Gestört
field = { $field ->
    [energy_kwh] Energie
    [power_w] Leistung
    [energy_export_kwh] Eingespeiste Energie
    [energy_net_kwh] Saldierte Energie
    [gas_therms] Erdgas
    [gas_m3] Erdgas
    [chilled_water_ton_hours] Kälte
    [cold_kwh] Kälte
    [steam_lbs] Dampf
    [hot_water_gal] Warmwasser
    [heat_kwh] Wärme
    [heat_mwh] Wärme
    [heat_gj] Wärme
    [heat_gcal] Wärme
    [propane_gal] Propan
    [fuel_oil_gal] Heizöl
    [water_m3] Wasser
    [interval_energy_kwh] Energie je Zeitraum
    [interval_energy_export_kwh] Eingespeiste Energie je Zeitraum
    [interval_gas_therms] Erdgas je Zeitraum
    [interval_chilled_water_ton_hours] Kälte je Zeitraum
    [interval_steam_lbs] Dampf je Zeitraum
    [interval_hot_water_gal] Warmwasser je Zeitraum
    [interval_heat_kwh] Wärme je Zeitraum
    [interval_propane_gal] Propan je Zeitraum
    [interval_fuel_oil_gal] Heizöl je Zeitraum
    [interval_water_m3] Wasser je Zeitraum
    [outdoor_temp_c] Außentemperatur
    [outdoor_temp_f] Außentemperatur
    [outdoor_humidity_percent] Luftfeuchte außen
    [indoor_temp_c] Innentemperatur
    [indoor_temp_f] Innentemperatur
    [indoor_humidity_percent] Luftfeuchte innen
    [battery_percent] Ladestand der Batterie
    [value] Wert ohne bekannte Einheit
   *[other] { $field }
}
field_of_part = { $field } { $part }
almost_nothing = fast nichts
