//! What stands around every page: the bar, the banners, the foot, and what scripts say.

use crate::room::texts;

texts! { "frame";
    /// The title of a page in the browser's window.
    title(page: &str);
    /// What GreenPulse is, for search engines and previews.
    description();
    /// The first link of a page, past the bar.
    skip();
    /// The name of the region of banners, for screen readers.
    notices();
    /// The name of the links to the pages above, for screen readers.
    trail();
    /// The name of the links in the bar, for screen readers.
    navigation();
    /// A section: what is used now, and whether that is usual.
    home();
    /// A section: the buildings, ranked.
    buildings();
    /// A section: the list of issues.
    insights();
    /// A section: what it all costs.
    costs();
    /// A section: what leaves the screen.
    reports();
    /// A section: the form for a meter reading.
    add_reading();
    /// The page that says how GreenPulse itself is.
    system_health();
    /// A section: where GreenPulse is set up.
    settings();
    /// The page shows what happens now.
    live();
    /// The page is connected, and no reading has come yet.
    waiting();
    /// The connection is lost, and is being made again.
    reconnecting();
    /// The session has ended, beside the name of the product.
    signed_out_pill();
    /// The session has ended elsewhere while the page was open.
    signed_out();
    /// The link to the page to sign in, after that.
    sign_in_again();
    /// The newest reading is of this age.
    last_reading(age: &str);
    /// When the page was made.
    updated(clock: &str);
    /// A browser without a network.
    offline();
    /// A browser whose server does not answer.
    unreachable();
    /// Behind either: from when the data is. A script puts that time in the place of the link.
    [3] as_known();
    /// Loads the page again.
    try_again();
    /// In the foot: whose clock is shown.
    times(place: &str);
    /// In the foot: the version.
    version(number: &str);
    /// In the foot: ends the session.
    sign_out();
    /// The banner of demo data. The command removes it.
    [5] demo(command: &str);
    /// In that banner, while the past of the demo is still being written.
    demo_past();
    /// The database has trouble, on a page that was made without it.
    database_away();
    /// The database has trouble, but can be read.
    database_trouble(trouble: &str);
    /// The window's title of a page that does not exist.
    not_found_title();
    /// The headline of a page that does not exist.
    [3] not_found();
    /// Why there is none: nothing has this path.
    no_path(path: &str);
    /// The way on from there.
    to_home();
    /// Another one: the search.
    to_search();
    /// The title and headline of what somebody may not open or do.
    not_allowed_title();
    /// Whom to ask for it.
    not_allowed();
    /// The window's title of a page that cannot be made.
    not_shown_title();
    /// The headline of a page that cannot be made.
    not_shown();
    /// Why it cannot be made.
    no_answer();
    /// The button that copies a command line.
    copy();
    /// The same button once it is copied.
    copied();
    /// The same button if a browser cannot copy: the line is selected instead.
    selected();
    /// The button that undoes the zoom of a chart.
    show_all();
    /// How a chart is used by the keyboard.
    chart_keys();
    /// In a chart's tip: a gap.
    no_reading();
    /// In a chart's tip: the name of the usual range.
    typical_range();
    /// In a chart's tip: a range of values or times.
    range(from: &str, to: &str);
    /// Through whose eyes an admin sees the page.
    seen_as(name: &str, by: &str);
    /// Whom somebody at a demo is.
    you_are(name: &str);
    /// The button that ends it.
    see_as_stop();
}
