//! Who sent a request: the address to count by, what tells apart visitors that share it, and
//! whether they use TLS. What a proxy in front says is believed only if clients behind it cannot
//! forge it.

use crate::Error;
use crate::http::door::Peer;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Version};
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// What a proxy says of whoever sent a request, by the names that Authelia and others use: what they
/// sign in with, their name, their e-mail address, their groups.
pub const REMOTE: [HeaderName; 4] = [
    HeaderName::from_static("remote-user"),
    HeaderName::from_static("remote-name"),
    HeaderName::from_static("remote-email"),
    HeaderName::from_static("remote-groups"),
];

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// No address is longer in any notation.
const NAME_BYTES_MAX: usize = 64;

/// The sender of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The address by which wrong tries are counted.
    pub address: IpAddr,
    /// What an untrusted proxy says about the client behind it. It tells two such clients apart,
    /// but tries are not counted by it, because anybody can write it.
    pub name: String,
    /// Whether their address begins with https.
    pub is_tls: bool,
}

impl Visitor {
    /// The name of this visitor at one account, for the counter of wrong tries: who was right there is
    /// known there, and a stranger at every other account, whatever names they invent.
    #[must_use]
    pub fn name_at(&self, account: &str) -> String {
        format!("{account}\n{}", self.name)
    }
}

impl Default for Visitor {
    fn default() -> Self {
        Self { address: IpAddr::V4(Ipv4Addr::UNSPECIFIED), name: String::new(), is_tls: false }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Adds the visitor to each request.
pub async fn look(State(proxies): State<Arc<Proxies>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.address.ip());
    // Who somebody is, only a proxy of the settings may say, whatever a client writes.
    if !peer.is_some_and(|peer| proxies.has(peer)) {
        for name in REMOTE {
            request.headers_mut().remove(name);
        }
    }
    if let Some(peer) = peer {
        let visitor = proxies.visitor(peer, request.headers());
        request.extensions_mut().insert(app::scope::Address(visitor.address));
        request.extensions_mut().insert(visitor);
    }
    next.run(request).await
}

/// Headers by which proxies say that they passed a request on, beside all that begin with `x-forwarded-`.
const PASSED_ON: [&str; 6] = ["forwarded", "via", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"];

/// Whether a proxy passed a request on: it says so, or speaks HTTP/1.0 as nginx does by default and no browser does.
#[must_use]
pub fn is_passed_on(version: Version, headers: &HeaderMap) -> bool {
    let says_so = |name: &HeaderName| PASSED_ON.contains(&name.as_str()) || name.as_str().starts_with("x-forwarded-");
    version < Version::HTTP_11 || headers.keys().any(says_so)
}

/// The trusted proxies, as addresses and networks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<(IpAddr, u8)>);

impl Proxies {
    /// Parses addresses and networks such as `172.18.0.0/16`.
    ///
    /// # Errors
    /// [`Error::Setting`], naming the one that cannot be read.
    pub fn read(texts: &[String]) -> Result<Self, Error> {
        texts.iter().map(|text| network(text)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether none is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|(network, length)| is_within(address.to_canonical(), *network, *length))
    }

    /// Each proxy appends the address of its client. So the list is read from its end, and only as
    /// long as the entry was added by a trusted proxy. Anybody may have written the entries further
    /// left.
    fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> Visitor {
        let lines: Vec<&str> = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok()).collect();
        let hops = lines.iter().flat_map(|line| line.split(',')).map(str::trim).filter(|hop| !hop.is_empty()).rev();
        let mut address = peer.to_canonical();
        let mut name = "";
        for hop in hops {
            name = hop;
            if !self.has(address) {
                break;
            }
            let Some(heard) = hop_address(hop) else { break };
            (address, name) = (heard, "");
        }
        let is_believed = peer.to_canonical().is_loopback() || self.has(peer);
        let scheme = headers.get(FORWARDED_PROTO).and_then(|value| value.to_str().ok()).and_then(|line| line.split(',').next());
        let is_tls = is_believed && scheme.is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("https"));
        let name = name.chars().take(NAME_BYTES_MAX).collect();
        Visitor { address, name, is_tls }
    }
}

impl fmt::Display for Proxies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = |(address, length): &(IpAddr, u8)| match (address, length) {
            (IpAddr::V4(_), 32) | (IpAddr::V6(_), 128) => address.to_string(),
            _ => format!("{address}/{length}"),
        };
        formatter.write_str(&self.0.iter().map(written).collect::<Vec<_>>().join(","))
    }
}

