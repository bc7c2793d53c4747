//! Readers of smart meters and clamps, most of them by ESPHome: names in five languages, tariffs,
//! phases, circuits, gas twice, heat.

use crate::heard::{Heard, Sensor, energy, esphome, heard, node, other, power, values};
use dialects::Why;
use domain::MeterRole;

const METER: &str = "00112233aabb";

fn read(name: &str, sensors: &[Sensor]) -> Heard {
    heard(&esphome(name, &node(name), sensors))
}

pub const BELGIAN: &[Sensor] = &[
    energy("Energy Consumed Tariff 1", "kWh", "4100.5"),
    energy("Energy Consumed Tariff 2", "kWh", "5200.25"),
    energy("Energy Produced Tariff 1", "kWh", "610"),
    energy("Energy Produced Tariff 2", "kWh", "240"),
    power("Power Consumed", "kW", "0.000"),
    power("Power Produced", "kW", "1.250"),
    power("Power Consumed Phase 1", "kW", "0"),
    power("Power Produced Phase 1", "kW", "1.25"),
    other("Electricity Peak Current Month", "kWh", "energy", "total_increasing", "3.1"),
    other("Gas Consumed", "m³", "gas", "total_increasing", "812.5"),
    energy("Gas Consumed in kWh", "kWh", "9303.1"),
    other("Water Consumed", "m³", "water", "total_increasing", "90.5"),
];

#[test]
fn a_belgian_reader_tells_sums_of_tariffs_the_net_and_gas_once() {
    let found = read("slimmelezer", BELGIAN);
    let expected = [
        ("energy_export_kwh", 850.0),
        ("energy_kwh", 9300.75),
        ("gas_therms", 294.938),
        ("power_w", -1250.0),
        ("water_m3", 90.5),
    ];
    assert_eq!(found.counted(), values(&expected));
    assert_eq!(found.figure(METER, "Gas Consumed in kWh").why, Why::OtherUnit);
    assert_eq!(found.figure(METER, "Energy Produced Tariff 2").why, Why::TariffInSum);
    assert_eq!(found.figure(METER, "Electricity Peak Current Month").why, Why::OfPeriod);
    assert_eq!(found.roles[METER], None);
}

#[test]
fn one_tariff_alone_is_asked_about_and_its_pair_makes_the_sum() {
    let (announced, states) = esphome(
        "reader",
        &node("reader"),
        &[energy("Energy Consumed Tariff 1", "kWh", "100"), energy("Energy Consumed Tariff 2", "kWh", "200")],
    );
    let mut found = Heard::default();
    found.hear(&announced[0].0, &announced[0].1);
    found.hear(&states[0].0, &states[0].1);
    assert_eq!(found.counted(), []);
    assert_eq!(found.figure(METER, "Energy Consumed Tariff 1").why, Why::TariffAlone);
    assert_eq!(found.unread[0].proposal.as_ref().map(|one| one.field.name), Some("energy_kwh"));
    found.hear(&announced[1].0, &announced[1].1);
    found.hear(&states[1].0, &states[1].1);
    // Neither register was ever told as if it were both.
    assert_eq!(found.counted(), []);
    found.hear(&states[0].0, "100.5");
    found.hear(&states[1].0, &states[1].1);
    assert_eq!(found.all, values(&[("energy_kwh", 300.5)]));
}

#[test]
fn what_a_grid_meter_produces_is_fed_in() {
    let found = read(
        "p1-reader",
        &[energy("Energy Consumed", "kWh", "500"), energy("Energy Produced", "kWh", "60"), power("Power", "W", "-900")],
    );
    assert_eq!(found.counted(), values(&[("energy_export_kwh", 60.0), ("energy_kwh", 500.0), ("power_w", -900.0)]));
}

