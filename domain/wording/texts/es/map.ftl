title = Plano
title_of = Plano de { $site }
alt = { $buildings ->
    [one] Plano con un edificio
   *[other] Plano con { $buildings } edificios
}
note = Cuanto mayor, más se consume ahora. Forma y color: este mes frente al anterior.
unplaced = { $buildings ->
    [one] Un edificio aún no tiene lugar.
   *[other] { $buildings } edificios aún no tienen lugar.
}
arrange = Organizar el plano
trend = { $trend ->
    [worse] más que el mes anterior
    [better] menos que el mes anterior
    [same] casi igual
   *[unknown] aún sin comparación
}
told = { $has_power ->
    [yes] { $building }: { $power } ahora, { $trend }
   *[no] { $building }: sin conexión, { $trend }
}
show = Ver el plano
