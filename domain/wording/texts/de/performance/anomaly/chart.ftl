marked = auffällig
alt = { $subject }, { $range }, verglichen mit dem Üblichen; die auffälligen Stunden sind markiert.
usual = üblich
measured = { $by_days ->
    [yes] Tagesmittel
   *[no] gemessen
}
caption = { $by_days ->
    [yes] Tagesmittel in { $unit }, und was üblich ist
   *[no] Jede Stunde in { $unit }, und was üblich ist
}
columns_of_days = Tag | Gemessen | Üblich | Auffällig
columns_of_hours = Stunde | Gemessen | Üblich | Auffällig
