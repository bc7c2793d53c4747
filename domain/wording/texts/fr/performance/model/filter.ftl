all_buildings = Tous les bâtiments
all_utilities = Toutes les énergies
all_states = Tous
state = État
sort_by = Trier par
sort = { $sort ->
    [error] En recul, plus forte erreur
    [building] Bâtiment
    [utility] Énergie
   *[newest] Version la plus récente
}
show = Afficher
show_all = Tout afficher
shown = { $count ->
    [0] Aucune des { $all } prévisions ne correspond.
    [one] { $count } prévision sur { $all }.
   *[other] { $count } prévisions sur { $all }.
}
