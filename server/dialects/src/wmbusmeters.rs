//! wmbusmeters, which reads wireless and wired M-Bus meters: one JSON object a telegram, on
//! `wmbusmeters/<name>` as its manual has it, or on any topic. The `media` says what is metered, and
//! the driver where the media does not; each medium has one running register. What the keys mean is
//! in [`super::wmbusmeters_names`]. Leaves out heat cost allocators (their units are no energy),
//! reactive energy, snapshots of a day or a month, and what flows through a heat meter.

use super::json::{Collected, instant_of, number, parse, shortened};
use super::measure::{M3_PER_GAL, THERMS_PER_KWH};
use super::wmbusmeters_names::{Direction, Key, Kind, Medium, Quantity};
use super::{Clock, Decoded, Fault, name};
use domain::Millis;
use serde_json::{Map, Value as Json};

pub(super) const DIALECT: &str = "wmbusmeters";

/// Keys of one telegram that are looked at.
const KEYS_MAX: usize = 500;

/// Whether a payload is a telegram, whatever its topic: only then it is worth parsing.
pub(super) fn claims(payload: &[u8]) -> bool {
    payload.starts_with(br#"{"_":"telegram""#) || payload.starts_with(br#"{"media":""#)
}

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    if levels[0] == "wmbusmeters_alarm" {
        return Decoded::Nothing;
    }
    if !payload.trim_ascii_start().starts_with(b"{") {
        return Decoded::Unclaimed;
    }
    let telegram = match parse(payload) {
        Ok(Json::Object(telegram)) => telegram,
        Ok(_) => return Decoded::Unclaimed,
        Err(fault) => return Decoded::Refused(fault),
    };
    let text = |key: &str| telegram.get(key).and_then(Json::as_str);
    let (Some(media), Some(driver)) = (text("media"), text("meter")) else { return Decoded::Unclaimed };
    let Some(id) = text("id").or_else(|| text("name")).filter(|id| !id.is_empty()) else {
        return Decoded::Refused(Fault::NoTelegramId);
    };
    if let Some(error) = text("error").filter(|error| error.contains("decrypt")) {
        let error = shortened(error);
        return Decoded::Refused(Fault::NeedsWmbusKey { error, meter: shortened(id) });
    }
    let meter = name::key(id);
    let at = match telegram.get("timestamp") {
        None | Some(Json::Null) => None,
        Some(time) => match instant_of(time, clock.of(DIALECT, &meter)) {
            Some(at) => Some(at),
            None => {
                return Decoded::Refused(Fault::NotTime {
                    name: "timestamp".to_owned(),
                    text: time.to_string(),
                    example: "2026-11-20T12:00:00Z".to_owned(),
                });
            }
        },
    };
    let mut found = Collected::default();
    let medium = Medium::of(media, driver);
    match medium {
        Medium::None => return Decoded::Nothing,
        Medium::Room => room(&mut found, &telegram, at),
        _ => Telegram::of(&telegram).read(&mut found, medium, at),
    }
    if found.values.is_empty() && found.unread.is_empty() && found.faults.is_empty() {
        return Decoded::Nothing;
    }
    super::of_meter(meter, DIALECT, found)
}

/// A room's climate now. The averages of an hour and a day are left out.
fn room(found: &mut Collected, telegram: &Map<String, Json>, at: Option<Millis>) {
    let first =
        |names: &[&'static str]| names.iter().find(|name| telegram.get(**name).is_some_and(|json| !json.is_null())).copied();
    if let Some(name) = first(&["current_temperature_c", "temperature_c"]) {
        found.take(name, telegram.get(name), 1.0, "indoor_temp_c", "", at);
    } else if let Some(name) = first(&["current_temperature_f", "temperature_f"]) {
        found.take(name, telegram.get(name), 1.0, "indoor_temp_f", "", at);
    }
    if let Some(name) = first(&["current_relative_humidity_rh", "relative_humidity_rh", "humidity_rh"]) {
        found.take(name, telegram.get(name), 1.0, "indoor_humidity_percent", "", at);
    }
}

/// The figures of a telegram, with what their names say.
struct Telegram<'a> {
    figures: Vec<(Key<'a>, &'a Json)>,
}

