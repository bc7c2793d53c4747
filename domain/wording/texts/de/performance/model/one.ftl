title = { $building }: Prognosemethoden
put_back_done = Wiederhergestellt. Diese Methode prognostiziert ab jetzt und wird nicht automatisch ersetzt.
lede = Jede Methode prognostiziert die Vergangenheit des Gebäudes aus dem, was damals bekannt war; die beste kommt zum Einsatz. Ein Modell wird jedes Mal neu angepasst, darum beginnt ein wiederhergestelltes sofort.
detectors = Auf Auffälligkeiten überwacht
detectors_note = Nach dem, was für die Stunde üblich ist, in Fenstern von einer Stunde bis 13 Tagen, und nach Regeln für den Zähler.
in_use_put_back = Im Einsatz, wiederhergestellt
being_made = In Vorbereitung
version = { $version } · { $method }
put_back = Wiederherstellen
version_label = Version, Methode
since = Seit
learned = Gelernt aus
findings = { $findings ->
    [0] Keine Auffälligkeiten in allen bekannten Daten
    [one] { $findings } Auffälligkeit in allen bekannten Daten, { $a_week } pro Woche
   *[other] { $findings } Auffälligkeiten in allen bekannten Daten, { $a_week } pro Woche
}
headline = Prognosemethode für { $building }: <b>{ $method }</b>.
headline_better = Prognosemethode für { $building }: <b>{ $method }</b>; der Fehler ist { $percent } kleiner, als wenn man nur die letzte Woche wiederholt.
headline_worse = Prognosemethode für { $building }: <b>{ $method }</b>; der Fehler ist { $percent } größer, als wenn man nur die letzte Woche wiederholt.
no_model = { $building }: <b>noch läuft keine Prognose.</b>
