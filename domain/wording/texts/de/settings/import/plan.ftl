box_unclear = Setzen Sie das Häkchen oder entfernen Sie es
first_needed = Geben Sie es zuerst für die erste an, dann für alle
file = { $name } · { $size }
tried = Getestet, nichts gespeichert: { $result }
order = Datumsformat
order_seconds = Sekunden seit 1970
order_millis = Millisekunden seit 1970
order_serial_1900 = Tageszahl einer Tabelle
order_serial_1904 = Tageszahl einer Tabelle ab 1904
decimal = Dezimalzeichen
zone = Zeitzone
spacing = Länge eines Zeitraums
stamp = Zeitangaben bezeichnen
stamp_start = Den Beginn des Zeitraums
stamp_end = Das Ende des Zeitraums
end_day = Der letzte Tag eines Zeitraums
end_day_included = Gehört dazu
end_day_excluded = Gehört nicht dazu
numbers = Stundennummern zählen
numbers_elapsed = Vergangene Stunden
numbers_wall = Stunden der Uhr
factors = Faktor in der Datei
factors_apply = Damit multiplizieren
factors_ignore = Werte sind schon multipliziert
choose = Wählen
all_as_first = Alle sind wie die erste
series_before = Vorherige Datenreihe
series_after = Nächste Datenreihe
series_kept = Was Sie auf dieser Seite eingeben, bleibt erhalten.
try_label = Testimport
import = Importieren
import_it = Importieren
meter = Zähler
first_rows = Die ersten Zeilen der Datei
field = Messgröße
unit = Einheit
kind = Art des Werts
kind_cumulative = Zählerstand (ein Zählwerk, das wächst)
kind_interval = Verbrauch eines Zeitraums
kind_power = Leistung
kind_level = Momentanwert
sign = Vorzeichen
sign_plain = Wie geschrieben
sign_reversed = Umgekehrt
sign_net = Positiv ist Bezug, negativ Einspeisung
headline = <b>Erkannt: { $publisher }.</b> { $open ->
    [0] Stimmt das?
    [one] Bitte bestätigen Sie eine Einstellung.
   *[other] Bitte bestätigen Sie { $open } Einstellungen.
}
judged_by = { $is_whole ->
    [yes] { $rows ->
        [one] Beurteilt nach der einzigen Zeile.
       *[other] Beurteilt nach allen { $rows } Zeilen.
    } Noch ist nichts gespeichert.
   *[no] Beurteilt nach den ersten { $rows } Zeilen. Noch ist nichts gespeichert.
}
only_series = Inhalt
some_series = Datenreihen { $first } bis { $last } von { $count }
all_series = Inhalt: { $count } Datenreihen
series_of = { $meter } · { $field } · { $unit }
which_meter = welcher Zähler?
which_field = welche Messgröße?
which_unit = welche Einheit?
values_of = { $count ->
    [one] { $count } Wert, { $low } bis { $high }
   *[other] { $count } Werte, { $low } bis { $high }
}
values_because = { $values }. { $why }
