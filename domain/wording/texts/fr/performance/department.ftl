title = Services
headline = { $departments ->
    [0] Il n’y a pas encore de services.
    [one] Il y a un service.
   *[other] Il y a { $departments } services.
}
lede = Un service paie ce que ses bâtiments consomment. Il a un budget pour l’année et peut se fixer de consommer moins.
add = Ajouter un service
removed = Le service a été supprimé.
buildings = { $buildings ->
    [0] aucun bâtiment
    [one] un bâtiment
   *[other] { $buildings } bâtiments
}
budget_of = { $budget } par an
led_by = Responsable{"\u00A0"}: { $head }
no_head = Aucun responsable n’est indiqué.
nothing_known = On ne sait pas encore ce que paie { $name }.
nothing_known_lede = Il faut pour cela que ses bâtiments aient des relevés et des prix dans une même devise.
paid = { $name } a payé { $amount } en { $year }.
used = { $name } a utilisé { $share } de son budget de { $year }.
expected = À la fin de l’année, cela fera environ { $amount }.
expected_within = À la fin de l’année, cela fera environ { $amount }{"\u00A0"}: { $low } si le reste ressemble au mois le moins cher jusqu’ici, { $high } s’il ressemble au plus cher.
ends = { $is_within ->
    [yes] C’est { $difference } de moins que le budget.
   *[no] C’est { $difference } de plus que le budget.
}
budget_title = Budget { $year }
budget = Budget annuel
spent = Payé jusqu’ici
run_rate = Une année entière à ce rythme
by_the_end = Prévu à la fin de l’année
basis_last_year = Pour le reste de l’année, on prend les mois de l’an dernier, corrigés de l’écart de cette année jusqu’ici.
basis_run_rate = On suppose que le reste de l’année continuera ainsi, car trop peu de l’an dernier est connu.
basis_both = Pour le reste de l’année, on prend les mois de l’an dernier là où ils sont connus, et sinon on suppose qu’elle continuera ainsi.
unknown_days = { $days ->
    [one] Le coût d’une journée n’est pas connu.
   *[other] Le coût de { $days } jours n’est pas connu.
}
unknown_days_of_some = { $days ->
    [one] Pour une journée, le coût de certains bâtiments n’est pas connu.
   *[other] Pour { $days } jours, le coût de certains bâtiments n’est pas connu.
}
unpriced = { $buildings ->
    [one] Un bâtiment n’a pas de prix et n’est pas compté.
   *[other] { $buildings } bâtiments n’ont pas de prix et ne sont pas comptés.
}
by_month = Mois par mois
part = Tous les bâtiments n’y sont pas{"\u00A0"}: certains n’étaient pas encore mesurés.
month = Mois
target_title = Objectif{"\u00A0"}: { $percent } d’électricité en moins
savings_title = Électricité économisée
no_savings = On ne peut pas encore dire ce qui a été économisé{"\u00A0"}: il faut un an de relevés et la météo de chaque bâtiment, et 20 bâtiments au plus.
standing = { $standing ->
    [kept] Dans l’objectif
    [missed] Hors de l’objectif
   *[open] Ouvert{"\u00A0"}: l’objectif est dans la marge
}
savings_so_far = Depuis janvier, { $buildings ->
    [one] un bâtiment a consommé
   *[other] { $buildings } bâtiments ont consommé
} { $percent } d’électricité { $is_less ->
    [yes] de moins
   *[no] de plus
} qu’avant par le même temps{"\u00A0"}: { $amount }{ $has_half ->
    [yes] , à ± { $half } près.
   *[no] . La marge n’est pas encore connue.
}
buildings_title = Bâtiments
also_of = compte aussi, en entier, pour { $departments }
no_buildings = Il n’a pas encore de bâtiments.
people = Personnes
change = Modifier
change_title = Modifier { $name }
remove = Supprimer
name = Nom
head = Responsable
head_hint = Qui en répond.
contact = Adresse e-mail
budget_hint = Argent pour l’énergie d’une année civile, dans la devise de ses bâtiments.
budget_taken = Indiquez un montant à partir de 0, ou rien.
reduction = Réduire l’électricité de
reduction_hint = Par rapport à l’an dernier, par le même temps.
reduction_taken = Indiquez un pourcentage de 0 à 100, ou rien.
save = Enregistrer
saved = Enregistré.
