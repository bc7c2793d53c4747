headline = {", "} | .
beyond_usual = { $amount } de plus que d’habitude.
withdrawn = {" "}Une analyse ultérieure, le { $day }, ne la retrouve plus.
hours = Consommation par heure
key_measured = mesuré
key_usual = habituel à ces heures
key_marked = heures concernées
compare = Comparer cette semaine à la précédente
causes = Observations et causes probables
no_causes = Aucune cause probable connue.
facts = Détails
building = Bâtiment
meter = Compteur
utility = Énergie
span_label = Période
kind = Type
priority = Priorité
severity = Ampleur de l’écart
deviation = Écart à l’habitude
score_label = Certitude
score = { $level ->
    [strong] Forte (indice { $score } sur 1)
    [fair] Moyenne (indice { $score } sur 1)
   *[weak] Faible (indice { $score } sur 1)
}
seen_label = Détection
work = Suivi
verdict = { $is_fault ->
    [yes] C’est bien une anomalie
   *[no] Pas une anomalie
}
keep_note = Enregistrer la note
save_plan = Enregistrer le suivi
hint_of_note = Ce que vous avez vu et ce que vous avez fait. La note reste avec l’anomalie.
hint_of_verdict = « Pas une anomalie » apprend aussi à GreenPulse à s’y attendre à l’avenir.
cost = { $is_less ->
    [yes] { $amount } de moins que d’habitude, soit environ { $money }.
   *[no] { $amount } de plus que d’habitude, soit environ { $money }.
}
span = { $start } – { $end } ({ $hours } h)
span_open = Depuis : { $start }, en cours ({ $hours } h)
seen = { $is_looking_back ->
    [yes] Dans les données passées, d’abord le { $first }
   *[no] À l’arrivée des relevés, d’abord le { $first }
}
standing_is = { $status }.
not_reviewed = Pas encore examinée.
not_an_issue_said = Marquée « Pas une anomalie ».
done_acknowledged = Marquée comme vue.
done_investigating = Examen commencé.
done_resolved = Résolue.
done_new = Rouverte.
done_not_a_fault = C’est noté : pas une anomalie. De telles heures ne seront plus signalées.
done_fault = C’est noté : c’est bien une anomalie. Elle est rouverte.
done_snoozed = Reportée.
done_planned = Suivi enregistré.
done_note = Note enregistrée.
beside = Autres anomalies
previous = Anomalie précédente
next = Anomalie suivante
to_list = Retour à la liste
act =
    .new = Rouvrir
    .acknowledged = Marquer comme vue
    .investigating = Examiner
    .resolved = Résoudre
note_not_an_issue = Pas une anomalie
note_an_issue = Une anomalie
note_only = Note (facultatif)
