title = Mein Konto
lede = { $role }. Sie sehen { $sees }.
lede_machine = Es gibt noch keine Konten. An diesem Computer darf jeder alles.
lede_key = Sie sehen { $sees }.
sessions = Wo Sie angemeldet sind
sessions_lede = Wenn Sie eine Anmeldung nicht kennen, beenden Sie sie und wählen Sie ein neues Passwort.
session = Von { $address }. Angemeldet { $opened }, zuletzt benutzt { $used }.
end = Abmelden
end_all = Überall abmelden
ended = Dort abgemeldet.
change_password = Passwort ändern
password_changed = Ihr Passwort ist geändert, und alle anderen Browser sind abgemeldet.
connections = Anmeldung über andere Dienste
connections_lede = Nach dem Verbinden können Sie sich hier mit Ihrem Konto von dort anmelden.
connect = Mit { $provider } verbinden
connected_as = { $provider }: { $name }
connected = Verbunden.

# Die Überschrift von Sprache und Einheiten.
reading = Sprache und Einheiten

# Unter dieser Überschrift.
reading_lede = Gilt überall nach der Anmeldung und für E-Mails. Das Menü ändert es auch.

# Keine Sprache gewählt.
reading_by_browser = Wie im Browser eingestellt

# Nachdem sie gewählt wurden.
reading_saved = Gespeichert.
