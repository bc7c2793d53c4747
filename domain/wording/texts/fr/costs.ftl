headline_bills = { $bills ->
    [one] <b>{ $sum }</b> à ce jour sur la facture du mois.
   *[other] <b>{ $sum }</b> à ce jour sur les { $bills } factures du mois.
}
headline_buildings = { $buildings ->
    [one] <b>{ $sum }</b> d’électricité depuis le début du mois.
   *[other] <b>{ $sum }</b> d’électricité pour { $buildings } bâtiments depuis le début du mois.
}
none = Pas encore de coûts.
none_lede = Saisissez le prix que vous payez pour un kilowattheure : chaque bâtiment affichera ce qu’il coûte.
add_prices = Saisir les prix
bills = Factures du mois
bill_about = { $utility }, { $place }. Du { $days }
by_building = Électricité par bâtiment
by_building_note = Depuis le début du mois, hors abonnement et puissance, qui figurent sur la facture.
flat_price = Au prix unique du site.
to_tariffs = Tarifs et comptes
building_title = { $building } : coûts
building_none = { $building } : <b>pas encore de coûts.</b>
building_none_lede = Les coûts apparaissent dès que l’électricité est mesurée et qu’elle a un prix.
days_note = Électricité au prix de chaque heure, moins ce qui a été vendu. L’abonnement et la puissance figurent seulement sur la facture.
