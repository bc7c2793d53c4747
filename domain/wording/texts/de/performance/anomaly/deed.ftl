with_selected = Mit den ausgewählten Auffälligkeiten
plan = Zuweisen, Frist setzen oder zurückstellen
assigned_to = Zugewiesen an
hint_of_assigned = Ein Name
due_on = Frist
until = Zurückstellen bis
apply = Übernehmen
act =
    .acknowledged = Als gesehen markieren
    .investigating = Prüfung beginnen
    .resolved = Erledigen
    .not_a_fault = Keine Auffälligkeit
    .day = 1 Tag zurückstellen
    .week = 1 Woche zurückstellen
select = Auswählen: { $sentence }
select_all = Alle { $count } auswählen: { $sentence }
nothing_selected = Es wurde nichts geändert: Wählen Sie mindestens eine Auffälligkeit aus.
gone_meanwhile = Es wurde nichts geändert: Einige der ausgewählten Auffälligkeiten gibt es nicht mehr. Wählen Sie noch einmal aus.
nothing_planned = Geben Sie einen Namen, eine Frist oder einen Tag ein, bis zu dem die Auffälligkeiten warten können.
no_date = Geben Sie einen Tag ein (z.{"\u00A0"}B. { $example }).
done_acknowledged = { $count ->
    [one] Eine Auffälligkeit als gesehen markiert.
   *[other] { $count } Auffälligkeiten als gesehen markiert.
}
done_investigating = { $count ->
    [one] Prüfung einer Auffälligkeit begonnen.
   *[other] Prüfung von { $count } Auffälligkeiten begonnen.
}
done_resolved = { $count ->
    [one] Eine Auffälligkeit erledigt.
   *[other] { $count } Auffälligkeiten erledigt.
}
done_not_a_fault = { $count ->
    [one] Als „Keine Auffälligkeit“ markiert. Stunden wie diese werden nicht mehr gemeldet.
   *[other] { $count } Einträge als „Keine Auffälligkeit“ markiert. Stunden wie diese werden nicht mehr gemeldet.
}
done_snoozed = { $count ->
    [one] Eine Auffälligkeit zurückgestellt.
   *[other] { $count } Auffälligkeiten zurückgestellt.
}
done_planned = { $count ->
    [one] Planung einer Auffälligkeit gespeichert.
   *[other] Planung von { $count } Auffälligkeiten gespeichert.
}
assigned = Zugewiesen an { $name }
due = { $is_overdue ->
    [yes] Überfällig seit { $day }
   *[no] Frist: { $day }
}
snoozed = Zurückgestellt bis { $day }
note_assigned = Zugewiesen an { $name }
note_unassigned = Niemandem mehr zugewiesen
note_due = Frist: { $day }
note_not_due = Keine Frist mehr
note_snoozed = Zurückgestellt bis { $day }
note_woken = Nicht mehr zurückgestellt
