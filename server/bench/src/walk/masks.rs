//! What may differ between the answers of two processes that do the same. Everything else counts.

use crate::server::Greenpulse;

/// A text, what stands after it up to one of the characters, and what is put in its place.
struct Mask {
    after: &'static str,
    until: &'static [char],
    stands_for_it: &'static str,
}

const MASKS: [Mask; 3] = [
    // The browser runs a script only if it has the number of this answer.
    Mask { after: "nonce=\"", until: &['"'], stands_for_it: "NONCE" },
    // Files are named after their content, and a build has its own.
    Mask { after: "/assets/", until: &['"', '\'', ' ', ')', '&', '<', ','], stands_for_it: "FILE" },
    // When the process started, on the page of the status.
    Mask { after: "<dt>Running since</dt><dd>", until: &['<'], stands_for_it: "START" },
];

/// The text with all of these made equal, and the process's own ports and folder too.
pub fn masked(text: &str, greenpulse: &Greenpulse) -> String {
    let mut text = text.replace(&greenpulse.folder().display().to_string(), "FOLDER");
    for (port, name) in [(greenpulse.page_port(), ":PAGES"), (greenpulse.publish_port(), ":MQTT")] {
        text = text.replace(&format!(":{port}"), name);
    }
    MASKS.iter().fold(text, |text, mask| mask.put_over(&text))
}

impl Mask {
    fn put_over(&self, text: &str) -> String {
        let mut parts = text.split(self.after);
        let mut masked = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.find(self.until).map_or("", |end| &part[end..]);
            masked.push_str(self.after);
            masked.push_str(self.stands_for_it);
            masked.push_str(rest);
        }
        masked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_covers_what_follows_its_text_and_nothing_else() {
        let html = r#"<script nonce="abc" src="/assets/app.1f2e.js"></script><p>nonce</p><script nonce="abc">"#;
        let masked = MASKS.iter().fold(html.to_owned(), |text, mask| mask.put_over(&text));
        assert_eq!(masked, r#"<script nonce="NONCE" src="/assets/FILE"></script><p>nonce</p><script nonce="NONCE">"#);
    }
}
