faulty_fields = { $count ->
    [one] No se ha guardado. Corrija <a>el campo indicado abajo</a>.
   *[other] No se ha guardado. Corrija { $count } campos, <a>empezando por este</a>.
}
cancel = Cancelar
utility_by_unit = { $utility }, por { $unit }
changed_meanwhile = Otra persona lo cambió mientras tanto. <a>Vuelva a mirarlo</a> y haga después sus cambios.
