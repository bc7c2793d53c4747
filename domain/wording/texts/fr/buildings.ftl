headline = { $all ->
    [0] <b>Pas encore de bâtiments.</b>
    [one] <b>{ $all } bâtiment.</b>
   *[other] { $is_all ->
        [yes] <b>{ $all } bâtiments.</b>
       *[no] <b>{ $shown }</b> sur { $all } bâtiments.
    }
}
worst = Plus forte hausse ce mois-ci : <a>{ $building }</a>, { $percent } d’électricité de plus que le mois dernier (du { $days }).
add = Ajouter un bâtiment
sites = Tous les sites
site = Site
count = { $buildings ->
    [one] { $buildings } bâtiment
   *[other] { $buildings } bâtiments
}
list = Tous les bâtiments
find = Nom
example = Partie du nom
kind = Type de bâtiment
all_kinds = Tous les types
sort_by = Trier par
sort = { $sort ->
    [now] Consommation actuelle
    [energy] Consommation du mois
    [cost] Coût du mois
    [area] Consommation par surface
    [change] Plus forte hausse
   *[name] Nom
}
column = { $sort ->
    [now] En ce moment
    [energy] Ce mois-ci
    [cost] Coût
    [area] Par surface
    [change] Écart au mois dernier
   *[name] Bâtiment
}
show = Afficher
show_all = Tout afficher
nothing_fits = Essayez un autre nom ou un autre type.
hint = Électricité depuis le début du mois, comparée au mois dernier (du { $days }). Par surface : toute l’énergie du mois ; toutes les barres ont la même échelle.
rank = rang { $rank } sur { $all }
star = Ajouter une étoile : { $building }
unstar = Retirer l’étoile : { $building }
all_departments = Les { $departments } services
