another_upload = Eine andere Datei wird gerade hochgeladen. Warten Sie, bis sie fertig ist.
too_many = Zu viele Dateien sind offen. Warten Sie, bis eine fertig ist.
no_file = Wählen Sie zuerst eine Datei.
too_large = Die Datei ist größer als 2{"\u00A0"}GiB. Teilen Sie sie auf.
all_too_large = Die offenen Dateien bräuchten mehr als 4{"\u00A0"}GiB. Verwerfen Sie eine, die fertig ist.
not_looked_at = Die Datei konnte nicht geprüft werden. Das ist ein Fehler in GreenPulse; bitte melden Sie ihn.
not_kept = Die Datei konnte nicht zum Prüfen gespeichert werden: { $why }.
upload_broke_off = Das Hochladen wurde unterbrochen: { $why }.
database_failed = Die Datenbank hat es nicht angenommen. { $stored ->
    [one] { $stored } neuer Messwert ist gespeichert
   *[other] { $stored } neue Messwerte sind gespeichert
}; importieren Sie die Datei noch einmal, um den Rest zu ergänzen.
