heading = In vier Schritten eingerichtet
progress = { $done } von { $all } Schritten erledigt. Sie können jeden überspringen und später darauf zurückkommen.
step =
    .place = Wo sind Sie?
    .connect = Zähler verbinden
    .building = Gebäude benennen
    .price = Was kostet eine kWh?
done = Erledigt
skipped = Übersprungen
skip = Schritt überspringen
place_hint = Die Zeitzone entscheidet, wann ein Tag beginnt. Wetter, Währung und Einheiten richten sich nach ihr; ändern Sie, was nicht stimmt.
name = Name Ihres Standorts
zone = Zeitzone
zone_hint = Etwa Europe/Berlin oder America/New_York.
currency = Währung
currency_hint = Drei Buchstaben, etwa EUR oder CHF.
units = Einheiten
location = Ort oder Adresse (optional)
weather = Wetter für { $town } verwenden (die genauen Koordinaten können folgen)
propose = Vorschlag für diese Zeitzone
save_place = Standort speichern
no_zone = „{ $given }“ ist keine Zeitzone. Wählen Sie eine aus, etwa Europe/Berlin.
no_currency = „{ $given }“ ist keine Währung. Geben Sie drei Buchstaben ein, etwa EUR.
connect_hint = Geräte senden per MQTT an { $address }. Wählen Sie aus, was Sie haben; hier erscheint, sobald etwas ankommt.
source =
    .shelly = Shelly
    .tasmota = Tasmota
    .zigbee2mqtt = Zigbee2MQTT
    .home-assistant = Home Assistant
    .reader = Smart-Meter-Lesegerät
    .file = CSV- oder Green-Button-Datei
    .hand = Von Hand
source_hint =
    .shelly = In ein Terminal, mit der Adresse Ihres Geräts statt SHELLY. Oder auf der Seite des Geräts unter „Settings“, „MQTT“: diesen Server eintragen und „Generic status update“ einschalten.
    .tasmota = In die Konsole des Geräts kopieren.
    .zigbee2mqtt = In die configuration.yaml von Zigbee2MQTT einfügen, dann Zigbee2MQTT neu starten.
    .home-assistant = In die configuration.yaml von Home Assistant einfügen, dann Home Assistant neu starten. Die MQTT-Integration muss mit diesem Server verbunden sein.
    .reader = AMS reader, DSMR-reader, vzlogger und ähnliche haben eine Seite für MQTT. Tragen Sie dort dies ein.
    .file = Laden Sie eine Datei Ihres Versorgers oder eines anderen Programms hoch. Die Spalten werden erkannt, und Sie können sie prüfen, bevor etwas gespeichert wird.
    .hand = Lesen Sie den Zähler ab und geben Sie den Stand ein. Für den Anfang reicht einmal im Monat.
heard = Empfangen
waits = Noch nichts empfangen
token_hint = Geräte melden sich mit einem Zugangstoken als Benutzernamen an.
make_token = Zugangstoken erstellen
import = Datei hochladen
by_hand = Zählerstand eingeben
try_line = Kein Zähler zur Hand? Kopieren Sie diese Zeile in ein Terminal. Der Messwert erscheint hier innerhalb einer Sekunde, ohne Neuladen.
unread = { $count ->
    [one] Nachrichten auf einem Topic werden nicht verstanden. <a>Festlegen, welche Zahlen gelesen werden</a>.
   *[other] Nachrichten auf { $count } Topics werden nicht verstanden. <a>Festlegen, welche Zahlen gelesen werden</a>.
}
building_waits = Sobald ein Zähler sendet, erscheint er hier mit einem Vorschlag.
building_hint = Ein Hauptzähler misst das ganze Gebäude; eine Messsteckdose ist ein Unterzähler.
price_hint = Reicht für einen ersten Überblick. Tarife mit Zeiten, Stufen und Grundpreis können folgen.
price = Preis einer kWh in { $currency }
save_price = Preis speichern
no_price = einen Preis (z.{"\u00A0"}B. { $example })
tariff_name = Strom
new_meters = { $count ->
    [one] Neuer Zähler
   *[other] Neue Zähler ({ $count })
}
more_meters = { $count ->
    [one] <a>Ein weiterer Zähler</a> braucht ein Gebäude.
   *[other] <a>{ $count } weitere Zähler</a> brauchen ein Gebäude.
}
