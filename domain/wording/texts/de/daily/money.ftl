by_tariff = { $price } ({ $tariff })
# Hinter "zu": "Strom zu den Tarifen von 3 Gebäuden".
tariffs = { $buildings ->
    [one] dem Tarif von 1 Gebäude
   *[other] den Tarifen von { $buildings } Gebäuden
}
factor = { $has_of_year ->
    [yes] { $mass }/{ $unit } (von { $of_year })
   *[no] { $mass }/{ $unit }
}
counted = { $has_price ->
    [yes] { $has_factor ->
        [yes] { $utility } zu { $price } und { $factor }
       *[no] { $utility } zu { $price }
    }
   *[no] { $utility } mit { $factor }
}
based_on = Grundlage: { $counted }.
unpriced_in = { $utility } in { $some } von { $all } Gebäuden
unpriced = Nicht in den Kosten enthalten: { $utilities } (kein Preis eingetragen).
unfactored = Nicht in den Emissionen enthalten: { $utilities } (kein Emissionsfaktor eingetragen).
