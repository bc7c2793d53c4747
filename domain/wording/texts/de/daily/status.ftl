all_run = Alles läuft.
one_down = Etwas funktioniert nicht.
readings_in = { $readings ->
    [one] 1 Messwert in der letzten Minute.
   *[other] { $readings } Messwerte in der letzten Minute.
}
unreadable = { $count ->
    [one] 1 Nachricht konnte nicht gelesen werden.
   *[other] { $count } Nachrichten konnten nicht gelesen werden.
}
meters_wait = Neue Zähler warten.
parts = Komponenten
works = In Ordnung
down = Ausgefallen
broker = Broker
starting = Startet
not_connected = Noch nicht verbunden.
broker_up = { $has_devices ->
    [yes] { $devices ->
        [one] Eingebaut, auf { $address }. 1 Gerät ist verbunden.
       *[other] Eingebaut, auf { $address }. { $devices } Geräte sind verbunden.
    }
   *[no] { $address }.
}
broker_connecting = { $address }: Verbindung wird aufgebaut.
broker_refuses = { $address } lehnt { $refused } von { $topics } Topics ab. Prüfen Sie die Zugriffsregeln des Brokers.
broker_away = { $way ->
    [nobody_listens] { $address }: Unter dieser Adresse läuft kein Broker. Alle paar Sekunden folgt ein neuer Versuch. ({ $error })
    [no_answer] { $address }: Der Broker antwortet nicht. Alle paar Sekunden folgt ein neuer Versuch. ({ $error })
    [sign_in] { $address }: Der Broker nimmt Benutzername oder Passwort nicht an. ({ $error })
    [encryption] { $address }: Die verschlüsselte Verbindung kam nicht zustande. Prüfen Sie das Zertifikat. ({ $error })
   *[other] { $address }: nicht verbunden. Alle paar Sekunden folgt ein neuer Versuch. ({ $error })
}
broker_stopped = { $address }: beendet.
sessions = Sitzungen
full = Voll
absent = { $count ->
    [0] Kein Gerät ist abwesend.
    [one] 1 Gerät ist abwesend. Seine Sitzung bleibt erhalten.
   *[other] { $count } Geräte sind abwesend. Ihre Sitzungen bleiben erhalten.
}
queued = { $kilobytes }{"\u00A0"}kB an Nachrichten warten auf Geräte, die abwesend oder langsam sind.
made_place = { $count ->
    [one] Die Sitzung, die am längsten abwesend war, musste einer anderen weichen ({ $last }).
   *[other] { $count } Sitzungen, die am längsten abwesend waren, mussten anderen weichen, zuletzt { $last }.
}
dropped = { $count ->
    [one] 1 Nachricht wurde verworfen: Zu viel wartete auf Geräte, die abwesend oder langsam sind.
   *[other] { $count } Nachrichten wurden verworfen: Zu viel wartete auf Geräte, die abwesend oder langsam sind.
}
database = Datenbank
failing = Gestört
database_away = Antwortet nicht. Messwerte warten; nichts geht verloren.
database_version = { $version }.
database_trouble = { $trouble ->
    [full] { $version }. Der Datenträger ist voll. Messwerte warten und werden jede Sekunde erneut versucht; nichts geht verloren.
    [read_only] { $version }. Sie ist schreibgeschützt. Messwerte warten und werden jede Sekunde erneut versucht; nichts geht verloren.
   *[other] { $version }. Sie kann nicht beschrieben werden. Messwerte warten und werden jede Sekunde erneut versucht; nichts geht verloren.
}
queue = Warteschlange
empty = Leer
moves = Läuft
fills = Füllt sich
waiting_in_queue = { $waiting } von { $most } Nachrichten warten.
cache = Cache
not_used = Nicht genutzt
cache_hint = Nur mit mehreren Servern nötig.
rates = Durchsatz
readings_a_second = Messwerte pro Sekunde
readings_a_second_hint = Mittel der letzten Minute.
readings_stored = Gespeicherte Messwerte
readings_stored_hint = { $repeated ->
    [0] Seit { $since }. Keine Duplikate.
    [one] Seit { $since }. 1 Duplikat wurde nur einmal gespeichert.
   *[other] Seit { $since }. { $repeated } Duplikate wurden nur einmal gespeichert.
}
messages = Nachrichten
messages_hint = { $has_last ->
    [yes] In { $commits ->
        [one] 1 Transaktion
       *[other] { $commits } Transaktionen
    }, zuletzt { $last }.
   *[no] In { $commits } Transaktionen.
}
new_meters = Neue Zähler ({ $count })
waiting = Wartend
let_in = Alle aufnehmen
see_which = Welche?
topics_of = { $topics ->
    [one] { $client } (1 Topic)
   *[other] { $client } ({ $topics } Topics)
}
too_many = Innerhalb einer Stunde kamen mehr neue Zähler, als ein Client oder alle zusammen bringen dürfen. { $topics ->
    [one] 1 Topic wartet,
   *[other] { $topics } Topics warten,
} von { $clients }. { $messages ->
    [one] 1 Nachricht wurde
   *[other] { $messages } Nachrichten wurden
} bestätigt, aber nicht als Messwerte gespeichert. Die letzte jedes Topics bleibt erhalten und wird zum ersten Messwert, sobald Sie die Zähler aufnehmen.
first_fifty = Das sind die ersten 50. <a>Alle ansehen</a>
no_new_meters = Keine. Ein Zähler, der zum ersten Mal sendet, erscheint hier. Probieren Sie es aus:
new_meter = { $has_at ->
    [yes] { $dialect }-Gerät: { $values }, Stand: { $at }. Messwerte werden gespeichert, aber in keiner Summe mitgezählt, bis Sie den Zähler einem Gebäude zuordnen.
   *[no] { $dialect }-Gerät. Messwerte werden gespeichert, aber in keiner Summe mitgezählt, bis Sie den Zähler einem Gebäude zuordnen.
}
quarantine = Unlesbare Nachrichten ({ $count })
delete = Alle löschen
quarantine_hint = Die letzten { $most } werden mit dem Grund aufbewahrt. Sie halten nichts anderes auf.
evicted = { $count ->
    [one] 1 ältere Nachricht wurde gelöscht, um Platz zu schaffen.
   *[other] { $count } ältere Nachrichten wurden gelöscht, um Platz zu schaffen.
}
came = { $topic }, { $when }
no_payload = (leer)

disk = Speicherplatz

disk_free = { $gigabytes } GB frei, wo die Datenbank liegt.

tight = Wenig Platz

imports = Dateien

last_import = Zuletzt importiert wurde { $file }, { $readings ->
    [one] 1 Messwert
   *[other] { $readings } Messwerte
}, { $when }.

import_failed = Der Import von { $file } ist fehlgeschlagen, { $when }. Einstellungen > Import sagt, warum.

no_import = Es wurde noch keine Datei importiert.

meters_late = { $count ->
    [one] 1 Zähler bleibt aus.
   *[other] { $count } Zähler bleiben aus.
}

late = Zähler, die ausbleiben ({ $count })

none_late = Keine. Jeder Zähler, der von selbst sendet, hat wie gewohnt gesendet.

late_hint = Sonst senden sie öfter. Prüfen Sie das Gerät, seine Batterie und sein Netz.

last_heard = zuletzt gehört { $when }

more_late = Und { $count } weitere.
