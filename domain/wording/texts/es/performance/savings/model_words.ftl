base = { $amount } al día
on_weekends = { $is_less ->
    [yes] { $amount } menos en fin de semana
   *[no] { $amount } más en fin de semana
}
below = { $amount } más por cada grado por debajo de { $point }
above = { $amount } más por cada grado por encima de { $point }
