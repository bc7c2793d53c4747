title = Próximos meses
to_be_here = Cuando esté lista, aquí verá la energía, el coste y el pico de cada mes de { $building }, junto a los de un año antes.
months = Mes a mes
key_before = un año antes
month = Mes
energy = Energía
cost = Coste
range = Intervalo
before = Un año antes
peak = Pico
so_far = { $amount } hasta ahora
peak_before = { $rate } un año antes
too_short = Una previsión mensual necesita dos meses completos de datos de { $utility }, mejor dos años. Empezará sola.
silent = Ahora no hay previsión mensual: no hay datos de { $utility } desde el { $since }. La próxima se hará cuando lleguen lecturas.
not_yet = Los meses desde { $from } aún no están previstos. Las previsiones se actualizan cada seis horas.
whole = { $has_cost ->
    [yes] { $has_before ->
        [yes] Los { $count } meses desde { $first }: cerca de { $energy } y { $cost }. Los mismos meses un año antes: { $before }.
       *[no] Los { $count } meses desde { $first }: cerca de { $energy } y { $cost }.
    }
   *[no] { $has_before ->
        [yes] Los { $count } meses desde { $first }: cerca de { $energy }. Los mismos meses un año antes: { $before }.
       *[no] Los { $count } meses desde { $first }: cerca de { $energy }.
    }
}
highest = { $has_cost ->
    [yes] { $has_peak ->
        [yes] El más alto es { $month }: { $energy }, cerca de { $cost }, con un pico aproximado de { $peak }.
       *[no] El más alto es { $month }: { $energy }, cerca de { $cost }.
    }
   *[no] { $has_peak ->
        [yes] El más alto es { $month }: { $energy }, con un pico aproximado de { $peak }.
       *[no] El más alto es { $month }: { $energy }.
    }
}
both = { $first } { $second }
note = Incluye el mes en curso. Intervalo: el { $level } de los meses queda dentro. El coste es solo el de la energía, si el consumo se reparte en la semana como últimamente; el pico supone una carga tan desigual como la del mismo mes de un año antes.
part_of_year = Hay datos de menos de un año. Apenas se sabe cómo serán los demás meses; por eso el intervalo es amplio.
one_year = Hay datos de cerca de un año. Todavía no se sabe cuánto cambia un mes de un año a otro; por eso el intervalo es amplio.
