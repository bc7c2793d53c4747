//! The checklist of a first day, on an empty Home: where one is, what is connected, which building it
//! is, what a kWh costs.

use crate::room::texts;

/// A step of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Where are you?
    Place,
    /// Connect a meter.
    Connect,
    /// Name the building.
    Building,
    /// What does a kWh cost?
    Price,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Place, Self::Connect, Self::Building, Self::Price];

    /// Its name in forms.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Connect => "connect",
            Self::Building => "building",
            Self::Price => "price",
        }
    }
}

/// A kind of source that can be connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Shelly's plugs and meters.
    Shelly,
    /// Devices with Tasmota.
    Tasmota,
    /// Zigbee devices behind Zigbee2MQTT.
    Zigbee2mqtt,
    /// What Home Assistant knows.
    HomeAssistant,
    /// A reader of a smart meter.
    Reader,
    /// A file from the utility.
    File,
    /// Readings that a person types.
    Hand,
}

impl Source {
    /// All of them, in order.
    pub const ALL: [Self; 7] =
        [Self::Shelly, Self::Tasmota, Self::Zigbee2mqtt, Self::HomeAssistant, Self::Reader, Self::File, Self::Hand];

    /// Its name in the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shelly => "shelly",
            Self::Tasmota => "tasmota",
            Self::Zigbee2mqtt => "zigbee2mqtt",
            Self::HomeAssistant => "home-assistant",
            Self::Reader => "reader",
            Self::File => "file",
            Self::Hand => "hand",
        }
    }
}

texts! { "daily/first_day";
    /// The heading.
    heading();
    /// How many steps are done or skipped.
    progress(done: usize, all: usize);
    /// The heading of a step.
    step(each Step);
    /// A step is done.
    done();
    /// A step was skipped.
    skipped();
    /// Skips a step.
    skip();
    /// What the place decides.
    place_hint();
    /// The site's name.
    name();
    /// The time zone.
    zone();
    /// How a time zone is written.
    zone_hint();
    /// The currency.
    currency();
    /// How a currency is written.
    currency_hint();
    /// The units.
    units();
    /// Where it is, in words.
    location();
    /// Asks for the weather of the town.
    weather(town: &str);
    /// Proposes the rest for the zone that was typed.
    propose();
    /// Saves the place.
    save_place();
    /// No such zone.
    no_zone(given: &str);
    /// No such currency.
    no_currency(given: &str);
    /// How to connect a meter.
    connect_hint(address: &str);
    /// The name of a kind of source.
    source(each Source);
    /// What to do with its lines.
    source_hint(each Source);
    /// One of this kind has been heard.
    heard();
    /// None of this kind has been heard.
    waits();
    /// Devices have to sign in with a token.
    token_hint();
    /// Makes a token.
    make_token();
    /// Leads to the import of files.
    import();
    /// Leads to the form of readings by hand.
    by_hand();
    /// Without a device: a line to try.
    try_line();
    /// Messages come that nothing reads.
    [3] unread(count: usize);
    /// Nothing to name yet.
    building_waits();
    /// What to do with the new meters.
    building_hint();
    /// What the price is for.
    price_hint();
    /// The price.
    price(currency: &str);
    /// Saves the price.
    save_price();
    /// No such price.
    no_price(example: &str);
    /// The name of the tariff that is made of it.
    tariff_name();
    /// The heading of the new meters once the checklist is done.
    new_meters(count: usize);
    /// There are more new meters.
    [3] more_meters(count: usize);
}
