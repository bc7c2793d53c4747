invited = Hinzugefügt. Die Einladung ist unterwegs.
mailed = Die E-Mail mit dem Link ist unterwegs.
mail_with_it = Einladung per E-Mail schicken, falls eine Adresse angegeben ist
mail_invite = Einladung per E-Mail schicken
mail_reset = Link für neues Passwort per E-Mail schicken
mail_unset = Damit GreenPulse diese Links per E-Mail schickt, setzen Sie GREENPULSE_SMTP_HOST, GREENPULSE_SMTP_FROM und GREENPULSE_PUBLIC_URL.
mail_no_address = Um einen Link per E-Mail zu schicken, geben Sie oben eine E-Mail-Adresse ein.
mail_waiting = Eine E-Mail an { $email } wird gesendet.
mail_again = Eine E-Mail an { $email } wurde noch nicht gesendet: { $why }. Es wird einige Minuten lang weiter versucht.
mail_sent = Der Mailserver hat die letzte E-Mail an { $email } angenommen, { $ago }.
mail_failed = Die letzte E-Mail an { $email } wurde nicht gesendet: { $why }. Sie können sie noch einmal senden oder einen Link kopieren.
mail_fault = { $kind ->
    [away] der Mailserver ist nicht erreichbar ({ $told })
    [later] der Mailserver bittet um einen späteren Versuch ({ $told })
    [refused] der Mailserver lehnt sie ab ({ $told })
    [sign_in] der Mailserver akzeptiert Namen und Passwort der Einstellungen nicht ({ $told })
    [unfit] der Mailserver lässt sich nicht verwenden ({ $told })
    [address] die E-Mail-Adresse ist ungültig
   *[full] es warten schon zu viele E-Mails
}
language_hint = Auch die Sprache der E-Mails an die Person
title = Personen
headline = { $people ->
    [0] Noch hat niemand ein Konto.
    [one] Eine Person hat ein Konto.
   *[other] { $people } Personen haben ein Konto.
}
lede = Jede Person sieht die Gebäude, die Sie auswählen, und darf, was ihre Rolle erlaubt.
lede_first = Im Moment darf jeder an diesem Computer alles. Legen Sie zuerst einen Admin an, bevor andere Zugang bekommen: Von da an melden sich alle an.
add = Person hinzufügen
add_lede = Nach dem Speichern bekommen Sie einen Link zum Weitergeben. Damit wählt die Person ihr Passwort selbst.
to_audit = Aktivitätsprotokoll
list = Alle mit einem Konto
row = { $role } · { $sees } · { $seen }
role = { $role ->
    [admin] Administration
    [manager] Verwaltung
    [user] Mitglied
   *[viewer] Nur ansehen
}
role_choice = { $role ->
    [admin] Administration: alles, auch Personen
    [manager] Verwaltung: ändert auch Gebäude und Zähler
    [user] Mitglied: bearbeitet auch Auffälligkeiten und trägt Zählerstände ein
   *[viewer] Nur ansehen
}
sees_all = alle Gebäude
sees_nothing = keine Gebäude
sees_buildings = { $buildings } Gebäude
last_seen = zuletzt da: { $ago }
never_seen = noch nie angemeldet
no_password = noch kein Passwort
is_disabled = Gesperrt
login = Anmeldename
login_hint = Etwa ann oder ann@example.org
name = Vollständiger Name
name_hint = Diesen Namen sehen andere
email = E-Mail (optional)
department = Abteilung
department_hint = Wozu die Person gehört. Damit allein sieht sie kein Gebäude: Wählen Sie diese unten aus
no_department = Keine
external_id = Externe Kennung (optional)
external_id_hint = Etwa eine Personalnummer
role_label = Rolle
choose_role = wählen Sie eine der Rollen
sees_label = Sieht
sees_hint = Die Administration sieht alles
some_buildings = Die unten gewählten Gebäude
all_buildings = Alle Gebäude, auch neue
buildings_of = Gebäude von { $site }
make = Hinzufügen
save = Speichern
made = Hinzugefügt. Erstellen Sie jetzt einen Link und geben Sie ihn weiter.
saved = Gespeichert.
signed_out = Überall abgemeldet.
disabled = Gesperrt. Die Person ist abgemeldet und kann sich nicht anmelden.
enabled = Entsperrt. Die Person kann sich wieder anmelden.
removed = Entfernt.
copy_link = Kopieren Sie diesen Link jetzt. Er wird nicht noch einmal gezeigt.
link_is_good = Er gilt einmal und sieben Tage lang. Wer ihn hat, kann das Passwort wählen: Geben Sie ihn nur dieser Person.
access = Zugang
sessions = { $sessions ->
    [0] Nirgends angemeldet.
    [one] In einem Browser angemeldet.
   *[other] In { $sessions } Browsern angemeldet.
}
invite = Einladungslink erstellen
reset = Link für neues Passwort erstellen
sign_out = Überall abmelden
disable = Sperren
enable = Entsperren
remove = Entfernen
remove_lede = Das löscht das Konto endgültig, mit seinen Passkeys, Schlüsseln und Bildschirm-Links.
remove_for_good = Endgültig entfernen
access_explained = Sperren wirkt sofort und lässt sich rückgängig machen. Entfernen löscht das Konto; was die Person getan hat, bleibt im Aktivitätsprotokoll.
home_text = { $people ->
    [0] Noch hat niemand ein Konto.
    [one] Ein Konto.
   *[other] { $people } Konten.
}
see_as = Mit den Augen dieser Person
demo_people = Als jemand anderes ausprobieren
demo_people_lede = Die Demo hat Menschen jeder Art. Sie haben keine Konten und sind nur auf diesem Rechner da.
be = Diese Person sein
demo_person = { $who ->
    [household] Haushalt
    [organiser] Leitung der Nachbarschaft
    [campus_manager] Leitung des Campus
    [department_head] Leitung einer Abteilung
   *[visitor] Gast
}
demo_person_sees = { $who ->
    [household] Sieht das eigene Zuhause, beantwortet Auffälligkeiten, trägt Messwerte ein.
    [organiser] Leitet alles und richtet es ein.
    [campus_manager] Leitet alles, was kein Zuhause ist, mit Zählern und Zielen.
    [department_head] Steht für Bibliothek und Labore ein.
   *[visitor] Sieht alles und ändert nichts.
}
who_title = Wer es sieht
who_headline = { $people ->
    [0] Niemand mit einem Konto sieht { $building }.
    [one] Eine Person sieht { $building }.
   *[other] { $people } Personen sehen { $building }.
}
who_all = sieht alle Gebäude
who_since = seit { $when }
who_given = bekam dieses Gebäude zugeteilt
who_key = ein Schlüssel von { $owner }
who_screen = ein Bildschirm-Link von { $owner }
make_admin = Admin anlegen
connections = Anmeldung über andere Dienste
connection = { $name }, zuletzt benutzt { $ago }
by_proxy = Proxy
disconnect = Trennen
disconnected = Getrennt und abgemeldet.
last_way_in = Anders könnten Sie sich nicht mehr anmelden. Fügen Sie zuerst einen Passkey hinzu, oder bitten Sie jemand anderen aus der Administration um einen Link für ein Passwort.
by_group = Durch Gruppen beim Anbieter: { $role }. Hier vergeben: { $given }. Die höhere Rolle gilt; was Gruppen geben, ändert sich mit ihnen bei der nächsten Anmeldung.
sees_by_group = Durch Gruppen zu sehen: { $sees }.
ways = Anmeldung über andere Dienste
ways_lede = Tragen Sie diese Adressen beim Anbieter genau so ein.
way_redirect = Adresse für die Rückkehr (Redirect)
way_logout = Adresse für die Abmeldung (Back-Channel)
who_by_group = durch eine Gruppe des Anmeldedienstes
find = Nach Name, E-Mail oder Abteilung suchen
found = { $people ->
    [0] Niemand gefunden.
    [one] Eine Person gefunden.
   *[other] { $people } Personen gefunden.
}