/// Parses an address with or without a port.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let plain = hop.trim_start_matches('[').trim_end_matches(']');
    let address = plain.parse().or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
}

fn is_within(address: IpAddr, network: IpAddr, length: u8) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
            u32::from(address) & mask == u32::from(network) & mask
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0);
            u128::from(address) & mask == u128::from(network) & mask
        }
        _ => false,
    }
}

fn network(text: &str) -> Result<(IpAddr, u8), Error> {
    let read = || {
        let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let address = address.parse::<IpAddr>().ok()?.to_canonical();
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let length = length.map_or(Some(longest), |length| length.parse().ok()).filter(|length| *length <= longest)?;
        Some((address, length))
    };
    read().ok_or_else(|| {
        Error::Setting(format!(
            "GREENPULSE_PROXIES holds `{text}`, which is no address; write addresses or networks of proxies, comma separated, \
             such as 127.0.0.1,172.18.0.0/16"
        ))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use axum::http::HeaderValue;

    fn proxies(texts: &[&str]) -> Proxies {
        Proxies::read(&texts.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap()
    }

    fn heard(proxies: &Proxies, peer: &str, lines: &[(HeaderName, &'static str)]) -> Visitor {
        let mut headers = HeaderMap::new();
        for (name, line) in lines {
            headers.append(name, HeaderValue::from_static(line));
        }
        proxies.visitor(peer.parse().unwrap(), &headers)
    }

    #[test]
    fn without_proxies_the_address_is_that_of_the_connection_whatever_a_header_says() {
        let visitor = heard(&Proxies::default(), "203.0.113.9", &[(FORWARDED_FOR, "1.2.3.4, 5.6.7.8")]);
        assert_eq!((visitor.address.to_string().as_str(), visitor.name.as_str()), ("203.0.113.9", "5.6.7.8"));
        let local = heard(&Proxies::default(), "127.0.0.1", &[(FORWARDED_FOR, "1.2.3.4")]);
        assert_eq!((local.address.to_string().as_str(), local.name.as_str()), ("127.0.0.1", "1.2.3.4"));
    }

    #[test]
    fn behind_trusted_proxies_the_last_address_that_none_of_them_has_counts_and_never_the_leftmost() {
        let proxies = proxies(&["127.0.0.1", "10.0.0.0/8"]);
        let of = |line| heard(&proxies, "127.0.0.1", &[(FORWARDED_FOR, line)]);
        assert_eq!(of("198.51.100.7").address.to_string(), "198.51.100.7");
        assert_eq!(of("1.2.3.4, 198.51.100.7, 10.1.2.3").address.to_string(), "198.51.100.7");
        assert_eq!(of("1.2.3.4, [2001:db8::7]:4711").address.to_string(), "2001:db8::7");
        assert_eq!(of("1.2.3.4, 198.51.100.7:99").address.to_string(), "198.51.100.7");
        // Nothing readable: the proxy's own address counts.
        assert_eq!(of("1.2.3.4, unknown").address.to_string(), "127.0.0.1");
        let two = heard(&proxies, "::ffff:127.0.0.1", &[(FORWARDED_FOR, "1.2.3.4"), (FORWARDED_FOR, "198.51.100.7")]);
        assert_eq!(two.address.to_string(), "198.51.100.7");
    }

    #[test]
    fn tls_in_front_is_believed_of_this_machine_and_of_trusted_proxies_only() {
        let https = [(FORWARDED_PROTO, "https")];
        assert!(heard(&Proxies::default(), "127.0.0.1", &https).is_tls);
        assert!(heard(&Proxies::default(), "::1", &https).is_tls);
        assert!(heard(&proxies(&["172.18.0.0/16"]), "172.18.4.5", &https).is_tls);
        assert!(!heard(&Proxies::default(), "172.18.4.5", &https).is_tls);
        assert!(!heard(&Proxies::default(), "127.0.0.1", &[(FORWARDED_PROTO, "http")]).is_tls);
        assert!(!heard(&Proxies::default(), "127.0.0.1", &[]).is_tls);
    }

    #[test]
    fn a_proxy_that_cannot_be_read_is_told_with_what_would_do() {
        for text in ["proxy.example", "10.0.0.0/33", "10.0.0.0/", "/8", "::1/129"] {
            let error = Proxies::read(&[text.to_owned()]).unwrap_err().to_string();
            assert!(error.contains(text) && error.contains("172.18.0.0/16"), "{error}");
        }
        assert!(proxies(&["0.0.0.0/0", "::/0"]).has("198.51.100.7".parse().unwrap()));
    }
}
