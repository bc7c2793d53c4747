faulty_fields = { $count ->
    [one] Nicht gespeichert. Bitte korrigieren Sie <a>das Feld unten</a>.
   *[other] Nicht gespeichert. Bitte korrigieren Sie { $count } Felder, <a>angefangen hier</a>.
}
cancel = Abbrechen
utility_by_unit = { $utility }, pro { $unit }
changed_meanwhile = Inzwischen hat jemand anderes das geändert. <a>Sehen Sie es neu an</a> und ändern Sie es dann.
