heading = Frühere Importe
broke_off = Unterbrochen
stopped_label = Angehalten
running = Beginn: { $begun }. Wird gelesen: { $readings ->
    [one] { $readings } Messwert
   *[other] { $readings } Messwerte
} bis Zeile { $line } gespeichert.
ended = Beginn: { $begun }. GreenPulse endete bei Zeile { $line }. { $readings ->
    [one] { $readings } Messwert ist gespeichert.
   *[other] { $readings } Messwerte sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
ended_before_all = Beginn: { $begun }. GreenPulse endete, bevor etwas gespeichert war. Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
failed = Beginn: { $begun }. { $why }. { $readings ->
    [one] { $readings } Messwert bis Zeile { $line } ist gespeichert.
   *[other] { $readings } Messwerte bis Zeile { $line } sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
no_reason = kein Grund angegeben
stopped = Beginn: { $begun }. { $readings ->
    [one] { $readings } Messwert bis Zeile { $line } ist gespeichert.
   *[other] { $readings } Messwerte bis Zeile { $line } sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
done = { $begun }: { $result }
