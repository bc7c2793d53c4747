//! Addresses that count as one, wherever something is counted by address.

use std::net::IpAddr;

/// Addresses that count as one.
pub type Group = [u8; 8];

/// The addresses that count as one: of IPv6 the network of a house, whose machines choose their addresses at will.
#[must_use]
pub fn group(address: IpAddr) -> Group {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            // Within `::/64`, where no house is.
            [0, 0, 0, 4, a, b, c, d]
        }
        IpAddr::V6(address) => {
            let mut network = [0; 8];
            network.copy_from_slice(&address.octets()[..8]);
            network
        }
    }
}
