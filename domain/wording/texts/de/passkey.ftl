enter = Mit Passkey anmelden
cancelled = Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal, oder melden Sie sich anders an.
unknown = Dieser Passkey öffnet hier kein Konto. Nach einigen falschen Versuchen müssen Sie warten.
copied = Dieser Passkey wurde abgelehnt, weil es eine Kopie davon geben könnte. Melden Sie sich anders an und entfernen Sie ihn unter „Mein Konto“, oder wenden Sie sich an die Administration.
wait = { $seconds ->
    [one] Zu viele falsche Versuche. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Zu viele falsche Versuche. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
heading = Passkeys
lede = Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder der PIN Ihres Geräts an. Es gibt kein Passwort, das Sie sich merken oder verraten könnten.
none_of_person = Keine Passkeys.
line = Hinzugefügt { $made }, { $has_used ->
    [yes] zuletzt benutzt { $used }
   *[no] noch nicht benutzt
}. { $is_backed_up ->
    [yes] Mit anderen Geräten synchronisiert.
   *[no] Nur auf einem Gerät.
}
remove = Entfernen
removed = Der Passkey ist entfernt. Löschen Sie ihn auch auf Ihrem Gerät.
last = Ohne diesen Passkey könnten Sie sich nicht mehr anmelden. Fügen Sie zuerst einen anderen hinzu, oder bitten Sie die Administration um einen Link für ein Passwort.
add = Passkey hinzufügen
added = Der Passkey ist hinzugefügt. Sie können sich ab jetzt damit anmelden.
new_lede = Sie melden sich als { $login } an. Geben Sie dem Passkey einen Namen, an dem Sie ihn erkennen.
name = Name des Passkeys
name_hint = Etwa: Telefon, Laptop, Sicherheitsschlüssel
name_wrong = Geben Sie einen Namen mit 1 bis 80 Zeichen ein.
go_on = Weiter
create_lede = Ihr Browser fragt, wo der Passkey „{ $name }“ liegen soll und wer Sie sind.
create = Passkey erstellen
create_cancelled = Es wurde kein Passkey erstellt. Versuchen Sie es noch einmal.
exists = Dieses Gerät hat schon einen Passkey für Ihr Konto hier.
not_made = Das hat nicht geklappt. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Gerät.
too_many = Sie haben { $most } Passkeys. Entfernen Sie zuerst einen.
no_script = Passkeys brauchen einen aktuellen Browser mit eingeschaltetem JavaScript.
not_here = Passkeys funktionieren nur unter einer Adresse mit Namen und https, etwa https://energy.example, oder unter http://localhost an diesem Computer. Wer dieses GreenPulse betreibt, kann GREENPULSE_PUBLIC_URL setzen.
closed = Passkeys werden hier nicht verwendet. Sie melden sich mit Ihrem Konto bei einem anderen Dienst an.
stale = Ohne Passwort lässt sich ein Passkey nur in den ersten { $minutes } Minuten nach dem Anmelden hinzufügen. Melden Sie sich ab und wieder an und kommen Sie zurück.
refused = Hier kann nur etwas ändern, wer sich mit einem eigenen Konto angemeldet hat.
remove_password = Passwort entfernen
remove_password_lede = { $login } meldet sich danach nur noch mit Passkeys an. Alle anderen Browser werden abgemeldet. Wenn Sie Ihre Passkeys verlieren, kann die Administration Ihnen einen Link für ein Passwort geben.
password_removed = Ihr Passwort ist entfernt, und alle anderen Browser sind abgemeldet.
password_last = Ohne Passwort könnten Sie sich nicht mehr anmelden. Fügen Sie zuerst einen Passkey hinzu.
instead = Stattdessen einen Passkey verwenden
first = Erster Passkey
