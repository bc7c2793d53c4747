title = Sites et bâtiments
lede = Le type et la surface d’un bâtiment décident de ce à quoi il est comparé. Un site a un fuseau horaire, une devise et des unités.
removed = Supprimé.
add_building = Ajouter un bâtiment
add_site = Ajouter un site
site_settings = Paramètres du site
none = <b>Pas encore de bâtiments.</b>
headline_of = <b>{ $buildings ->
    [one] { $buildings } bâtiment
   *[other] { $buildings } bâtiments
}</b> sur { $sites ->
    [one] { $sites } site.
   *[other] { $sites } sites.
}
site_facts = Fuseau horaire : { $zone } ; devise : { $currency } ; { $system ->
    [us] unités américaines
   *[metric] unités métriques
} ; { $is_located ->
    [yes] position indiquée
   *[no] pas de position, donc pas de météo
}{ $has_area ->
    [yes] {"\u202F"}; { $area }.
   *[no] .
}
building_facts = { $kind } ; { $has_area ->
    [yes] { $area }
   *[no] surface non indiquée
} ; { $meters ->
    [0] aucun compteur
    [one] { $meters } compteur
   *[other] { $meters } compteurs
}{ $has_score ->
    [yes] {"\u202F"}; ENERGY STAR { $score }.
   *[no] .
}
