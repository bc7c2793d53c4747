//! Groups of addresses that count as one, wherever something is counted by address.

use std::net::IpAddr;

/// A group of addresses that count as one.
pub type Group = [u8; 8];

/// The group of an address. For IPv6 it is the /64 network of a house, because machines in it
/// choose their addresses freely.
#[must_use]
pub fn group(address: IpAddr) -> Group {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            // IPv4 goes into `0:4::/32`, part of the reserved `::/8`, so no house uses it.
            [0, 0, 0, 4, a, b, c, d]
        }
        IpAddr::V6(address) => {
            let mut network = [0; 8];
            network.copy_from_slice(&address.octets()[..8]);
            network
        }
    }
}
