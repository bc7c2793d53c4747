no_date = « { $given } » n’est pas une date. Écrivez-la ainsi : 2026-11-22.
reduction_taken = un pourcentage entre 0 et 100, par exemple 5
ends_too_early = Cette date précède le premier jour. Choisissez-en une plus tardive.
baseline_ends_too_early = Cette date précède le premier jour de la référence. Choisissez-en une plus tardive.
title = Objectifs
none = Pas encore d’objectif. Fixez une réduction et une échéance.
change_title = Modifier l’objectif
set_title = Fixer un objectif
reduction = Réduire de
start = Premier jour
end = Dernier jour
baseline_from = Référence à partir du
baseline_to = Référence jusqu’au
save_change = Enregistrer
set = Fixer l’objectif
wanted = { $percent } de moins, { $range }
not_begun = Pas commencé
nothing_known = Pas encore de données pour cette période ou sa référence.
change = Modifier
remove = Supprimer
baseline_ends_too_late = La référence doit se terminer avant le début de l’objectif. Choisissez un jour avant le { $start }.
done_set = Objectif fixé.
done_changed = Objectif modifié.
done_removed = Objectif supprimé.
on_track = En bonne voie
reached = Atteint
off_track = En retard
missed = Manqué
progress = { $is_less ->
    [yes] À ce jour, { $percent } de moins que la référence ({ $days } jours connus sur { $days_in_all }). À ce rythme, le total sera de { $projected } pour { $allowed } permis.
   *[no] À ce jour, { $percent } de plus que la référence ({ $days } jours connus sur { $days_in_all }). À ce rythme, le total sera de { $projected } pour { $allowed } permis.
}
plus_minus = { $amount } ± { $half_width }