#[test]
fn readers_in_many_languages_tell_both_directions() {
    let of = |names: [&'static str; 4]| {
        read(
            "zaehler",
            &[
                energy(names[0], "kWh", "300"),
                energy(names[1], "kWh", "40"),
                power(names[2], "W", "0"),
                power(names[3], "W", "1500"),
            ],
        )
    };
    for names in [
        ["Zählerstand Bezug", "Zählerstand Einspeisung", "Bezugsleistung", "Einspeiseleistung"],
        ["Netzbezug", "Netzeinspeisung", "Leistung Netzbezug", "Leistung Netzeinspeisung"],
        ["Energie verbruikt", "Energie teruggeleverd", "Huidig verbruik", "Huidige teruglevering"],
        ["Energie geleverd", "Energie opgewekt", "Afname", "Vermogen teruggeleverd"],
        ["Énergie soutirée", "Énergie injectée", "Puissance soutirée", "Puissance injectée"],
        ["Energía consumida", "Energía vertida", "Potencia consumida", "Potencia vertida"],
        ["Energia prelevata", "Energia immessa", "Potenza prelevata", "Potenza immessa"],
        ["Energy delivered", "Energy returned", "Power delivered", "Power returned"],
        ["Total Energy Import", "Total Energy Export", "Power Import", "Power Export"],
        ["Energy used", "Energy delivered back", "Power used", "Power delivered back"],
        ["1-0:1.8.0", "1-0:2.8.0", "1-0:1.7.0", "1-0:2.7.0"],
    ] {
        let found = of(names);
        assert_eq!(
            found.counted(),
            values(&[("energy_export_kwh", 40.0), ("energy_kwh", 300.0), ("power_w", -1500.0)]),
            "{names:?}"
        );
    }
}

#[test]
fn phases_and_the_register_of_a_german_meter_are_one_flow() {
    let found = read(
        "stromzaehler",
        &[
            energy("Zählerstand Bezug", "Wh", "1500000"),
            energy("Zählerstand Einspeisung", "Wh", "2000"),
            power("Aktuelle Wirkleistung", "W", "620"),
            power("Leistung L1", "W", "200"),
            power("Leistung L2", "W", "210"),
            power("Leistung L3", "W", "210"),
        ],
    );
    assert_eq!(found.counted(), values(&[("energy_export_kwh", 2.0), ("energy_kwh", 1500.0), ("power_w", 620.0)]));
}

#[test]
fn where_only_phases_have_a_power_they_add_up_beside_the_register() {
    let found = read(
        "garage-meter",
        &[
            energy("Import Active Energy", "kWh", "70"),
            power("Phase A Active Power", "W", "100"),
            power("Phase B Active Power", "W", "200"),
            power("Phase C Active Power", "W", "300"),
            other("Phase A Harmonic Power", "W", "power", "measurement", "3"),
        ],
    );
    assert_eq!(found.counted(), values(&[("energy_kwh", 70.0), ("power_w", 600.0)]));
    assert_eq!(found.figure(METER, "Phase A Active Power").why, Why::ShareInSum);
}

#[test]
fn phases_without_any_whole_each_count() {
    let found = read(
        "clamps",
        &[
            power("Power A", "W", "10"),
            power("Power B", "W", "20"),
            energy("Energy A", "kWh", "1"),
            energy("Energy B", "kWh", "2"),
        ],
    );
    let parts: Vec<&str> = vec!["energy_kwh:a", "energy_kwh:b", "power_w:a", "power_w:b"];
    assert_eq!(found.counted().iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), parts);
}

pub const EMPORIA: &[Sensor] = &[
    power("Phase A Power", "W", "2100"),
    power("Phase B Power", "W", "1400"),
    power("Total Power", "W", "3500"),
    power("Balance Power", "W", "900"),
    power("Circuit 1 Power", "W", "1600"),
    power("Dryer Power", "W", "1000"),
    other("Total Daily Energy", "Wh", "energy", "total_increasing", "7400"),
    other("Circuit 1 Daily Energy", "Wh", "energy", "total_increasing", "3000"),
];

#[test]
fn circuits_phases_and_the_balance_of_an_emporia_vue_are_within_its_total() {
    let found = read("panel", EMPORIA);
    assert_eq!(found.counted(), values(&[("power_w", 3500.0)]));
    assert_eq!(found.figure(METER, "Balance Power").why, Why::Derived);
    assert_eq!(
        (found.figure(METER, "Dryer Power").why, found.figure(METER, "Circuit 1 Daily Energy").why),
        (Why::PartOfWhole, Why::OfPeriod)
    );
}

#[test]
fn the_panels_of_a_house_meter_are_a_meter_of_their_own() {
    let found = read(
        "panel",
        &[power("Total Power", "W", "20"), power("Total Power Return", "W", "700"), power("Solar Power", "W", "1900")],
    );
    let meters = [("00112233aabb power_w", -680.0), ("00112233aabb/solar power_w", 1900.0)];
    assert_eq!(found.counted_of(), values(&meters));
    assert_eq!(found.roles["00112233aabb/solar"], Some(MeterRole::Generation));
}

