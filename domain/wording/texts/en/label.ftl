# What things are called in lists, filters and sentences.

# The kind of an issue.
kind =
    .usage_spike = Far more than usual
    .equipment_failure = Far less than usual
    .schedule_deviation = Unusual timing
    .meter_fault = Meter fault
    .level_shift = Step change
    .drift = Gradual drift
    .night_waste = On overnight
    .weekend_waste = On over the weekend
severity =
    .low = Low
    .medium = Medium
    .high = High
    .critical = Critical
# How soon an issue should be dealt with.
priority =
    .low = Low
    .medium = Medium
    .high = High
# What people have done about an issue.
status =
    .new = New
    .acknowledged = Seen
    .investigating = Under investigation
    .resolved = Resolved

utility =
    .electricity = Electricity
    .natural_gas = Natural gas
    .chilled_water = Chilled water
    .steam = Steam
    .hot_water = Hot water
    .heat = Heat
    .propane = Propane
    .fuel_oil = Fuel oil
    .water = Water
    .climate = Climate
    .battery = Battery
    .unknown = Unknown
# The same within a sentence.
utility_within =
    .electricity = electricity
    .natural_gas = natural gas
    .chilled_water = chilled water
    .steam = steam
    .hot_water = hot water
    .heat = heat
    .propane = propane
    .fuel_oil = fuel oil
    .water = water
    .climate = climate
    .battery = battery
    .unknown = something unknown

# Energy from the grid, from the own roof (made) or from elsewhere.
supply_of = { $from ->
    [grid] { $utility } from the grid
    [made] { $utility } from on-site solar
   *[other] { $utility }
}

# What a building is for.
building_type =
    .home = Home
    .school = School
    .academic = Academic building
    .library = Library
    .research = Research lab
    .administrative = Offices
    .residential = Student residence
    .dining = Dining or sports
    .other = Other
# Several buildings of a type, within a sentence.
buildings =
    .home = homes
    .school = schools
    .academic = academic buildings
    .library = libraries
    .research = research labs
    .administrative = office buildings
    .residential = student residences
    .dining = dining and sports buildings
    .other = other buildings

# How a meter counts in its building.
meter_role =
    .main = Main meter
    .submeter = Submeter (part of another meter)
    .generation = Generation
    .storage = Battery
# The same as a short word in a list.
meter_role_short =
    .main = Main meter
    .submeter = Submeter
    .generation = Generation
    .storage = Battery
# What a meter feeds.
appliance =
    .car = Car charging
    .heat_pump = Heat pump
    .water_heater = Water heater
    .cooking = Cooking
    .laundry = Washing and drying
    .dishwasher = Dishwasher
    .refrigeration = Refrigeration
    .lighting = Lighting
    .cooling_ventilation = Cooling and ventilation
    .computing = Computers
    .other = Other appliance
# The same within a sentence.
appliance_within =
    .car = car charging
    .heat_pump = heat pump
    .water_heater = water heater
    .cooking = cooking
    .laundry = washing and drying
    .dishwasher = dishwasher
    .refrigeration = refrigeration
    .lighting = lighting
    .cooling_ventilation = cooling and ventilation
    .computing = computers
    .other = other appliance
meter_status =
    .new = New
    .active = In service
    .maintenance = Under maintenance
    .error = Known to be faulty

# A quantity that a meter reports, by its field in messages.
field = { $field ->
    [energy_kwh] Energy
    [power_w] Power
    [energy_export_kwh] Exported energy
    [energy_net_kwh] Net energy
    [gas_therms] Natural gas
    [gas_m3] Natural gas
    [chilled_water_ton_hours] Chilled water
    [cold_kwh] Chilled water
    [steam_lbs] Steam
    [hot_water_gal] Hot water
    [heat_kwh] Heat
    [heat_mwh] Heat
    [heat_gj] Heat
    [heat_gcal] Heat
    [propane_gal] Propane
    [fuel_oil_gal] Fuel oil
    [water_m3] Water
    [interval_energy_kwh] Energy per period
    [interval_energy_export_kwh] Exported energy per period
    [interval_gas_therms] Natural gas per period
    [interval_chilled_water_ton_hours] Chilled water per period
    [interval_steam_lbs] Steam per period
    [interval_hot_water_gal] Hot water per period
    [interval_heat_kwh] Heat per period
    [interval_propane_gal] Propane per period
    [interval_fuel_oil_gal] Fuel oil per period
    [interval_water_m3] Water per period
    [outdoor_temp_c] Outdoor temperature
    [outdoor_temp_f] Outdoor temperature
    [outdoor_humidity_percent] Outdoor humidity
    [indoor_temp_c] Indoor temperature
    [indoor_temp_f] Indoor temperature
    [indoor_humidity_percent] Indoor humidity
    [battery_percent] Battery level
    [value] Value of unknown unit
   *[other] { $field }
}
# The same of one part of a device.
field_of_part = { $field } { $part }

# An amount that is too small to matter.
almost_nothing = almost nothing
