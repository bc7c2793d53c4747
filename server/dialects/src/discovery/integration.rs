//! Programs whose announcements say too little for rules of names alone: which device only adds up
//! others, and which register is heat. Leaves out all that a name, a class or a unit says.

use super::announcement::{get, text};
use super::device::Nature;
use crate::name::{Said, Sense};
use serde_json::{Map, Value as Json};

/// A program or firmware that is known by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Integration {
    /// OpenDTU itself, which publishes the sums of its inverters.
    OpenDtu,
    /// AhoyDTU's device of totals.
    AhoyTotal,
    /// EMS-ESP: Bosch and Buderus boilers and heat pumps. Names are translated, keys are not.
    EmsEsp,
    /// EMS-ESP's solar module, which is solar thermal.
    EmsEspSolar,
    /// A heat meter of wmbusmeters' add-on: its registers are announced as `energy`.
    WmbusHeat,
}

/// Drivers of wmbusmeters for heat, whose `total energy consumption` is no electricity.
const WMBUS_HEAT: &[&str] = &[
    "apatoreitn",
    "compact5",
    "elf",
    "hydrocalm3",
    "hydrocalm4",
    "itronheat",
    "kamheat",
    "microclima",
    "pollucomf",
    "qheat",
    "qheatv2",
    "sensostar",
    "sharky",
    "sharky774",
    "tsd2",
    "ultraheat",
    "vario411",
    "vario451",
    "vario451mid",
];

impl Integration {
    /// The program of an announcement whose device has this key.
    pub fn of(config: &Map<String, Json>, device: Option<&Map<String, Json>>, key: &str) -> Option<Self> {
        let origin = get(config, "origin", "o").and_then(Json::as_object).and_then(|origin| text(origin, "name", "name"));
        let of_device = |full: &str, short: &str| device.and_then(|device| text(device, full, short)).unwrap_or_default();
        let (maker, model) = (of_device("manufacturer", "mf"), of_device("model", "mdl"));
        let topic = text(config, "state_topic", "stat_t").unwrap_or_default();
        if maker == "OpenDTU" && model == "OpenDTU" {
            return Some(Self::OpenDtu);
        }
        if maker == "Hoymiles" && key.ends_with("_TOTAL") {
            return Some(Self::AhoyTotal);
        }
        if origin == Some("EMS-ESP") || key.starts_with("ems-esp") {
            return Some(if topic.ends_with("solar_data") { Self::EmsEspSolar } else { Self::EmsEsp });
        }
        (key.starts_with("wmbusmeters_") && WMBUS_HEAT.contains(&model.to_lowercase().as_str())).then_some(Self::WmbusHeat)
    }

    /// Corrects what a device seems to be.
    pub fn correct(self, nature: &mut Nature) {
        match self {
            Self::OpenDtu | Self::AhoyTotal => nature.is_concentrator = true,
            Self::EmsEsp | Self::EmsEspSolar => {
                nature.is_heater = true;
                (nature.is_inverter, nature.is_solar, nature.is_heat_meter) = (false, false, false);
            }
            Self::WmbusHeat => nature.is_heat_meter = true,
        }
    }

    /// Corrects what the name of a figure says. `key` is its key at the device: the last step of
    /// its template, or the end of its unique id.
    pub fn correct_said(self, key: &str, said: &mut Said) {
        match self {
            Self::EmsEsp => ems_esp(key, said),
            Self::EmsEspSolar => said.senses.add(Sense::Heat),
            // What flowed forth and back beside the heat that was taken from it.
            Self::WmbusHeat if key.starts_with("forward") || key.starts_with("return") => said.senses.add(Sense::Derived),
            Self::OpenDtu | Self::AhoyTotal | Self::WmbusHeat => {}
        }
    }
}

/// EMS-ESP 3.8.0, `locale_translations.h`: `nrgcons…` is what the heat pump draws, `nrgsupp…` the
/// heat that it gives, `meter…` the same two ways of counting once more.
fn ems_esp(key: &str, said: &mut Said) {
    let is = |start: &str| key.starts_with(start);
    match key {
        "nrgconstotal" => {
            *said = Said::default();
            said.senses.add(Sense::Consumed);
        }
        // Its own channel, as it is another register than `nrgconstotal`, which may come later.
        "metertotal" => *said = Said { text: "meter".to_owned(), ..Said::default() },
        _ if is("nrgcons") || is("auxelecheatnrgcons") || is("meter") || is("elheat") || is("eldhw") => {
            said.place = vec![key.to_owned()];
            key.clone_into(&mut said.text);
            said.senses.add(Sense::Consumed);
        }
        "hpcurrpower" => said.place = vec!["compressor".to_owned()],
        _ if is("nrg") || is("elgen") || key == "hppower" => said.senses.add(Sense::Heat),
        _ => {}
    }
}
