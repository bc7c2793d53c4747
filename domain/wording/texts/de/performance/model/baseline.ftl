title = Referenzen
note = Die Referenz eines Ziels: wie das Gebäude vorher Energie verbraucht hat, nach Wetter und Wochenende. Sie bleibt, wie sie war, als das Ziel gesetzt wurde, und wird jede Nacht geprüft, weil Messwerte später eintreffen und Auffälligkeiten bestätigt werden können.
to_targets = Zu den Zielen
of = { $series }, { $range }
model = { $model }.
quality = CV(RMSE) { $cvrmse }, NMBE { $nmbe }, R² { $r_squared }.
version = { $has_days ->
    [yes] Version { $version }, seit { $since }: { $method }, { $days } Tage.
   *[no] Version { $version }, seit { $since }: { $method }.
}
