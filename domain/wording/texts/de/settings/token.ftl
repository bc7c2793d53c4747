title = Zugangstoken
lede = Mit einem Token kann ein Gerät oder Programm Messwerte senden, sonst nichts. Sie können es jederzeit widerrufen; andere Token gelten weiter.
revoked_label = Widerrufen. Es gilt nicht mehr.
in_use = In Gebrauch
revoke = Widerrufen
of_a_gateway = Für ein Gateway, über MQTT und HTTP; für jeden Zähler.
of_a_program = Für Programme, über HTTP; für jeden Zähler.
make_one = Neues Token
name = Name
name_hint = Zum Beispiel „Telegraf auf dem Server“ oder „Wärmepumpe“.
kind = Berechtigung
kind_device = Für einen Zähler senden
kind_gateway = Für jeden Zähler senden (Gateway)
kind_http = Für jeden Zähler senden, über HTTP
meter = Zähler
meter_hint = Für das Token eines Zählers: sein Schlüssel wie im Topic oder der Name eines vorhandenen Zählers. Für Gateways und Programme leer lassen.
kinds_explained = Sendet ein Gerät mit dem Token eines Zählers Daten für einen anderen, landen sie unter „Abgelehnte Daten“. Zigbee2MQTT, ein ThingsBoard-Gateway oder eine andere Bridge für mehrere Geräte braucht ein Gateway-Token.
make = Token erstellen
copy_now = Kopieren Sie es jetzt; es wird nicht noch einmal angezeigt.
try_it = Probieren Sie es aus:
headline = { $in_use ->
    [0] Noch keine Token.
    [one] Ein Token in Gebrauch.
   *[other] { $in_use } Token in Gebrauch.
}
of_meter = Nur für den Zähler { $key }.
line_used = { $stands_for } Erstellt { $made }, zuletzt verwendet { $used }.
line_unused = { $stands_for } Erstellt { $made }, nie verwendet.
revoked = { $count } widerrufen.
