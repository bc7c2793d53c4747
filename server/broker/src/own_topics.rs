//! Topics that each device has for itself. ThingsBoard's devices all publish and subscribe to the same few topics
//! (`v1/devices/me/attributes`), where each means its own. So a subscription to one of those is kept under a topic that
//! has the device's client id in it: accepted, as the device expects, and deaf to what other devices publish there.

use rmqtt::types::TopicFilter;

/// What nobody may publish to.
const ROOT: &str = "$own/";

/// Of everybody.
const OWN: [&str; 2] = ["v1/devices/me/", "v1/gateway/"];

/// Of who signs in with a token: the short names of the same.
const OWN_SHORT: &str = "v2/";

/// Whether a topic is one that this broker keeps for a device.
pub(crate) fn is_kept(topic: &str) -> bool {
    topic.starts_with(ROOT)
}

/// What a subscription to a topic of a device's own is kept under; `None` for all other topics.
pub(crate) fn kept(filter: &str, client_id: &str, has_token: bool) -> Option<TopicFilter> {
    let is_own = OWN.iter().any(|own| filter.starts_with(own)) || (has_token && filter.starts_with(OWN_SHORT));
    is_own.then(|| format!("{ROOT}{}/{filter}", client_id.replace(['/', '+', '#'], "_")).into())
}
