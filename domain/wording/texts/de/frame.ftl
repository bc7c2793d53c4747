title = { $page } · GreenPulse
description = Sehen Sie, was Ihre Gebäude verbrauchen, was üblich ist und was auffällt.
skip = Zum Inhalt springen
notices = Meldungen
trail = Übergeordnete Seiten
navigation = Hauptmenü
home = Start
buildings = Gebäude
insights = Hinweise
costs = Kosten
reports = Berichte
add_reading = Zählerstand
system_health = Systemzustand
settings = Einstellungen
live = Live
waiting = Wartet auf Daten
reconnecting = Verbindet erneut
last_reading = Letzter Messwert { $age }
updated = Stand: { $clock }
offline = Sie sind offline.
unreachable = GreenPulse antwortet nicht.
as_known = Stand der Daten: <b>Ihr letzter Besuch</b>.
try_again = Erneut versuchen
times = Zeitzone: { $place }
version = GreenPulse { $number }
sign_out = Abmelden
demo = <b>Demodaten.</b> Diese Häuser und Zähler sind simuliert. So entfernen Sie sie: <a>{ $command }</a>.
database_away = Die Datenbank antwortet nicht. Sie sehen die neuesten Daten der Zähler; alles andere kommt von selbst zurück, und Messwerte werden bis dahin aufbewahrt.
database_trouble = { $trouble ->
    [full] Der Datenträger der Datenbank ist voll.
    [read_only] Die Datenbank ist schreibgeschützt.
   *[other] Die Datenbank kann nicht beschrieben werden.
} Messwerte werden aufbewahrt und so bald wie möglich gespeichert.
not_found_title = Seite nicht gefunden
not_found = <b>Seite nicht gefunden.</b> Vielleicht wurde sie verschoben oder gelöscht.
to_home = Zur Startseite
not_shown_title = Nicht verfügbar
not_shown = Diese Seite ist gerade nicht verfügbar.
no_answer = Die Datenbank antwortet nicht. Versuchen Sie es gleich noch einmal.
copy = Kopieren
copied = Kopiert
selected = Markiert
show_all = Alles zeigen
chart_keys = Pfeiltasten lesen die Werte, Enter öffnet einen, Esc zeigt alles.
no_reading = kein Messwert
typical_range = üblicher Bereich
range = { $from } – { $to }
