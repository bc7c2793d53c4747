//! The texts of the filter of the list of issues.

use crate::room::texts;

/// What the list can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// How far people are with it.
    Status,
    /// How soon it should be dealt with.
    Priority,
    /// Its site.
    Site,
    /// Its building.
    Building,
    /// Its utility.
    Utility,
    /// Its kind.
    Kind,
    /// Who deals with it.
    Assigned,
    /// How long ago it was.
    Days,
}

/// A state that the list can be filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Waits for people.
    #[default]
    Open,
    /// Waits, and nobody has seen it.
    New,
    /// Waits, and somebody has seen it.
    Acknowledged,
    /// Waits, and somebody looks for the cause.
    Investigating,
    /// May wait.
    Snoozed,
    /// Is over.
    Resolved,
    /// Any.
    All,
}

/// An order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By priority, then by cost.
    #[default]
    Importance,
    /// By cost.
    Cost,
    /// The latest first.
    Newest,
    /// The earliest due date first.
    Due,
}

macro_rules! names {
    ($name:ident { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl $name {
            /// Every one, in the order in which people are shown them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name in an address.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The one of that name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}

names!(Facet {
    Status => "status",
    Priority => "priority",
    Site => "site",
    Building => "building",
    Utility => "utility",
    Kind => "kind",
    Assigned => "assigned",
    Days => "days",
});
names!(State {
    Open => "open",
    New => "new",
    Acknowledged => "acknowledged",
    Investigating => "investigating",
    Snoozed => "snoozed",
    Resolved => "resolved",
    All => "all",
});
names!(Order { Importance => "importance", Cost => "cost", Newest => "newest", Due => "due" });

texts! { "performance/anomaly/filter";
    /// The name of the filter, for screen readers.
    filter();
    /// What opens the chips that are used less often.
    more();
    /// The way back to all open issues.
    clear();
    /// Behind a chosen chip, for screen readers.
    take_away();
    /// The name of a row of chips.
    row(each Facet);
    /// A chip of the status.
    state(each State);
    /// The chip of issues that nobody deals with.
    nobody();
    /// The chip of issues of no building.
    no_building();
    /// A chip of the period.
    last_days(days: i64);
    /// The name of the orders.
    order();
    /// An order.
    order_of(each Order);
}
