layout = { $layout ->
    [long] eine Tabelle mit einem Messwert je Zeile
    [wide] eine Tabelle mit einer Spalte je Zähler
    [green_pulse] ein Export von GreenPulse
    [green_button] Green-Button-Daten
    [portfolio_manager] Zählereinträge aus dem Portfolio Manager
    [home_assistant] Statistiken aus Home Assistant
    [nem12] NEM12-Intervalldaten (Australien)
    [nem13] NEM13-Zählerstände (Australien)
    [mscons] eine MSCONS-Nachricht (EDIFACT)
    [enedis] eine Datei von Enedis (Frankreich)
    [spain] Stundenwerte eines spanischen Netzbetreibers
    [fluvius] eine Datei von Fluvius (Belgien)
    [p4] Tageswerte eines niederländischen Netzbetreibers
    [dsmr_reader] ein Export von DSMR-reader
    [home_wizard] ein Export von HomeWizard
    [octopus] eine Datei von Octopus Energy
    [n3rgy] eine Datei von n3rgy
    [opower] Verbrauchsdaten von Opower (PG&E, ConEd und andere)
    [edison] Verbrauchsdaten von Southern California Edison
    [sdge] Verbrauchsdaten von San Diego Gas & Electric
    [e_redes] eine Datei von E-REDES (Portugal)
    [enel] eine Datei von e-distribuzione (Italien)
    [eloverblik] Zählerdaten von Eloverblik (Dänemark)
    [elhub] Zählerdaten von Elhub (Norwegen)
    [tibber] Verbrauchsdaten von Tibber
    [portfolio_months] Monatsverbrauch aus dem Portfolio Manager
   *[other] { $publisher }
}
order = In welcher Reihenfolge stehen Tag, Monat und Jahr?
decimal = Welches ist das Dezimalzeichen?
factors = Sind die Werte noch mit dem Faktor aus der Datei zu multiplizieren?
zone = In welcher Zeitzone sind die Zeiten? Geben Sie einen Namen wie Europe/Berlin ein, oder Etc/GMT+5 für EST das ganze Jahr.
spacing = Wie lang ist der Zeitraum eines Werts? Zum Beispiel 15min, 1h, day oder month.
stamp = Bezeichnet die Zeit den Beginn oder das Ende des Zeitraums?
numbers = An Tagen mit 23 oder 25 Stunden: Zählen die Nummern die vergangenen Stunden oder die der Uhr?
end_day = Gehört der letzte Tag zum Zeitraum?
meter = Welcher Zähler ist „{ $label }“?
unit = In welcher Einheit ist „{ $label }“? Wenn Sie es nicht brauchen, entfernen Sie das Häkchen.
field = Was misst „{ $label }“?
kind = Wie zählt „{ $label }“: als Zählerstand, der nur steigt, oder als Verbrauch eines Zeitraums?
sign = In welche Richtung zählen die Werte von „{ $label }“?
zone_would_do = Geben Sie den Namen einer Zeitzone ein (z. B. Europe/Berlin).
spacing_would_do = Geben Sie einen Zeitraum ein (z. B. 15min, 1h, day oder month).
meter_would_do = Verwenden Sie Buchstaben, Ziffern, -, _ und ., höchstens 120 Zeichen.
unit_would_do = Geben Sie eine Einheit ein (z. B. kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W oder °F).
choose_one = Wählen Sie einen der Einträge.