#[test]
fn a_heat_meter_tells_heat_and_its_power_and_water_are_none() {
    let found = read(
        "district-heat",
        &[
            other("Heat Energy", "GJ", "energy", "total_increasing", "36"),
            power("Power", "kW", "4.2"),
            other("Volume", "m³", "water", "total_increasing", "812"),
            other("Temperature 1", "°C", "temperature", "measurement", "71"),
        ],
    );
    assert_eq!(found.counted(), values(&[("heat_kwh", 10_000.0)]));
    assert_eq!((found.figure(METER, "Power").why, found.figure(METER, "Volume").why), (Why::OfHeatMeter, Why::OfHeatMeter));
}

#[test]
fn a_plug_keeps_its_channels_and_its_chips_temperature_is_no_rooms() {
    let found = read(
        "kettle",
        &[
            power("Kettle Power", "W", "1800"),
            energy("Kettle Energy", "kWh", "12.5"),
            energy("Total Daily Energy", "kWh", "0.3"),
            other("Temperature", "°C", "temperature", "measurement", "41"),
            other("Kitchen Temperature", "°C", "temperature", "measurement", "21"),
        ],
    );
    assert_eq!(found.counted(), values(&[("energy_kwh", 12.5), ("indoor_temp_c:kitchen", 21.0), ("power_w", 1800.0)]));
}

#[test]
fn places_that_are_told_apart_add_up() {
    let found = read(
        "sockets",
        &[
            power("Freezer Power", "W", "60"),
            energy("Freezer Energy Total", "kWh", "300"),
            power("Washer Power", "W", "5"),
            energy("Washer Energy Total", "kWh", "90"),
            power("Power 2", "W", "7"),
        ],
    );
    let expected = [
        ("energy_kwh:freezer", 300.0),
        ("energy_kwh:washer", 90.0),
        ("power_w:2", 7.0),
        ("power_w:freezer", 60.0),
        ("power_w:washer", 5.0),
    ];
    assert_eq!(found.counted(), values(&expected));
}

#[test]
fn an_air_conditioner_among_circuits_is_a_circuit() {
    let found =
        read("hub", &[power("AC Power", "W", "900"), power("Oven Power", "W", "50"), power("Utility Room Power", "W", "20")]);
    assert_eq!(found.counted(), values(&[("power_w:ac", 900.0), ("power_w:oven", 50.0), ("power_w:utility-room", 20.0)]));
    let found = read("hub", &[power("AC Power", "W", "900"), power("Total Power", "W", "2000"), power("Oven Power", "W", "50")]);
    assert_eq!(found.counted(), values(&[("power_w", 2000.0)]));
}

#[test]
fn hot_water_is_apart_from_cold_and_gas_of_a_pulse_meter_is_gas() {
    let found = read(
        "pulses",
        &[
            other("Cold water", "L", "water", "total_increasing", "5000"),
            other("Hot water", "m³", "water", "total_increasing", "1"),
            other("Gas", "m³", "volume", "total_increasing", "10"),
            other("Total", "m³", "", "total_increasing", "3"),
        ],
    );
    assert_eq!(found.counted(), values(&[("gas_therms", 3.63), ("hot_water_gal", 264.172), ("water_m3", 5.0)]));
    assert_eq!(found.unread.iter().map(|one| (one.path.as_str(), one.value)).collect::<Vec<_>>(), [("total", 3.0)]);
}

#[test]
fn a_register_without_its_state_class_is_proposed() {
    let found = read("old-plug", &[other("Energy", "Wh", "energy", "", "1500"), power("Power", "W", "3")]);
    assert_eq!(found.counted(), values(&[("power_w", 3.0)]));
    let proposal = found.unread[0].proposal.as_ref().unwrap();
    assert_eq!((proposal.field.name, proposal.factor, found.unread[0].value), ("energy_kwh", 0.001, 1500.0));
    assert_eq!(found.figure(METER, "Energy").why, Why::NoStateClass);
}

#[test]
fn a_part_is_told_which_whole_counts_in_its_place() {
    let found = read("hall", &[energy("Energy", "kWh", "120.5"), power("Power", "W", "300"), power("Power phase 1", "W", "100")]);
    let phase = found.figure(METER, "Power phase 1");
    assert_eq!((phase.why, phase.instead.as_deref()), (Why::PartOfWhole, Some("Power")));
}
