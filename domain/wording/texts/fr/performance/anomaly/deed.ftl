with_selected = Pour les anomalies sélectionnées
plan = Attribuer, fixer une échéance ou reporter
assigned_to = Attribuée à
hint_of_assigned = Un nom
due_on = Échéance
until = Reporter jusqu’au
apply = Appliquer
act =
    .acknowledged = Marquer comme vues
    .investigating = Examiner
    .resolved = Résoudre
    .not_a_fault = Pas des anomalies
    .day = Reporter d’un jour
    .week = Reporter d’une semaine
select = Sélectionner : { $sentence }
select_all = Tout sélectionner ({ $count }) : { $sentence }
nothing_selected = Rien n’a été modifié : sélectionnez au moins une anomalie.
gone_meanwhile = Rien n’a été modifié : certaines anomalies sélectionnées n’existent plus. Refaites la sélection.
nothing_planned = Saisissez un nom, une échéance ou une date de report.
no_date = Saisissez une date, par exemple { $example }.
done_acknowledged = { $count ->
    [one] { $count } anomalie marquée comme vue.
   *[other] { $count } anomalies marquées comme vues.
}
done_investigating = { $count ->
    [one] Examen de { $count } anomalie commencé.
   *[other] Examen de { $count } anomalies commencé.
}
done_resolved = { $count ->
    [one] { $count } anomalie résolue.
   *[other] { $count } anomalies résolues.
}
done_not_a_fault = { $count ->
    [one] { $count } signalement écarté : ce n’est pas une anomalie. De telles heures ne seront plus signalées.
   *[other] { $count } signalements écartés : ce ne sont pas des anomalies. De telles heures ne seront plus signalées.
}
done_snoozed = { $count ->
    [one] { $count } anomalie reportée.
   *[other] { $count } anomalies reportées.
}
done_planned = { $count ->
    [one] Suivi de { $count } anomalie enregistré.
   *[other] Suivi de { $count } anomalies enregistré.
}
assigned = Attribuée à { $name }
due = { $is_overdue ->
    [yes] En retard depuis le { $day }
   *[no] Échéance : { $day }
}
# $day peut être une heure seule.
snoozed = Reportée, rappel : { $day }
note_assigned = Attribuée à { $name }
note_unassigned = N’est plus attribuée
note_due = Échéance : { $day }
note_not_due = Sans échéance désormais
note_snoozed = Reportée, rappel : { $day }
note_woken = N’est plus reportée
