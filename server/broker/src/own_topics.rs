//! Topics that each device has for itself. All ThingsBoard devices publish and subscribe to the
//! same few topics (`v1/devices/me/attributes`), and each means its own. So a subscription to one
//! of them is kept under a topic that contains the device's client id. The device gets its SUBACK,
//! and does not receive what other devices publish there.

use rmqtt::types::TopicFilter;

/// Prefix that nobody may publish to.
const ROOT: &str = "$own/";

/// Own topics of every client.
const OWN: [&str; 2] = ["v1/devices/me/", "v1/gateway/"];

/// Own topics of clients with a token: the short forms of the same topics.
const OWN_SHORT: &str = "v2/";

/// Whether a filter is an own topic under which the broker keeps a subscription.
pub(crate) fn is_kept(topic: &str) -> bool {
    topic.starts_with(ROOT)
}

/// The filter under which a subscription to an own topic is kept; `None` for all other topics.
pub(crate) fn kept(filter: &str, client_id: &str, has_token: bool) -> Option<TopicFilter> {
    let is_own = OWN.iter().any(|own| filter.starts_with(own)) || (has_token && filter.starts_with(OWN_SHORT));
    is_own.then(|| format!("{ROOT}{}/{filter}", client_id.replace(['/', '+', '#'], "_")).into())
}
