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
meter_status =
    .new = New
    .active = In service
    .maintenance = Under maintenance
    .error = Known to be faulty
