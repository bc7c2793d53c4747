few_days = Se pueden usar { $known } de los 365 días de la línea base; CalTRACK pide { $needed }.
few_in_month = { $month }: se pueden usar { $known } de { $days } días.
left_out = No cuentan { $left_out } de los { $days } días del periodo demostrativo, porque les faltan horas.
extrapolated = { $days ->
    [one] En { $days } día del periodo demostrativo hizo más frío o más calor que nunca en la línea base. Ahí el modelo se extrapola.
   *[other] En { $days } días del periodo demostrativo hizo más frío o más calor que nunca en la línea base. Ahí el modelo se extrapola.
}
poor_fit = El CV(RMSE) supera el { $limit }: el modelo explica mal los días sueltos.
few_blocks = La línea base tiene menos de tres bloques de cuatro semanas, así que el margen de error no se conoce.
within_uncertainty = La diferencia está dentro del margen de error con una confianza del { $level }: puede ser casualidad.
