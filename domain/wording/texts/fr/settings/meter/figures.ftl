title = À quoi servent ses valeurs
uncount = Ne plus compter
uncount_hint = Ses relevés restent, comme nombres sans unité. La consommation du bâtiment est recalculée.
counted = { $name } ({ $since } – { $until }).
counted_before = { $count ->
    [one] { $count } valeur était comptée à côté des autres auparavant, et l’a peut-être été deux fois :
   *[other] { $count } valeurs étaient comptées à côté des autres auparavant, et l’ont peut-être été deux fois :
}
instead = À sa place : { $name }.
why = { $reason ->
    [counts] Comptée.
    [tariff_in_sum] Comptée, dans la somme de tous les tarifs.
    [share_in_sum] Comptée, dans la somme de ses phases ou chaînes.
    [side_of_net] Comptée, comme l’un des sens d’un comptage net.
    [no_unit] Non comptée : elle n’a pas d’unité.
    [unknown_unit] Non comptée : son unité est inconnue.
    [no_state_class] Non comptée : on ne sait pas si c’est un index du compteur ou une consommation sur une période.
    [no_substance] Non comptée : on ne sait pas de quoi est ce volume.
    [of_period] Non comptée : elle porte sur un jour, un mois ou une session.
    [statistic] Non comptée : c’est un maximum, un minimum ou une moyenne.
    [not_measured] Non comptée : c’est une consigne ou une estimation, pas une mesure.
    [diagnostic] Non comptée : l’appareil la signale comme diagnostic.
    [reactive] Non comptée : c’est une énergie réactive ou apparente.
    [derived] Non comptée : l’appareil l’a calculée à partir de ses autres valeurs.
    [raw] Non comptée : c’est la valeur contrôlée du même index qui compte.
    [other_side] Non comptée : le même flux est compté de l’autre côté.
    [part_of_whole] Non comptée : elle fait partie d’un total qui compte.
    [tariff_of_total] Non comptée : c’est l’index de tous les tarifs qui compte.
    [tariff_alone] Non comptée : ce n’est qu’un tarif, et d’autres manquent peut-être.
    [duplicate] Non comptée : une autre valeur du même flux compte.
    [other_unit] Non comptée : la même quantité compte dans une autre unité.
    [one_way] Non comptée : ce n’est qu’un sens, et le net est inconnu.
    [sign_unknown] Non comptée : son signe peut désigner l’un ou l’autre sens.
    [own_heat] Non comptée : cette chaleur vient d’une énergie déjà mesurée.
    [of_heat_meter] Non comptée : c’est la puissance ou l’eau d’un compteur de chaleur.
    [fuel] Non comptée : c’est un combustible en kWh, pas de l’électricité.
    [concentrator] Non comptée : c’est la somme d’appareils comptés eux-mêmes.
    [not_of_room] Non comptée : ce n’est ni une pièce ni l’air extérieur.
    [own_cell] Non comptée : c’est la pile de l’appareil, qui ne stocke rien pour le bâtiment.
   *[room_unknown] Non comptée : c’est peut-être une pièce, ou une partie de l’appareil.
}
