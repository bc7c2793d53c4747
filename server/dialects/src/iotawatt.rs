//! What IoTaWatt has to be answered before it sends anything. It writes line protocol to InfluxDB,
//! and first asks the database for the last point that it wrote. Until that question is answered
//! with 200, it repeats it and sends no reading. Leaves out the readings (`line_protocol`), and
//! what was asked: nothing is looked up.
//!
//! Read in IoTaWatt's source at 6c2cb97 (`influxDB2_uploader.cpp`, `influxDB_uploader.cpp`), not run
//! on a device:
//! - Version 2 posts Flux to `/api/v2/query?orgID=…`. Any other status than 200 makes it wait for a
//!   minute and ask again. A first line without a second means that nothing was found; it then asks
//!   for ten times as long, until the whole of its own log is covered, and begins.
//! - Version 1 posts a form (`db`, `epoch=s`, `q`) to `/query`, once for each output. A 401 stops it
//!   for good, any other status than 200 makes it wait for five seconds and ask again. A result
//!   without series means that nothing was found.
//!
//! Where nothing is found, it begins at the upload's start date if one was set, else now. So a start
//! date fills what was missed; a reading that is sent twice is stored once.

/// An answer to a question about the last point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The content's type.
    pub content_type: &'static str,
    /// The body. The status is 200.
    pub body: &'static str,
}

/// To `POST /api/v2/query`: what InfluxDB 2 answers for no tables, one empty line of CSV.
pub const FLUX: Answer = Answer { content_type: "text/csv; charset=utf-8", body: "\r\n" };

/// To `POST /query` and `GET /query`: what InfluxDB 1 answers for no series.
pub const INFLUX_QL: Answer = Answer { content_type: "application/json", body: "{\"results\":[{\"statement_id\":0}]}" };

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// What the device does with an answer of version 2: whether it looks further back. It looks
    /// for a second line with as many columns as the first.
    fn looks_further_back(body: &str) -> bool {
        let Some((first, rest)) = body.split_once('\n') else { return true };
        // It takes a line only up to its end.
        let Some((second, _)) = rest.split_once('\n') else { return true };
        second.split(',').count() != first.split(',').count()
    }

    #[test]
    fn the_answer_to_flux_makes_the_device_look_further_back_until_it_begins() {
        assert!(looks_further_back(FLUX.body));
        assert!(!looks_further_back(",result,table,_time\r\n,_result,0,1795903446\r\n"));
    }

    #[test]
    fn the_answer_to_influxql_is_json_without_series() {
        let json: serde_json::Value = serde_json::from_str(INFLUX_QL.body).unwrap();
        assert!(json.pointer("/results/0").is_some() && json.pointer("/results/0/series").is_none());
    }
}
