//! Which temperatures and humidities are those of a room, and which of the air outside. A breaker
//! tells how warm it is itself, a heating its water, a flower pot its soil: none of these is a
//! room's. Leaves out all else (`figure`).

use super::super::measure::Measure;
use super::super::name;
use super::exposed::{Device, Exposed};
use super::figure::{Found, Quantity, has};

impl Exposed {
    /// What a temperature is; `indoor` and `outdoor` are the fields of its unit.
    pub fn temperature(&self, device: &Device, [indoor, outdoor]: [&'static str; 2]) -> Found {
        const NAMED: &[&str] = &["temperature", "temp"];
        // Elsewhere in the house or in the device.
        const ELSEWHERE: &[&str] = &[
            "boiler",
            "boost",
            "breaker",
            "cable",
            "chill",
            "chip",
            "cpu",
            "deadzone",
            "device",
            "dew",
            "display",
            "exchanger",
            "external",
            "floor",
            "flow",
            "hysteresis",
            "inlet",
            "intenal",
            "internal",
            "ntc",
            "ntc1",
            "ntc2",
            "outlet",
            "probe",
            "range",
            "return",
            "sensor",
            "soil",
            "unit",
            "water",
            "wired",
        ];
        const ROOM: &[&str] = &["local", "room", "air", "indoor", "current"];
        let is_room = has(&self.words, ROOM);
        if self.is_diagnostic || !has(&self.words, NAMED) || has(&self.words, ELSEWHERE) || self.is_derived() {
            return Found::Other;
        }
        let is_outdoor = has(&self.words, &["outdoor", "outside"]);
        let says_elsewhere = self
            .says
            .iter()
            .any(|word| ELSEWHERE.contains(&word.as_str()) && !["device", "sensor", "internal"].contains(&word.as_str()));
        let is_floor = has(&self.says, &["floor", "water", "unit"]);
        if (is_room && is_floor) || (is_outdoor && (is_floor || (device.is_by_name && !has(&self.words, &["air"])))) {
            return Found::Other;
        }
        if !is_room && !is_outdoor && (says_elsewhere || device.is_warm(self) || name::is_of_no_room(&device.words)) {
            return Found::Unsure(None);
        }
        let rank = if is_room { 1 } else { 0 };
        if is_outdoor || (!is_room && device.is_outdoors()) {
            self.figure(Quantity::OutdoorTemperature, outdoor, 1.0, rank)
        } else {
            self.figure(Quantity::IndoorTemperature, indoor, 1.0, rank)
        }
    }

    /// The same temperature in another unit or after some arithmetic.
    fn is_derived(&self) -> bool {
        self.words.len() > 1 && has(&self.words, &["f", "c"]) || has(&self.words, &["humidex", "index"])
    }

    /// What a percentage is.
    pub fn humidity(&self, device: &Device) -> Found {
        let is_soil = has(&self.says, &["soil", "moisture"]) || device.is_in_soil();
        match has(&self.words, &["humidity"]) {
            true if is_soil => Found::Unsure(None),
            true if device.is_outdoors() => self.figure(Quantity::OutdoorHumidity, "outdoor_humidity_percent", 1.0, 0),
            true => self.figure(Quantity::IndoorHumidity, "indoor_humidity_percent", 1.0, 0),
            false => Found::Other,
        }
    }
}

impl Device {
    /// Whether its temperature is that of the device itself or of the water in it: it carries a
    /// current, counts water, switches, or stands in the soil. A sensor of humidity measures air.
    fn is_warm(&self, temperature: &Exposed) -> bool {
        let carries = |one: &Exposed| {
            matches!(one.measure, Some(Measure::Energy(_) | Measure::Power(_) | Measure::Volume { .. })) && !one.is_setting
                || has(&one.words, &["water", "energy", "power"]) && !one.has_unit && self.is_by_name
        };
        let has_humidity = self.figures.iter().any(|one| one.property == temperature.property.replace("temperature", "humidity"));
        self.is_in_soil() || (!has_humidity && (self.is_actuator || self.figures.iter().any(carries)))
    }

    fn is_in_soil(&self) -> bool {
        self.figures.iter().any(|one| has(&one.words, &["soil", "moisture"]))
    }

    /// Whether it is said to be outdoors, or measures the weather.
    fn is_outdoors(&self) -> bool {
        name::is_outdoors(&self.words)
            || self.figures.iter().any(|one| {
                has(&one.words, &["rain", "precipitation"]) || (has(&one.words, &["wind"]) && has(&one.words, &["speed"]))
            })
    }
}