impl<'a> Telegram<'a> {
    fn of(telegram: &'a Map<String, Json>) -> Self {
        let figures = telegram.iter().filter(|(_, json)| !json.is_null()).take(KEYS_MAX);
        let mut figures: Vec<_> = figures.filter_map(|(key, json)| Some((Key::of(key)?, json))).collect();
        // The plainest name of a figure first: in the unit of the meter, of the fewest words.
        figures.sort_by_key(|(key, _)| (!key.is_plain_unit, key.words, key.name));
        Self { figures }
    }

    fn read(&self, found: &mut Collected, medium: Medium, at: Option<Millis>) {
        for direction in [Direction::In, Direction::Out, Direction::Cold] {
            self.register(found, medium, direction, at);
        }
        if medium == Medium::Electricity {
            self.power(found, at);
        }
        let is_silent = found.values.is_empty();
        for (key, json) in &self.figures {
            let is_odd = match (key.quantity, key.kind) {
                // What stood on a set date is all that some meters send.
                (_, Kind::Snapshot) => is_silent && key.is_set_date && field(medium, key.quantity, Direction::In).is_some(),
                (Quantity::Count, _) => true,
                (Quantity::Power, _) | (_, Kind::Register | Kind::Share) => false,
                // The carrier of heat is not bought.
                (Quantity::Volume, Kind::Unknown) if medium.is_heat() => false,
                (_, Kind::Unknown | Kind::Input) => true,
                (_, Kind::Aside) => false,
            };
            if is_odd && number(json).is_some_and(|value| value != 0.0) {
                let is_input = key.kind == Kind::Input && key.quantity == Quantity::Volume;
                found.leave(key.name, json, at, is_input.then_some(("water_m3", key.factor)));
            }
        }
    }

    /// The running register of a direction: the plainest, or the sum of all tariffs.
    fn register(&self, found: &mut Collected, medium: Medium, direction: Direction, at: Option<Millis>) {
        let of_kind = |kind: Kind| {
            let is_amount = |key: &Key<'_>| matches!(key.quantity, Quantity::Energy | Quantity::Volume);
            self.figures.iter().filter(move |(key, _)| key.kind == kind && key.direction == direction && is_amount(key))
        };
        for quantity in [Quantity::Energy, Quantity::Volume] {
            let Some((key, json)) = of_kind(Kind::Register).find(|(key, _)| key.quantity == quantity) else {
                if let Some(field) = field(medium, quantity, direction) {
                    self.tariffs(found, (quantity, direction), field, at);
                }
                continue;
            };
            match field(medium, quantity, direction) {
                Some((field, factor)) => found.take(key.name, Some(json), key.factor * factor, field, "", at),
                // Water that ran back, heat given back: usually 0, and never bought or sold.
                None if number(json) == Some(0.0) || (quantity == Quantity::Volume && medium != Medium::Unknown) => {}
                None => found.leave(
                    key.name,
                    json,
                    at,
                    probably(medium, quantity, direction).map(|(f, factor)| (f, factor * key.factor)),
                ),
            }
        }
    }

    /// Where only the tariffs are told, all of them, their sum is the register.
    fn tariffs(&self, found: &mut Collected, of: (Quantity, Direction), field: (&str, f64), at: Option<Millis>) {
        let shares = self.figures.iter().filter(|(key, _)| key.kind == Kind::Share && (key.quantity, key.direction) == of);
        let shares: Vec<_> = shares.filter(|(key, _)| key.is_plain_unit).collect();
        let mut numbers: Vec<u32> = shares.iter().filter_map(|(key, _)| key.tariff).collect();
        numbers.sort_unstable();
        let is_whole =
            numbers.len() == shares.len() && shares.len() > 1 && numbers.iter().zip(1..).all(|(number, n)| *number == n);
        match shares.iter().map(|(key, json)| Some(number(json)? * key.factor)).sum::<Option<f64>>() {
            Some(sum) if is_whole => found.put(shares[0].0.name, sum * field.1, field.0, "", at),
            _ => shares.iter().for_each(|(key, json)| found.leave(key.name, json, at, None)),
        }
    }

