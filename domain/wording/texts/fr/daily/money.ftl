by_tariff = { $price } ({ $tariff })
tariffs = { $buildings ->
    [one] le tarif de { $buildings } bâtiment
   *[other] les tarifs de { $buildings } bâtiments
}
factor = { $has_of_year ->
    [yes] { $mass }/{ $unit } (valeur de { $of_year })
   *[no] { $mass }/{ $unit }
}
counted = { $has_price ->
    [yes] { $has_factor ->
        [yes] { $utility } : { $price } et { $factor }
       *[no] { $utility } : { $price }
    }
   *[no] { $utility } : { $factor }
}
based_on = Base de calcul – { $counted }.
unpriced_in = { $utility } dans { $some } bâtiments sur { $all }
unpriced = Le coût ne comprend pas : { $utilities } (aucun prix défini).
unfactored = Le carbone ne comprend pas : { $utilities } (aucun facteur d’émission défini).
