kind =
    .usage_spike = Mucho más de lo habitual
    .equipment_failure = Mucho menos de lo habitual
    .schedule_deviation = A horas inusuales
    .meter_fault = Fallo del contador
    .level_shift = Cambio brusco
    .drift = Cambio gradual
    .night_waste = No baja de noche
    .weekend_waste = No baja en fin de semana
severity =
    .low = Bajo
    .medium = Medio
    .high = Alto
    .critical = Extremo
priority =
    .low = Baja
    .medium = Media
    .high = Alta
status =
    .new = Nueva
    .acknowledged = Vista
    .investigating = En investigación
    .resolved = Resuelta

utility =
    .electricity = Electricidad
    .natural_gas = Gas natural
    .chilled_water = Agua refrigerada
    .steam = Vapor
    .hot_water = Agua caliente
    .heat = Calor
    .propane = Propano
    .fuel_oil = Gasóleo
    .water = Agua
    .climate = Clima
    .battery = Batería
    .unknown = Desconocido
utility_within =
    .electricity = electricidad
    .natural_gas = gas natural
    .chilled_water = agua refrigerada
    .steam = vapor
    .hot_water = agua caliente
    .heat = calor
    .propane = propano
    .fuel_oil = gasóleo
    .water = agua
    .climate = clima
    .battery = batería
    .unknown = algo desconocido

supply_of = { $from ->
    [grid] { $utility } de la red
    [made] { $utility } solar propia
   *[other] { $utility }
}

building_type =
    .home = Vivienda
    .school = Colegio
    .academic = Edificio docente
    .library = Biblioteca
    .research = Laboratorio
    .administrative = Oficinas
    .residential = Residencia de estudiantes
    .dining = Comedor o deporte
    .other = Otro
# Sin artículo: delante va un número («de 6 colegios»).
buildings =
    .home = viviendas
    .school = colegios
    .academic = edificios docentes
    .library = bibliotecas
    .research = laboratorios
    .administrative = edificios de oficinas
    .residential = residencias de estudiantes
    .dining = edificios de comedor o deporte
    .other = edificios de otro tipo

meter_role =
    .main = Contador principal
    .submeter = Subcontador (parte de otro contador)
    .generation = Generación
    .storage = Batería
meter_role_short =
    .main = Contador principal
    .submeter = Subcontador
    .generation = Generación
    .storage = Batería
appliance =
    .car = Carga del coche
    .heat_pump = Bomba de calor
    .water_heater = Calentador de agua
    .cooking = Cocina
    .laundry = Lavadora y secadora
    .dishwasher = Lavavajillas
    .refrigeration = Frigorífico
    .lighting = Iluminación
    .cooling_ventilation = Aire acondicionado y ventilación
    .computing = Equipos informáticos
    .other = Otro aparato
appliance_within =
    .car = carga del coche
    .heat_pump = bomba de calor
    .water_heater = calentador de agua
    .cooking = cocina
    .laundry = lavadora y secadora
    .dishwasher = lavavajillas
    .refrigeration = frigorífico
    .lighting = iluminación
    .cooling_ventilation = aire acondicionado y ventilación
    .computing = equipos informáticos
    .other = otro aparato
meter_status =
    .new = Nuevo
    .active = En servicio
    .maintenance = En mantenimiento
    .error = Averiado

field = { $field ->
    [energy_kwh] Energía
    [power_w] Potencia
    [energy_export_kwh] Energía vertida
    [energy_net_kwh] Energía neta
    [gas_therms] Gas natural
    [gas_m3] Gas natural
    [chilled_water_ton_hours] Agua refrigerada
    [cold_kwh] Agua refrigerada
    [steam_lbs] Vapor
    [hot_water_gal] Agua caliente
    [heat_kwh] Calor
    [heat_mwh] Calor
    [heat_gj] Calor
    [heat_gcal] Calor
    [propane_gal] Propano
    [fuel_oil_gal] Gasóleo
    [water_m3] Agua
    [interval_energy_kwh] Energía por periodo
    [interval_energy_export_kwh] Energía vertida por periodo
    [interval_gas_therms] Gas natural por periodo
    [interval_chilled_water_ton_hours] Agua refrigerada por periodo
    [interval_steam_lbs] Vapor por periodo
    [interval_hot_water_gal] Agua caliente por periodo
    [interval_heat_kwh] Calor por periodo
    [interval_propane_gal] Propano por periodo
    [interval_fuel_oil_gal] Gasóleo por periodo
    [interval_water_m3] Agua por periodo
    [outdoor_temp_c] Temperatura exterior
    [outdoor_temp_f] Temperatura exterior
    [outdoor_humidity_percent] Humedad exterior
    [indoor_temp_c] Temperatura interior
    [indoor_temp_f] Temperatura interior
    [indoor_humidity_percent] Humedad interior
    [battery_percent] Nivel de la batería
    [value] Valor de unidad desconocida
   *[other] { $field }
}
field_of_part = { $field } { $part }

almost_nothing = casi nada
