# The checklist of a first day, on an empty Home: where one is, what is connected, which building it
# is, what a kWh costs.

# The heading.
heading = Set up in four steps

# How many steps are done or skipped.
progress = { $done } of { $all } steps done. You can skip any of them and come back later.

# The heading of a step.
step =
    .place = Where are you?
    .connect = Connect a meter
    .building = Name the building
    .price = What does a kWh cost?

# A step is done.
done = Done

# A step was skipped.
skipped = Skipped

# Skips a step.
skip = Skip this step

# What the place decides.
place_hint = The time zone decides when a day begins. Weather, currency and units follow from it; change what is not right.

# The site's name.
name = Name of your site

# The time zone.
zone = Time zone

# How a time zone is written.
zone_hint = Such as Europe/Berlin or America/New_York.

# The currency.
currency = Currency

# How a currency is written.
currency_hint = Three letters, such as USD or EUR.

# The units.
units = Units

# Where it is, in words.
location = Town or address (optional)

# Asks for the weather of the town.
weather = Use the weather of { $town } (an exact position can be set later)

# Proposes the rest for the zone that was typed.
propose = Suggest for this time zone

# Saves the place.
save_place = Save place

# No such zone.
no_zone = There is no time zone “{ $given }”. Choose one such as Europe/Berlin.

# No such currency.
no_currency = “{ $given }” is not a currency code. Enter three letters such as EUR.

# How to connect a meter.
connect_hint = Devices send to { $address } by MQTT. Choose what you have; the page shows when it is heard.

# The name of a kind of source.
source =
    .shelly = Shelly
    .tasmota = Tasmota
    .zigbee2mqtt = Zigbee2MQTT
    .home-assistant = Home Assistant
    .reader = Smart meter reader
    .file = CSV or Green Button file
    .hand = By hand

# What to do with its lines.
source_hint =
    .shelly = In a terminal, with your device’s address in place of SHELLY. Or on the device’s own page: Settings, MQTT, with this server, and “Generic status update” on.
    .tasmota = Copy into the device’s console.
    .zigbee2mqtt = Put into configuration.yaml of Zigbee2MQTT, and restart it.
    .home-assistant = Put into configuration.yaml of Home Assistant, with its MQTT integration connected to this server, and restart it.
    .reader = Readers such as AMS reader, DSMR-reader or vzlogger have a page for MQTT. Enter these.
    .file = Upload a file from your utility or another program. Its columns are recognized and can be checked before anything is stored.
    .hand = Read the meter and type the figure. Once a month is enough for a start.

# One of this kind has been heard.
heard = Heard it

# None of this kind has been heard.
waits = Not heard yet

# Devices have to sign in with a token.
token_hint = Devices sign in with an access token as their user name.

# Makes a token.
make_token = Create access token

# Leads to the import of files.
import = Upload a file

# Leads to the form of readings by hand.
by_hand = Enter a meter reading

# Without a device: a line to try.
try_line = No meter at hand? Copy this line into a terminal. The reading appears here within a second, without reloading.

# Messages come that nothing reads.
unread = { $count ->
    [one] One topic is not understood. <a>Choose its numbers</a> to read it.
   *[other] { $count } topics are not understood. <a>Choose their numbers</a> to read them.
}

# Nothing to name yet.
building_waits = As soon as a meter is heard, it stands here, with a suggestion.

# What to do with the new meters.
building_hint = A main meter measures the whole building; a plug is a submeter.

# What the price is for.
price_hint = Enough for a first cost. Tariffs with times, steps and fixed charges can be set later.

# The price.
price = Price of a kWh in { $currency }

# Saves the price.
save_price = Save price

# No such price.
no_price = a price such as { $example }

# The name of the tariff that is made of it.
tariff_name = Electricity

# The heading of the new meters once the checklist is done.
new_meters = { $count ->
    [one] New meter
   *[other] New meters ({ $count })
}

# There are more new meters.
more_meters = { $count ->
    [one] <a>One more meter</a> needs a building.
   *[other] <a>{ $count } more meters</a> need a building.
}
