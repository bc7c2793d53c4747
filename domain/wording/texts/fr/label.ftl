kind =
    .usage_spike = Bien plus que d’habitude
    .equipment_failure = Bien moins que d’habitude
    .schedule_deviation = Horaires inhabituels
    .meter_fault = Défaut de compteur
    .level_shift = Changement de niveau
    .drift = Dérive progressive
    .night_waste = Pas de baisse la nuit
    .weekend_waste = Pas de baisse le week-end
# L’ampleur de l’écart.
severity =
    .low = Faible
    .medium = Moyenne
    .high = Forte
    .critical = Extrême
priority =
    .low = Basse
    .medium = Moyenne
    .high = Haute
# D’une anomalie.
status =
    .new = Nouvelle
    .acknowledged = Vue
    .investigating = En cours d’examen
    .resolved = Résolue

utility =
    .electricity = Électricité
    .natural_gas = Gaz naturel
    .chilled_water = Eau glacée
    .steam = Vapeur
    .hot_water = Eau chaude
    .heat = Chaleur
    .propane = Propane
    .fuel_oil = Fioul
    .water = Eau
    .climate = Climat
    .battery = Batterie
    .unknown = Inconnue
# Dans une phrase, sans article : « en électricité », « (eau) ».
utility_within =
    .electricity = électricité
    .natural_gas = gaz naturel
    .chilled_water = eau glacée
    .steam = vapeur
    .hot_water = eau chaude
    .heat = chaleur
    .propane = propane
    .fuel_oil = fioul
    .water = eau
    .climate = climat
    .battery = batterie
    .unknown = énergie inconnue

supply_of = { $from ->
    [grid] { $utility } du réseau
    [made] { $utility } solaire sur place
   *[other] { $utility }
}

building_type =
    .home = Logement
    .school = École
    .academic = Enseignement supérieur
    .library = Bibliothèque
    .research = Laboratoire de recherche
    .administrative = Bureaux
    .residential = Résidence étudiante
    .dining = Restauration ou sport
    .other = Autre
buildings =
    .home = logements
    .school = écoles
    .academic = bâtiments d’enseignement
    .library = bibliothèques
    .research = laboratoires
    .administrative = immeubles de bureaux
    .residential = résidences étudiantes
    .dining = bâtiments de restauration et de sport
    .other = autres bâtiments

meter_role =
    .main = Compteur principal
    .submeter = Sous-compteur (compris dans un autre compteur)
    .generation = Production
    .storage = Batterie
meter_role_short =
    .main = Compteur principal
    .submeter = Sous-compteur
    .generation = Production
    .storage = Batterie
appliance =
    .car = Recharge de voiture
    .heat_pump = Pompe à chaleur
    .water_heater = Chauffe-eau
    .cooking = Cuisson
    .laundry = Lavage et séchage du linge
    .dishwasher = Lave-vaisselle
    .refrigeration = Froid alimentaire
    .lighting = Éclairage
    .cooling_ventilation = Climatisation et ventilation
    .computing = Informatique
    .other = Autre appareil
appliance_within =
    .car = recharge de voiture
    .heat_pump = pompe à chaleur
    .water_heater = chauffe-eau
    .cooking = cuisson
    .laundry = lavage et séchage du linge
    .dishwasher = lave-vaisselle
    .refrigeration = froid alimentaire
    .lighting = éclairage
    .cooling_ventilation = climatisation et ventilation
    .computing = informatique
    .other = autre appareil
meter_status =
    .new = Nouveau
    .active = En service
    .maintenance = En maintenance
    .error = Défaut connu

field = { $field ->
    [energy_kwh] Énergie
    [power_w] Puissance
    [energy_export_kwh] Énergie injectée
    [energy_net_kwh] Énergie nette
    [gas_therms] Gaz naturel
    [gas_m3] Gaz naturel
    [chilled_water_ton_hours] Eau glacée
    [cold_kwh] Eau glacée
    [steam_lbs] Vapeur
    [hot_water_gal] Eau chaude
    [heat_kwh] Chaleur
    [heat_mwh] Chaleur
    [heat_gj] Chaleur
    [heat_gcal] Chaleur
    [propane_gal] Propane
    [fuel_oil_gal] Fioul
    [water_m3] Eau
    [interval_energy_kwh] Énergie par période
    [interval_energy_export_kwh] Énergie injectée par période
    [interval_gas_therms] Gaz naturel par période
    [interval_chilled_water_ton_hours] Eau glacée par période
    [interval_steam_lbs] Vapeur par période
    [interval_hot_water_gal] Eau chaude par période
    [interval_heat_kwh] Chaleur par période
    [interval_propane_gal] Propane par période
    [interval_fuel_oil_gal] Fioul par période
    [interval_water_m3] Eau par période
    [outdoor_temp_c] Température extérieure
    [outdoor_temp_f] Température extérieure
    [outdoor_humidity_percent] Humidité extérieure
    [indoor_temp_c] Température intérieure
    [indoor_temp_f] Température intérieure
    [indoor_humidity_percent] Humidité intérieure
    [battery_percent] Niveau de la batterie
    [value] Valeur sans unité connue
   *[other] { $field }
}
field_of_part = { $field } { $part }

almost_nothing = presque rien
