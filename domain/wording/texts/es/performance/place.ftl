utilities = Suministro
new_meters = Ver contadores nuevos
next = Más sobre este edificio
no_meter = { $building }: <b>todavía sin contadores asignados.</b>
