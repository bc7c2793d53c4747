//! The page of a meter: its head, and the answers after deeds on it.

use crate::room::texts;

texts! { "settings/meter/page";
    /// The link to the page of what it measures.
    see();
    /// The answer after its settings were saved.
    saved();
    /// The answer after its settings were saved and its hours made anew.
    made_anew();
    /// The answer after a register change was recorded.
    changed();
    /// The answer after a register change was removed.
    change_taken_back();
    /// The answer after what its gas holds was saved or removed.
    gas();
    /// The answer after one of its figures was made to count no longer.
    uncounted();
    /// The answer after one of its keys was taken away.
    parted();
    /// The headline behind the name: its building.
    [3] in_building(meter: &str, building: &str);
    /// The headline behind the name: it has none.
    [3] in_no_building(meter: &str);
    /// Its device, and where it speaks.
    lede(dialect: &str, address: &str);
    /// The same, and when it was heard.
    lede_heard(dialect: &str, address: &str, ago: &str);
}
