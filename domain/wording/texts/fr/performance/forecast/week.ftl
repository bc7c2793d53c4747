highest_hour = Pointe prévue : { $day } à { $clock }, environ { $about }, au plus { $up_to }.
costs = { $are_known ->
    [yes] Les coûts sont ceux de l’énergie, au prix de chaque heure ; la puissance, les tranches et l’abonnement figurent sur la facture.
   *[no] Aucun coût affiché, faute de prix défini.
}
hours = Heure par heure
days = Jour par jour
day = Jour
energy = Énergie
range = Fourchette
cost = Coût
peak = Pointe
day_from = { $day }, à partir de { $clock }
day_to = { $day }, jusqu’à { $clock }
at = à { $clock }
no_forecast = { $building } : <b>{ $was_told ->
    [yes] pas de prévision pour le moment.
   *[no] pas encore de prévision.
}</b>
headline = { $building } : environ <b>{ $amount }</b> de consommation dans { $stretch } ({ $utility }).
headline_cost = { $building } : environ <b>{ $amount }</b> de consommation dans { $stretch } ({ $utility }), soit environ <b>{ $cost }</b>.
next_hours = { $hours ->
    [one] la prochaine heure
   *[other] les { $hours } prochaines heures
}
next_days = { $days ->
    [one] la journée à venir
   *[other] les { $days } prochains jours
}
between = { $has_before ->
    [yes] Entre { $lower } et { $upper }. Les 7 jours précédents : { $before }.
   *[no] Entre { $lower } et { $upper }.
}
why_none_now = Il n’y a pas eu de relevés récemment, et les anciennes prévisions ne sont pas affichées. La prochaine sera faite à l’arrivée de nouveaux relevés.
why_none_yet = Il faut deux jours de relevés ; la prévision est ensuite actualisée toutes les six heures.
made = Mise à jour : { $at }. En grisé : fourchette à { $level }.
