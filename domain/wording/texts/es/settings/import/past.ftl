heading = Importaciones anteriores
broke_off = Interrumpida
stopped_label = Detenida
running = Inicio: { $begun }; en curso, { $readings ->
    [one] { $readings } lectura guardada
   *[other] { $readings } lecturas guardadas
} hasta la línea { $line }.
ended = Inicio: { $begun }; GreenPulse se detuvo en la línea { $line }. { $readings ->
    [one] { $readings } lectura está guardada.
   *[other] { $readings } lecturas están guardadas.
} Vuelva a importarlo; nada se guarda dos veces.
ended_before_all = Inicio: { $begun }; GreenPulse se detuvo antes de guardar nada. Vuelva a importarlo; nada se guarda dos veces.
failed = Inicio: { $begun }; { $why }. { $readings ->
    [one] { $readings } lectura hasta la línea { $line } está guardada.
   *[other] { $readings } lecturas hasta la línea { $line } están guardadas.
} Vuelva a importarlo; nada se guarda dos veces.
no_reason = no se indicó el motivo
stopped = Inicio: { $begun }; { $readings ->
    [one] { $readings } lectura hasta la línea { $line } está guardada.
   *[other] { $readings } lecturas hasta la línea { $line } están guardadas.
} Vuelva a importarlo; nada se guarda dos veces.
done = { $begun }: { $result }
