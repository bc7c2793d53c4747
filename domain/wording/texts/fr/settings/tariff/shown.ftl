title = Tarif
source = Source : { $source }.
period = plage { $number }
sold = { $has_period ->
    [yes] Prix de rachat, { $period }
   *[no] Prix de rachat
}
demand = Puissance de pointe, { $period }
fixed = Abonnement
minimum = Minimum de facturation
unpriced = Non compris
hours = Prix par heure
colours = Plus c’est foncé, plus c’est cher.
weekdays = Du lundi au vendredi
weekends = Samedi, dimanche et jours fériés
add_account = Utiliser ce tarif
add_version = Nouveaux prix
remove = Supprimer
from = À partir du { $day }.
from_to = Du { $first } au { $last }.
used = { $has_period ->
    [yes] Énergie, { $period }
   *[no] Énergie
}
flat_demand = { $has_season ->
    [yes] Puissance de pointe de la période de facturation, saison { $season }
   *[no] Puissance de pointe de la période de facturation
}
money_each = { $per ->
    [day] { $amount } par jour
    [month] { $amount } par mois
   *[year] { $amount } par an
}
tier_up_to = { $limit ->
    [daily] { $price } jusqu’à { $most } { $unit } par jour
    [demand] { $price } jusqu’à { $most } { $unit } par kW
    [demand_daily] { $price } jusqu’à { $most } { $unit } par kW et par jour
   *[period] { $price } jusqu’à { $most } { $unit }
}
then = { $first }, puis { $next }
