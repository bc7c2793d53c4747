marked = concerné
alt = { $subject }, { $range }, par rapport à l’habitude ; les heures concernées sont signalées.
usual = habituel
measured = { $by_days ->
    [yes] moyenne du jour
   *[no] mesuré
}
caption = { $by_days ->
    [yes] Moyenne par jour en { $unit }, et valeur habituelle
   *[no] Chaque heure en { $unit }, et valeur habituelle
}
columns_of_days = Jour | Mesuré | Habituel | Concerné
columns_of_hours = Heure | Mesuré | Habituel | Concerné