    /// Electric power: what is drawn less what is given back.
    fn power(&self, found: &mut Collected, at: Option<Millis>) {
        let of = |direction: Direction| {
            let mut powers = self.figures.iter().filter(|(key, _)| key.quantity == Quantity::Power && key.kind == Kind::Register);
            powers.find(|(key, _)| key.direction == direction)
        };
        let value = |figure: Option<&(Key<'a>, &'a Json)>| figure.and_then(|(key, json)| Some(number(json)? * key.factor));
        match (of(Direction::In), of(Direction::Out)) {
            (Some((key, json)), out) => match number(json) {
                Some(power) => found.put(key.name, power * key.factor - value(out).unwrap_or(0.0), "power_w", "", at),
                None => found.take(key.name, Some(json), key.factor, "power_w", "", at),
            },
            // Whether it also draws is not said. It does not while it gives.
            (None, Some((key, _))) => {
                if let Some(power) = value(of(Direction::Out)).filter(|power| *power > 0.0) {
                    found.put(key.name, -power, "power_w", "", at);
                }
            }
            (None, None) => {}
        }
    }
}

/// The field of a medium's register, and the factor from kWh or m³.
fn field(medium: Medium, quantity: Quantity, direction: Direction) -> Option<(&'static str, f64)> {
    Some(match (medium, quantity, direction) {
        (Medium::Electricity, Quantity::Energy, Direction::In) => ("energy_kwh", 1.0),
        (Medium::Electricity, Quantity::Energy, Direction::Out) => ("energy_export_kwh", 1.0),
        (Medium::Gas, Quantity::Volume, Direction::In) => ("gas_m3", 1.0),
        (Medium::Water, Quantity::Volume, Direction::In) => ("water_m3", 1.0),
        (Medium::HotWater, Quantity::Volume, Direction::In) => ("hot_water_gal", 1.0 / M3_PER_GAL),
        (Medium::Heat | Medium::HeatAndCold, Quantity::Energy, Direction::In) => ("heat_kwh", 1.0),
        (Medium::Cold, Quantity::Energy, Direction::In) => ("cold_kwh", 1.0),
        (Medium::Cold | Medium::HeatAndCold, Quantity::Energy, Direction::Cold) => ("cold_kwh", 1.0),
        _ => return None,
    })
}

