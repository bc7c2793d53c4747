//! What the tests of several languages tell of.

use domain::finding::{Cause, Detail, Evidence, Facts, Finding, Kind, Severity};
use domain::zone::Span;

/// A finding of 41 kWh instead of 9, with this evidence and these causes.
pub fn finding(kind: Kind, span: Span, evidence: Evidence, causes: Vec<Cause>) -> Finding {
    Finding {
        kind,
        severity: Severity::High,
        span,
        is_open: false,
        score: -0.5,
        value: Some(41.0),
        expected: Some(9.0),
        deviation_percent: Some(355.6),
        energy_wasted: 32.0,
        money_wasted: None,
        detail: Detail::Facts(Facts { evidence, causes }),
    }
}
