year_would_do = une année de 1990 à 2100
site_needed = Choisissez le site.
saved = Enregistré. Les années antérieures ne changent pas.
removed = Supprimé.
head_what = Énergie, lieu
head_year = Depuis
remove = Supprimer
what_where = { $what } · { $place }
site = Site
of_what = Énergie
year = À partir de l’année
source = Source
save = Enregistrer
all_known = { $is_ratio ->
    [yes] Chaque énergie mesurée a un coefficient.
   *[no] Chaque énergie mesurée a un facteur d’émission.
}
without = { $is_ratio ->
    [yes] Pas encore de coefficient pour : { $utilities }.
   *[no] Pas encore de facteur d’émission pour : { $utilities }.
}
stands_already = { $is_ratio ->
    [yes] Le site a déjà un coefficient à partir de { $year }. Supprimez d’abord celui-là.
   *[no] Le site a déjà un facteur d’émission à partir de { $year }. Supprimez d’abord celui-là.
}
