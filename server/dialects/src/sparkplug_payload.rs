//! The protobuf messages of Sparkplug B, written by hand from the specification (Eclipse Sparkplug
//! 3.0, section 6.4.1). Holds only what readings need, so that no protobuf compiler is needed.
//! Other fields are skipped.

use prost::Message;

/// A message's payload.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Payload {
    /// Milliseconds since 1970.
    #[prost(uint64, optional, tag = "1")]
    pub timestamp: Option<u64>,
    #[prost(message, repeated, tag = "2")]
    pub metrics: Vec<Metric>,
    #[prost(uint64, optional, tag = "3")]
    pub seq: Option<u64>,
}

/// One figure. One of its alternative values is present.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Metric {
    #[prost(string, optional, tag = "1")]
    pub name: Option<String>,
    #[prost(uint64, optional, tag = "2")]
    pub alias: Option<u64>,
    /// Milliseconds since 1970.
    #[prost(uint64, optional, tag = "3")]
    pub timestamp: Option<u64>,
    #[prost(uint32, optional, tag = "4")]
    pub datatype: Option<u32>,
    #[prost(bool, optional, tag = "5")]
    pub is_historical: Option<bool>,
    #[prost(bool, optional, tag = "7")]
    pub is_null: Option<bool>,
    #[prost(message, optional, tag = "9")]
    pub properties: Option<PropertySet>,
    #[prost(uint32, optional, tag = "10")]
    pub int_value: Option<u32>,
    #[prost(uint64, optional, tag = "11")]
    pub long_value: Option<u64>,
    #[prost(float, optional, tag = "12")]
    pub float_value: Option<f32>,
    #[prost(double, optional, tag = "13")]
    pub double_value: Option<f64>,
}

/// The properties of a metric: parallel lists of names and values.
#[derive(Clone, PartialEq, Message)]
pub(super) struct PropertySet {
    #[prost(string, repeated, tag = "1")]
    pub keys: Vec<String>,
    #[prost(message, repeated, tag = "2")]
    pub values: Vec<PropertyValue>,
}

/// The value of a property. Units are texts.
#[derive(Clone, PartialEq, Message)]
pub(super) struct PropertyValue {
    #[prost(string, optional, tag = "8")]
    pub string_value: Option<String>,
}

impl Metric {
    pub fn has_number(&self) -> bool {
        self.int_value.is_some() || self.long_value.is_some() || self.float_value.is_some() || self.double_value.is_some()
    }

    /// The number. Signed integers are encoded as unsigned ones. The data type, which may come from
    /// the birth, tells which are signed.
    pub fn number(&self, datatype: Option<u32>) -> Option<f64> {
        let int = |int: u32| match datatype {
            Some(1) => f64::from(int as i8),
            Some(2) => f64::from(int as i16),
            Some(3) => f64::from(int as i32),
            _ => f64::from(int),
        };
        let long = |long: u64| if datatype == Some(4) { long as i64 as f64 } else { long as f64 };
        (self.double_value)
            .or(self.float_value.map(f64::from))
            .or(self.int_value.map(int))
            .or(self.long_value.map(long))
            .filter(|number| number.is_finite())
    }
}
