title = Aktivitätsprotokoll
headline = { $lines ->
    [0] Keine Einträge.
    [one] Ein Eintrag.
   *[other] { $lines } Einträge.
}
lede = Wer sich angemeldet hat, wer Personen und Zugänge geändert hat, und was. Das Neueste zuerst.
show = Filtern
when = Wann
who = Wer
action = Aktion
thing = Gegenstand
changed = Geändert
from = von { $address }
change = { $field }: { $before } → { $after }
action_name = { $action ->
    [department_changed] Abteilung geändert
    [department_created] Abteilung hinzugefügt
    [department_removed] Abteilung entfernt
    [identity_connected] Konto verbunden
    [identity_disconnected] Konto getrennt
    [installation_opened] erste Administration angelegt
    [password_reset_offered] Link für neues Passwort erstellt
    [password_set] Passwort geändert
    [password_set_by_link] Passwort per Link gewählt
    [person_changed] Person geändert
    [person_created] Person hinzugefügt
    [person_disabled] Person gesperrt
    [person_enabled] Person entsperrt
    [person_invited] Einladungslink erstellt
    [person_removed] Person entfernt
    [person_role_from_provider] Zugang durch Gruppen geändert
    [person_role_kept] letzte Administration behalten
    [session_ended] abgemeldet
    [session_ended_by_provider] eine Person abgemeldet
    [session_opened] angemeldet
    [sessions_ended] überall abgemeldet
   *[sign_in_failed] Anmeldung gescheitert
}