/// What a register is probably that the medium has no field for.
fn probably(medium: Medium, quantity: Quantity, direction: Direction) -> Option<(&'static str, f64)> {
    Some(match (medium, quantity, direction) {
        // A meter of both counts cold backwards.
        (Medium::HeatAndCold, Quantity::Energy, Direction::Out) => ("cold_kwh", 1.0),
        (Medium::Heat, Quantity::Energy, Direction::Cold) => ("cold_kwh", 1.0),
        (Medium::Gas, Quantity::Energy, Direction::In) => ("gas_therms", THERMS_PER_KWH),
        (Medium::Unknown, Quantity::Volume, Direction::In) => ("water_m3", 1.0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat, unread};
    use super::*;

    const AT: &str = "2026-11-20T12:00:05Z";

    fn telegram(media: &str, driver: &str, figures: &str) -> Decoded {
        let payload = format!(
            r#"{{"_":"telegram","media":"{media}","meter":"{driver}","name":"mine","id":"0a5500b1",{figures},"timestamp":"{AT}"}}"#
        );
        decode_one("wmbusmeters/mine", &payload)
    }

    fn counted(media: &str, driver: &str, figures: &str) -> Vec<(String, f64)> {
        let found = flat(&telegram(media, driver, figures));
        assert!(found.iter().all(|(meter, _, _, at)| meter == "0a5500b1" && *at == Some(1_795_176_005_000)), "{found:?}");
        found.into_iter().map(|(_, channel, value, _)| (channel, (value * 1e6).round() / 1e6)).collect()
    }

    fn asked(media: &str, driver: &str, figures: &str) -> Vec<(String, Option<&'static str>)> {
        unread(&telegram(media, driver, figures)).into_iter().map(|(_, path, _, field)| (path, field)).collect()
    }

    fn one(channel: &str, value: f64) -> (String, f64) {
        (channel.to_owned(), value)
    }

    #[test]
    fn the_medium_decides_what_the_same_key_means() {
        let volume = r#""total_m3":12.5"#;
        assert_eq!(counted("water", "iperl", volume), [one("water_m3", 12.5)]);
        assert_eq!(counted("cold water", "kamwater", volume), [one("water_m3", 12.5)]);
        assert_eq!(counted("warm water", "hydrus", volume), [one("hot_water_gal", 3302.150654)]);
        assert_eq!(counted("gas", "elster", volume)[0].0, "gas_therms");
        let energy = r#""total_energy_consumption_kwh":40.5"#;
        assert_eq!(counted("electricity", "abbb23", energy), [one("energy_kwh", 40.5)]);
        assert_eq!(counted("heat volume at inlet", "sharky774", energy), [one("heat_kwh", 40.5)]);
        assert_eq!(counted("cooling load volume at outlet", "kamheat", energy)[0].0, "chilled_water_ton_hours");
    }

    #[test]
    fn where_the_media_says_nothing_the_driver_does() {
        for media in ["radio converter (meter side)", "bus/system component", "other", "reserved", "unknown", "Unknown"] {
            assert_eq!(counted(media, "gwfwater", r#""total_m3":7"#), [one("water_m3", 7.0)], "{media}");
            assert_eq!(counted(media, "qheatv2", r#""total_kwh":7"#), [one("heat_kwh", 7.0)], "{media}");
            assert_eq!(asked(media, "mine", r#""total_m3":7"#), [("total_m3".to_owned(), Some("water_m3"))], "{media}");
        }
    }

    #[test]
    fn snapshots_shares_and_reactive_energy_are_no_register() {
        let water = r#""April_total_m3":2,"target_m3":11,"due_17_date_m3":9,"last_month_total_m3":8,"consumption_at_set_date_8_m3":7,"backflow_m3":0.5,"total_m3":12"#;
        assert_eq!(counted("water", "hydrodigit", water), [one("water_m3", 12.0)]);
        assert!(asked("water", "hydrodigit", water).is_empty());
        let electricity = r#""total_kwh":90,"total_tariff_1_kwh":60,"total_tariff_2_kwh":30,"total_reactive_tariff_1_kwh":44,"reactive_power_overall_kw":0.2,"active_power_overall_kw":0.75,"power_l1_kw":0.25,"max_power_kw":3"#;
        assert_eq!(counted("electricity", "eltako", electricity), [one("energy_kwh", 90.0), one("power_w", 750.0)]);
        let heat = r#""total_kwh":500,"current_kwh":20,"previous_kwh":480,"target_kwh":470,"forward_energy_m3c":9000,"total_m3":60,"volume_flow_m3h":0.4,"power_kw":3.5"#;
        assert_eq!(counted("heat", "vario451", heat), [one("heat_kwh", 500.0)]);
        assert!(asked("heat", "vario451", heat).is_empty());
    }

    #[test]
    fn what_is_produced_is_export_and_the_power_is_net() {
        let figures = r#""total_energy_consumption_kwh":800,"total_energy_production_kwh":120,"current_power_consumption_kw":0,"current_power_production_kw":2.5"#;
        let expected = [one("energy_kwh", 800.0), one("energy_export_kwh", 120.0), one("power_w", -2500.0)];
        assert_eq!(counted("electricity", "omnipower", figures), expected);
        let signs = r#""positive_total_active_energy_kwh":70,"negative_total_active_energy_kwh":4,"partial_positive_active_energy_kwh":69,"three_phase_total_active_power_kw":0.5"#;
        assert_eq!(
            counted("electricity", "ime", signs),
            [one("energy_kwh", 70.0), one("energy_export_kwh", 4.0), one("power_w", 500.0)]
        );
    }

    #[test]
    fn the_tariffs_are_the_register_if_all_of_them_are_told_and_nothing_else_is() {
        let both = r#""total_energy_consumption_tariff_1_kwh":30,"total_energy_consumption_tariff_2_kwh":12.5,"total_energy_production_tariff_1_kwh":1,"total_energy_production_tariff_2_kwh":2"#;
        assert_eq!(counted("electricity", "amiplus", both), [one("energy_kwh", 42.5), one("energy_export_kwh", 3.0)]);
        let some = r#""total_energy_consumption_tariff_2_kwh":12.5"#;
        assert_eq!(asked("electricity", "amiplus", some), [("total_energy_consumption_tariff_2_kwh".to_owned(), None)]);
    }

    #[test]
    fn a_meter_of_heat_and_cold_has_two_registers() {
        let figures = r#""total_heating_kwh":700,"total_cooling_kwh":100,"total_heating_m3":50,"total_cooling_m3":5"#;
        let found = counted("heat/cooling load", "hydrocalm4", figures);
        assert_eq!(found[0], one("heat_kwh", 700.0));
        assert!((found[1].1 - 28.434517).abs() < 1e-4 && found[1].0 == "chilled_water_ton_hours");
        // Whether what ran backwards is cold is asked.
        let backward = r#""total_energy_consumption_kwh":9,"total_energy_backward_kwh":4"#;
        assert_eq!(counted("heat/cooling load", "kamheat", backward), [one("heat_kwh", 9.0)]);
        assert_eq!(asked("heat/cooling load", "kamheat", backward), [("total_energy_backward_kwh".to_owned(), Some("cold_kwh"))]);
    }

    #[test]
    fn added_conversions_do_not_count_again() {
        assert_eq!(counted("heat", "vario451", r#""total_gj":3.6,"total_kwh":1000"#), [one("heat_kwh", 1000.0)]);
        assert_eq!(counted("heat", "vario451", r#""total_gj":3.6"#), [one("heat_kwh", 1000.0)]);
        assert_eq!(counted("water", "kamwater", r#""total_l":6408,"total_m3":6.408"#), [one("water_m3", 6.408)]);
    }

    #[test]
    fn a_room_has_its_climate_now_and_a_cost_allocator_has_none() {
        let room = r#""average_temperature_24h_c":19,"current_temperature_c":21.5,"current_relative_humidity_rh":40"#;
        assert_eq!(counted("room sensor", "munia", room), [one("indoor_temp_c", 21.5), one("indoor_humidity_percent", 40.0)]);
        for (media, driver) in [("heat cost allocation", "qcaloric"), ("other", "relhca"), ("smoke detector", "qsmoke")] {
            assert_eq!(telegram(media, driver, r#""current_consumption_hca":127,"total_kwh":5"#), Decoded::Nothing, "{media}");
        }
    }

    #[test]
    fn what_only_a_person_can_place_is_asked_about() {
        assert_eq!(asked("electricity", "lansenpu", r#""a_counter":812"#), [("a_counter".to_owned(), None)]);
        assert_eq!(asked("warm water", "mkradio4a", r#""target_m3":16.5"#), [("target_m3".to_owned(), None)]);
        assert_eq!(
            asked("heat", "elf2", r#""total_energy_kwh":5,"input1_volume_m3":3"#),
            [("input1_volume_m3".to_owned(), Some("water_m3"))]
        );
        assert_eq!(asked("water", "mine", r#""adjusted_total_m3":3,"total_m3":4"#), [("adjusted_total_m3".to_owned(), None)]);
    }

    #[test]
    fn telegrams_on_any_topic_are_known_and_what_is_wrong_is_said() {
        let payload =
            |rest: &str| format!(r#"{{"_":"telegram","media":"water","meter":"iperl","name":"tap","id":"44220011"{rest}}}"#);
        let found = flat(&decode_one("cellar/water", &payload(r#","total_m3":3.25,"timestamp":"2026-11-20T12:00:05Z""#)));
        assert_eq!(found, [("44220011".to_owned(), "water_m3".to_owned(), 3.25, Some(1_795_176_005_000))]);
        let refused = |rest: &str, says: &str| {
            let found = decode_one("wmbusmeters/tap", &payload(rest));
            assert!(matches!(&found, Decoded::Refused(reason) if reason.to_string().contains(says)), "{found:?}");
        };
        refused(r#","error":"decryption failed, please check key""#, "the key of meter 44220011");
        refused(r#","timestamp":"noon","total_m3":1"#, "`timestamp`");
        refused(r#","total_m3":"much""#, "`total_m3`");
        assert_eq!(decode_one("wmbusmeters/tap", "12"), Decoded::Unclaimed);
        assert_eq!(decode_one("wmbusmeters_alarm", "DEVICE_FAILURE lost"), Decoded::Nothing);
    }
}
