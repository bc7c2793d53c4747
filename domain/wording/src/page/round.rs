//! What is said away from a desk: the monthly round of meters that are read by hand, photos of
//! meters, readings that wait on a device without a network, the screen on a wall.

use crate::room::texts;

texts! { "round";
    /// The window's title, and the link to the page.
    title();
    /// The headline.
    headline();
    /// What the page is for.
    lede();
    /// No meter is read by hand: the heading.
    no_meters();
    /// What to do then.
    [3] no_meters_hint();
    /// The headings of date and time.
    date();
    /// The time of day.
    time();
    /// By whose clock they are.
    zone(zone: &str);
    /// Without a building: the heading of those meters.
    no_building();
    /// The last figure and its day.
    last(figure: &str, day: &str);
    /// The label of the photo's field.
    photo_label();
    /// What a photo may be.
    photo_hint();
    /// The link to a reading's photo.
    photo();
    /// The box that says that a doubtful figure is right.
    is_right();
    /// While typing: below the last figure.
    lower();
    /// While typing: far more than usual.
    more();
    /// More was used than can be usual.
    much(used: &str, since: &str, usual: &str);
    /// The button that saves all.
    save();
    /// All were saved.
    saved(count: usize);
    /// Some were saved and some not.
    [3] not_all_saved(saved: usize, left: usize);
    /// This figure was saved.
    saved_figure(figure: &str);
    /// Nothing was typed.
    nothing();
    /// A photo that is no photo.
    no_photo();
    /// A photo that is too large.
    large_photo();
    /// The figure was saved, but not its photo.
    photo_not_kept();
    /// The form was not read whole.
    broken_off();
    /// A photo must be chosen anew beside a figure with a fault.
    photo_again();
    /// The heading of what waits on this device.
    waiting();
    /// What becomes of it.
    waiting_lede();
    /// In the banner of every page: how many wait. The number is put in by the browser.
    [2] waiting_banner();
    /// The link to them.
    waiting_link();
    /// Whoever is signed out must sign in first.
    [3] sign_in_first();
    /// A reading was kept on this device.
    kept();
    /// It could not be kept.
    not_kept();
    /// In the list: it has a photo.
    with_photo();
    /// In the list: why it was refused comes behind.
    refused();
    /// Puts it into the form.
    correct();
    /// Throws it away.
    discard();
    /// Asked before signing out while readings wait.
    sign_out_anyway();
    /// The screen on a wall: its title, and the link to it.
    wall();
}
