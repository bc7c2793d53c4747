heading = Frühere Importe
broke_off = Unterbrochen
stopped_label = Angehalten
running = Begonnen { $begun }, wird gelesen: { $readings ->
    [one] { $readings } Messwert
   *[other] { $readings } Messwerte
} bis Zeile { $line } gespeichert.
ended = Begonnen { $begun }; GreenPulse endete bei Zeile { $line }. { $readings ->
    [one] { $readings } Messwert ist gespeichert.
   *[other] { $readings } Messwerte sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
ended_before_all = Begonnen { $begun }; GreenPulse endete, bevor etwas gespeichert war. Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
failed = Begonnen { $begun }: { $why }. { $readings ->
    [one] { $readings } Messwert bis Zeile { $line } ist gespeichert.
   *[other] { $readings } Messwerte bis Zeile { $line } sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
no_reason = kein Grund angegeben
stopped = Begonnen { $begun }. { $readings ->
    [one] { $readings } Messwert bis Zeile { $line } ist gespeichert.
   *[other] { $readings } Messwerte bis Zeile { $line } sind gespeichert.
} Importieren Sie die Datei noch einmal; nichts wird doppelt gespeichert.
done = { $begun }: { $result }
