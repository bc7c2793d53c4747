title = Mein Konto
lede = { $role }. Sie sehen { $sees }.
lede_machine = Es gibt noch keine Konten. An diesem Computer darf jeder alles.
lede_key = Sie sehen { $sees }.
sessions = Wo Sie angemeldet sind
sessions_lede = Wenn Sie eine Anmeldung nicht kennen, beenden Sie sie und wählen Sie ein neues Passwort.
session = Von { $address }. Angemeldet { $opened }, zuletzt benutzt { $used }.
end = Abmelden
end_all = Überall abmelden
device = { $browser } unter { $system }
unknown_device = Unbekannter Browser
ended = Dort abgemeldet.
change_password = Passwort ändern
password_changed = Ihr Passwort ist geändert, und alle anderen Browser sind abgemeldet.
connections = Anmeldung über andere Dienste
connections_lede = Nach dem Verbinden können Sie sich hier mit Ihrem Konto von dort anmelden.
connect = Mit { $provider } verbinden
connected_as = { $provider }: { $name }
connected = Verbunden.
reading = Sprache und Einheiten
reading_lede = Gilt überall nach der Anmeldung und für E-Mails. Das Menü ändert es auch.
reading_by_browser = Wie im Browser eingestellt
reading_saved = Gespeichert.
told = Benachrichtigungen
told_lede = Was Sie erfahren möchten und wie. Auf den Seiten steht in jedem Fall alles. GreenPulse verschickt davon noch nichts per E-Mail; Ihre Wahl gilt, sobald es das tut.
told_no_address = Sie haben hier keine E-Mail-Adresse; die Administration kann sie ergänzen.
told_of = Was ich erfahren möchte
told_kind = { $kind ->
    [issues] Auffälligkeiten
    [targets] Ziele
   *[reports] Berichte
}
told_by = Auf welchem Weg
told_by_mail = Per E-Mail
told_in_app = Nur auf den Seiten
quiet_from = Ruhe ab
quiet_to = Ruhe bis
quiet_hint = In diesen Stunden wird nichts verschickt. Leer: jederzeit.
quiet_wrong = Geben Sie eine Uhrzeit wie 22:00 an, oder lassen Sie beide Felder leer.
quiet_same = Geben Sie eine andere Zeit als den Beginn an.
told_save = Speichern
told_saved = Gespeichert.
