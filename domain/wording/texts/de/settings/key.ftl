heading = Schlüssel
lede = Mit einem Schlüssel meldet sich ein Programm an. Es sieht und darf nie mehr als Sie in diesem Moment.
line = { $scope } · sieht { $sees } · erstellt { $made } · { $used }
scope = { $scope ->
    [manage] Darf, was der Besitzer darf
    [write_readings] Sendet nur Messwerte
   *[read] Liest nur
}
sees_all = alles, was der Besitzer sieht
used = zuletzt benutzt { $ago }
never_used = nie benutzt
expires = Läuft ab: { $when }.
expired = Abgelaufen
unused = Seit 180 Tagen nicht benutzt. Widerrufen Sie ihn, wenn ihn nichts braucht.
revoke = Widerrufen
revoked = Widerrufen. Er funktioniert nicht mehr.
make_heading = Schlüssel erstellen
name = Name
name_hint = Zum Beispiel Home Assistant
scope_label = Was er darf
scope_choice = { $scope ->
    [manage] Alles, was ich darf, außer Passwörter, Schlüssel und Links
    [write_readings] Messwerte senden und nichts lesen
   *[read] Lesen, was ich sehe
}
choose_scope = wählen Sie, was er darf
sees_label = Gebäude
sees_all_choice = Alles, was ich sehe
sees_some_choice = Die unten angekreuzten Gebäude
until_label = Gültig
until = { $days ->
    [0] Bis ich ihn widerrufe
    [365] Ein Jahr
   *[other] { $days } Tage
}
choose_until = wählen Sie, wie lange er gültig ist
until_date = Oder bis zu einem Datum
until_date_hint = Bis zum Ende des Tages; gilt stattdessen
until_past = wählen Sie heute oder einen späteren Tag
make = Schlüssel erstellen
copy_now = Kopieren Sie diesen Schlüssel jetzt. Er wird nicht noch einmal angezeigt.
try_it = Eine erste Anfrage damit:
of_person = Schlüssel und Bildschirm-Links
none_of_person = Keine.
