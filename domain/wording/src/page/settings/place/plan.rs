//! The page on which the plan of a site is arranged.

use crate::room::texts;

texts! { "settings/place/plan";
    /// The window's title.
    title(site: &str);
    /// The headline.
    [3] headline(site: &str);
    /// Below it.
    lede();
    /// The places were saved.
    saved();
    /// A picture was uploaded.
    uploaded();
    /// The picture was removed.
    removed();
    /// What was uploaded is no picture, or too large.
    no_picture();
    /// One number of a place is missing.
    both();
    /// The numbers that would be accepted.
    percent_would_do();
    /// How buildings are put on the picture, where scripts run.
    drag();
    /// What the picture is, for screen readers.
    picture_alt();
    /// The heads of the table of numbers.
    [3] columns();
    /// A field of it: the building, and the head of its column.
    field(building: &str, column: &str);
    /// Unfolds the table.
    by_numbers();
    /// The button that saves the places.
    save();
    /// Leads to the map.
    see();
    /// The heading of the first upload.
    upload_title();
    /// The heading of a further one.
    replace();
    /// The label of the file.
    picture();
    /// Which files there may be.
    picture_hint();
    /// The button of the upload.
    upload();
    /// The button that removes the picture.
    remove();
}
