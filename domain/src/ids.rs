//! Ids of database rows: each kind of number has its own type, so that they cannot be mixed up.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

        // As `derive(sqlx::Type)` has it. That one brings all of sqlx to the compiler.
        #[cfg(feature = "sqlx")]
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            i64: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <i64 as sqlx::Type<DB>>::type_info()
            }

            fn compatible(of: &DB::TypeInfo) -> bool {
                <i64 as sqlx::Type<DB>>::compatible(of)
            }
        }

        #[cfg(feature = "sqlx")]
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            i64: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut DB::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <i64 as sqlx::Encode<'q, DB>>::encode_by_ref(&self.0, buffer)
            }

            fn produces(&self) -> Option<DB::TypeInfo> {
                <i64 as sqlx::Encode<'q, DB>>::produces(&self.0)
            }

            fn size_hint(&self) -> usize {
                <i64 as sqlx::Encode<'q, DB>>::size_hint(&self.0)
            }
        }

        #[cfg(feature = "sqlx")]
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            i64: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                <i64 as sqlx::Decode<'r, DB>>::decode(value).map(Self)
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
id!(
    /// A person with an account.
    PersonId
);
id!(
    /// A department: people who answer for what some buildings use.
    DepartmentId
);
id!(
    /// A key, with which a program asks for a person.
    KeyId
);
id!(
    /// A passkey, with which a person signs in.
    PasskeyId
);
