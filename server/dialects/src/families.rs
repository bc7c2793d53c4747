//! Which of the dialects of inverters, chargers and gateways reads a topic: by its first level, or
//! by its shape where people set the first level themselves. Leaves out how they read it (a module
//! each).

use super::victron_alive::Request;
use super::{Clock, Decoded, ahoy, chirpstack, evcc, go_e, opendtu, openevse, things_stack, victron, zwave};
use domain::Millis;
use std::sync::Arc;

/// What these dialects remember.
#[derive(Debug, Default)]
pub(super) struct Families {
    gx: victron::Gx,
    stations: openevse::Stations,
    nodes: zwave::Nodes,
}

impl Families {
    /// Reads a message of a client; `Unclaimed` if none of these dialects does.
    pub fn decode(&mut self, client: Option<&Arc<str>>, levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
        match levels[0] {
            "N" | "R" => {
                self.gx.client_is(client);
                victron::decode(&mut self.gx, levels, payload, clock.arrived_at())
            }
            "application" => chirpstack::decode(levels, payload),
            "v3" => things_stack::decode(levels, payload),
            "go-eCharger" | "" => go_e::decode(levels, payload),
            first if first.starts_with("evcc") => evcc::decode(levels, payload),
            first if first.starts_with("openevse") || first == "emon" => {
                self.stations.client_is(client);
                openevse::decode(&mut self.stations, levels, payload)
            }
            _ if opendtu::claims(levels) => opendtu::decode(levels, payload),
            first if first == zwave::PREFIX || zwave::claims(levels) => {
                self.nodes.client_is(client);
                zwave::decode(&mut self.nodes, levels, payload, clock)
            }
            _ => ahoy::decode(levels, payload, clock),
        }
    }

    /// What sources should publish at `now` by our clock.
    pub fn requests(&mut self, now: Millis) -> Vec<Request> {
        self.gx.requests(now)
    }
}

/// Whether what a device announces to Home Assistant comes first: it says more of it than the topic
/// does, and its meters are known by it.
pub(super) fn yields(levels: &[&str]) -> bool {
    opendtu::claims(levels) || ahoy::claims(levels)
}

/// Whether one of these dialects reads a topic without any announcement.
pub(super) fn claims(levels: &[&str]) -> bool {
    [
        victron::claims,
        evcc::claims,
        opendtu::claims,
        ahoy::claims,
        go_e::claims,
        openevse::claims,
        zwave::claims,
        chirpstack::claims,
        things_stack::claims,
    ]
    .iter()
    .any(|claims| claims(levels))
}

/// The dialect and the meter for which a message would change what is remembered.
pub(super) fn remembers(levels: &[&str]) -> Option<(&'static str, String)> {
    match levels[0] {
        "N" => victron::remembers(levels).map(|meter| (victron::DIALECT, meter)),
        _ if openevse::claims(levels) => openevse::meter(levels).map(|meter| (openevse::DIALECT, meter)),
        _ => zwave::remembers(levels).map(|meter| (zwave::DIALECT, meter)),
    }
}
