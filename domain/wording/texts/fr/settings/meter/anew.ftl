not_saved_yet = Rien n’est encore enregistré. Sera recalculé :
readings_stay = Les relevés restent tels quels. Une année de quarts d’heure prend quelques secondes ; les autres demandes attendent pendant ce temps.
leave_it = Annuler
hours_and_days = Toutes les heures et tous les jours de « { $meter } », d’après ses relevés.
building_added_up = La consommation de « { $building } », dès le premier relevé.
counts_no_more_for = Il ne compte plus pour « { $building } », même dans le passé.
days_cut = Ses jours commenceront à minuit dans le fuseau { $zone }.
counts_for = { $has_instead_of ->
    [yes] Ses relevés compteront pour « { $building } » au lieu de « { $instead_of } », dès le premier.
   *[no] Ses relevés compteront pour « { $building } », dès le premier.
}
