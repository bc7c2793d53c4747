by_tariff = { $price } ({ $tariff })
tariffs = { $buildings ->
    [one] la tarifa de 1 edificio
   *[other] las tarifas de { $buildings } edificios
}
factor = { $has_of_year ->
    [yes] { $mass }/{ $unit } (de { $of_year })
   *[no] { $mass }/{ $unit }
}
counted = { $has_price ->
    [yes] { $has_factor ->
        [yes] { $utility } a { $price } y { $factor }
       *[no] { $utility } a { $price }
    }
   *[no] { $utility } a { $factor }
}
based_on = Calculado con { $counted }.
unpriced_in = { $utility } en { $some } de { $all } edificios
unpriced = El coste no incluye { $utilities }: no hay precio definido.
unfactored = El CO₂ no incluye { $utilities }: no hay factor de emisión definido.
