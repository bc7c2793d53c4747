title = Prévisualisation
nothing_yet = Saisissez un prix pour voir ce que le mois dernier aurait coûté.
no_use = Rien n’a été mesuré le mois dernier ; il n’y a donc pas de facture d’exemple.
would_cost = { $place }, { $month } : { $amount } consommés. À ces prix, cela coûte <b>{ $sum }</b>.
now_costs = Aux prix en vigueur, cela coûte { $sum }.
incomplete = Seuls { $percent } de ce mois ont été mesurés.
flat = { $price } à toute heure.
colours = Plus c’est foncé, plus c’est cher.
