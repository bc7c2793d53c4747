//! Ids of database rows: each kind of number has its own type, so that they cannot be mixed up.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// A campus or a neighbourhood.
    SiteId
);
id!(
    /// A building of a site.
    BuildingId
);
id!(
    /// A meter: a device that publishes, or a dial that people read.
    MeterId
);
id!(
    /// One quantity that a meter reports.
    ChannelId
);
id!(
    /// A series of rollups: of a channel, or of a flow of a building or a site.
    SeriesId
);
id!(
    /// A mapping: what a person says the messages of a topic mean.
    MappingId
);
id!(
    /// A version of a tariff.
    TariffId
);
id!(
    /// A billing account: what bills are made for.
    BillingAccountId
);
id!(
    /// An emission factor for one year.
    FactorId
);
