title = Facture
not_begun = Cette période n’a pas commencé : seul ce qui ne dépend pas de la consommation est connu.
periods = Période de facturation
period_before = Période précédente
period_after = Période suivante
by_tariff = Tarif : { $tariff }.
days_title = Coût par jour
days_alt = Coût de l’énergie par jour, { $range } : { $sum } au total.
days_empty = Aucun jour de cette période n’a encore de coût.
bars_own = cette période
bars_before = la période précédente
head_day = Jour
head_cost = Coût
head_cost_before = Période précédente
bars_add_up = Les barres ne montrent que l’énergie et font { $sum } au total.
bars_and_rest = Les barres ne montrent que l’énergie et font { $sum } au total. Le reste, { $rest }, concerne la période entière.
beside = Comparaison
expected = Au { $last }, le total sera probablement de <b>{ $sum }</b> : entre { $lower } et { $upper }, d’après la consommation prévue.
expected_demand = Une pointe plus haute que jusqu’ici l’augmenterait.
expected_sold = Ce qui sera vendu d’ici là n’est pas prévu, et le réduirait.
expected_none = Le total au { $last } n’est pas connu : il n’y a pas encore de prévision de consommation.
expected_until = Le total au { $last } n’est pas connu : la prévision de consommation s’arrête le { $day }.
expected_never = Le total au { $last } n’est pas connu : il n’y a pas de prévision pour un compteur seul.
than_before = { $change ->
    [less] C’est <b>{ $difference } de moins</b> que la facture précédente : { $sum } ({ $range }).
    [more] C’est <b>{ $difference } de plus</b> que la facture précédente : { $sum } ({ $range }).
   *[same] C’est <b>autant</b> que la facture précédente : { $sum } ({ $range }).
}
expected_than_before = { $change ->
    [less] Ce serait <b>{ $difference } de moins</b> que la facture précédente : { $sum } ({ $range }).
    [more] Ce serait <b>{ $difference } de plus</b> que la facture précédente : { $sum } ({ $range }).
   *[same] Ce serait <b>autant</b> que la facture précédente : { $sum } ({ $range }).
}
before = La facture précédente était de <b>{ $sum }</b> ({ $range }).
use_than_before = La consommation a changé de { $percent } ; elle était de { $before }.
before_incomplete = Seuls { $percent } de cette période ont été mesurés.
before_none = Pas de facture précédente pour comparer : rien n’a été mesuré ({ $range }).
line = { $kind ->
    [energy] Énergie
    [demand] Puissance de pointe
    [flat_demand] Puissance de pointe de la période de facturation
    [fixed] Abonnement
    [export] Vente
   *[minimum] Complément au minimum de facturation
 }{ $has_period ->
    [yes] , { $period }
   *[no] {""}
 }{ $has_month ->
    [yes] , { $month }
   *[no] {""}
 }{ $has_step ->
    [yes] , tranche { $step }
   *[no] {""}
 }{ $has_share ->
    [yes] , pour { $share } de la période
   *[no] {""}
 }{ $has_since ->
    [yes] {" "}(prix à partir du { $since })
   *[no] {""}
 }
period = plage { $number }
note_no_tariff = Aucun tarif ne s’applique ({ $range }) : rien n’est facturé pour ces jours.
note_yearly_minimum = Un minimum de { $amount } par an se règle à l’année, pas ici.
note_demand_before = { $unknown ->
    [one] La puissance de { $unknown } des { $months } mois précédents, dont la plus haute fixe un minimum, n’est pas connue.
   *[other] La puissance de { $unknown } des { $months } mois précédents, dont la plus haute fixe un minimum, n’est pas connue.
}
note_no_floor = { $has_period ->
    [yes] La puissance de pointe ({ $period }) n’a aucune heure dans les mois dont la puissance fixe un minimum : elle n’en a donc pas.
   *[no] La puissance de pointe n’a aucune heure dans les mois dont la puissance fixe un minimum : elle n’en a donc pas.
}
remove = Supprimer ce compte
head_for = Poste
head_quantity = Quantité
head_each = Prix
total = Total
sum = <b>{ $sum }</b>, { $range }
sum_so_far = <b>{ $sum }</b> à ce jour, depuis le { $first }
used = Consommation : { $amount }.
used_peak = Consommation : { $amount }, puissance de pointe : { $peak } kW.
all_known = Chaque heure est connue.
metered = Complet à { $percent }.
incomplete = Incomplet : seuls { $percent } de la période ont été mesurés.
both = { $first } { $second }
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
of_days = { $value } jours
of_months = { $value } mois
a_day = jour
a_month = mois
up_to = jusqu’à { $to } { $unit }
from_to = de { $from } à { $to } { $unit }
above = au-dessus de { $from } { $unit }
