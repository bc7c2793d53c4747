title = Wetter
switched_off = Abgeschaltet.
saved = Gespeichert. Das Wetter wird jetzt und dann jede Stunde aktualisiert.
saved_while_off = Gespeichert. Die Wetterabfrage ist abgeschaltet.
removed = Wetterabfrage beendet. Frühere Daten bleiben.
no_position = Keine Koordinaten eingetragen.
not_asked = Koordinaten eingetragen; die Wetterabfrage ist abgeschaltet.
nothing_yet = Noch keine Daten.
latitude = Breite
latitude_hint = Negativ südlich des Äquators.
longitude = Länge
longitude_hint = Negativ westlich von Greenwich.
save = Speichern
sent = An { $host } werden nur die Koordinaten gesendet, auf etwa einen Kilometer gerundet.
known = Daten von { $first } bis { $last }.
missing = Eine der beiden fehlt. Geben Sie { $would_do } ein.
lede = Heizen und Kühlen folgen der Außentemperatur: Ist sie bekannt, gilt eine kalte Woche nicht als Verschwendung. Ihr eigenes Thermometer hat Vorrang; senden Sie <b>{ $field }</b>.
switched_off_by = Die Einstellung <b>{ $first }</b> oder <b>{ $second }</b> steht auf <b>{ $value }</b>. Eigene Thermometer werden weiter gelesen. Um die Wetterabfrage einzuschalten, entfernen Sie die Einstellung und starten GreenPulse neu.
off = Die Wetterabfrage ist abgeschaltet.
unknown = Noch keine Koordinaten eingetragen.
asked = { $sites ->
    [one] Wetter für einen Standort von { $host }.
   *[other] Wetter für { $sites } Standorte von { $host }.
}
would_do = einen Wert von −{ $most } bis { $most } Grad (z.{"\u00A0"}B. { $example })
