//! The page of what leaves the screen: files, paper, a screen on the wall.

use crate::room::texts;

texts! { "reports";
    /// The headline.
    [3] headline();
    /// The heading of the month of a building.
    month();
    /// What it is.
    month_lede();
    /// The label of the buildings.
    building();
    /// The label of the months.
    which_month();
    /// The button.
    open();
    /// The heading of files.
    files();
    /// All readings: the link, and what it is.
    [2] readings();
    /// The label of the form for one meter's readings.
    one_meter();
    /// Its button.
    download();
    /// The values of charts: the link, and how they are saved.
    [2] charts();
    /// The heading of paper.
    paper();
    /// A bill on paper: the link, and how.
    [2] bills();
    /// Any page on paper: the link, and how.
    [2] print();
    /// The heading of screens.
    screens();
    /// The screen on the wall: the link, and what it is.
    [2] wall();
    /// The wall of one of several sites: its link.
    wall_of(site: &str);
    /// There is nothing to report on yet.
    nothing();
}
