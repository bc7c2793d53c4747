//! Why a message could not be used, in the reader's words. What an earlier version refused has its reason in
//! English only.

use ingest::{Fault, Faults};
use store::Quarantined;
use wording::Words;
use wording::page::settings::fault as says;

/// Why a message could not be read.
pub fn reason(words: Words, one: &Quarantined) -> String {
    let faults = one.facts.as_deref().and_then(Faults::read);
    faults.map_or_else(|| one.reason.clone(), |faults| of_message(words, &faults))
}

/// The faults of a message.
fn of_message(words: Words, faults: &Faults) -> String {
    let first = several(words, &faults.first);
    if faults.more > 0 { says::and_more(words, &first, faults.more) } else { first }
}

fn several(words: Words, faults: &[Fault]) -> String {
    let told = faults.iter().map(|fault| told(words, fault));
    told.reduce(|all, next| says::and(words, &all, &next)).unwrap_or_default()
}

/// A fault.
pub fn told(words: Words, fault: &Fault) -> String {
    match fault {
        Fault::Other(text) => text.clone(),
        Fault::Several(all) => several(words, all),
        Fault::In { name, fault } => says::in_(words, name, &told(words, fault)),
        Fault::OfReading { nth, count, fault } => says::of_reading(words, *nth, *count, &told(words, fault)),
        Fault::OfDevice { device, fault } => says::of_device(words, device, &told(words, fault)),
        Fault::SendSuch { fault, example } => says::send_such(words, &told(words, fault), example),
        Fault::NotText => says::not_text(words).to_owned(),
        Fault::Empty => says::empty(words).to_owned(),
        Fault::JsonEnds { line, column } => says::json_ends(words, *line, *column),
        Fault::JsonTooDeep { line, column } => says::json_too_deep(words, *line, *column),
        Fault::JsonGoesOn { line, column } => says::json_goes_on(words, *line, *column),
        Fault::JsonNan { line, column } => says::json_nan(words, *line, *column),
        Fault::NotJson { around, line, column } => says::not_json(words, around, *line, *column),
        Fault::NotTextNumber => says::not_text_number(words).to_owned(),
        Fault::PayloadNoNumber { text } => says::payload_no_number(words, text),
        Fault::NotNumber { name, kind } => says::not_number(words, name, &says::kind(words, kind.as_str())),
        Fault::NotNumberBut { name, text } => says::not_number_but(words, name, text),
        Fault::NoNumber { name } => says::no_number(words, name),
        Fault::NeitherNumber { name, other } => says::neither_number(words, name, other),
        Fault::MemberNoNumber { name } => says::member_no_number(words, name),
        Fault::NotFinite { name } => says::not_finite(words, name),
        Fault::CannotBeTrue { name, value, lowest, highest } => says::cannot_be_true(words, name, value, lowest, highest),
        Fault::NotTime { name, text, example } => says::not_time(words, name, text, example),
        Fault::NotSeconds { name, text } => says::not_seconds(words, name, text),
        Fault::NotMillis { name, text } => says::not_millis(words, name, text),
        Fault::NotRfc3339 { name, text } => says::not_rfc3339(words, name, text),
        Fault::NoRfc3339 { name, kind } => says::no_rfc3339(words, name, &says::kind(words, kind.as_str())),
        Fault::NotPeriod { name, text } => says::not_period(words, name, text),
        Fault::NotField { name, fields } => says::not_field(words, name, fields),
        Fault::ObjectExpected { kind, example } => says::object_expected(words, &says::kind(words, kind.as_str()), example),
        Fault::NoReading { example } => says::no_reading(words, example),
        Fault::OwnTopic => says::own_topic(words).to_owned(),
        Fault::NoKey { name } => says::no_key(words, name),
        Fault::NoKeyAnnounced { name } => says::no_key_announced(words, name),
        Fault::NoPart { name, most } => says::no_part(words, name, *most),
        Fault::PayloadIs { kind, example } => says::payload_is(words, &says::kind(words, kind.as_str()), example),
        Fault::ObjectIs { name, kind, example } => says::object_is(words, name, &says::kind(words, kind.as_str()), example),
        Fault::NotModelId { kind } => says::not_model_id(words, &says::kind(words, kind.as_str())),
        Fault::NotListOfDevices { kind } => says::not_list_of_devices(words, &says::kind(words, kind.as_str())),
        Fault::TextSuch { example } => says::text_such(words, example),
        Fault::NoCodec => says::no_codec(words).to_owned(),
        Fault::NoFormatter => says::no_formatter(words).to_owned(),
        Fault::EmonObject => says::emon_object(words).to_owned(),
        Fault::NthNoNumber { nth, text } => says::nth_no_number(words, nth, text),
        Fault::PayloadHasNo { name } => says::payload_has_no(words, name),
        Fault::TopicSays { name } => says::topic_says(words, name),
        Fault::UnitIs { name, unit } => says::unit_is(words, name, unit),
        Fault::TooFewMembers { count } => says::too_few_members(words, *count),
        Fault::NotArray { name } => says::not_array(words, name),
        Fault::PowersNoNumbers { kind } => says::powers_no_numbers(words, &says::kind(words, kind.as_str())),
        Fault::NotSparkplug => says::not_sparkplug(words).to_owned(),
        Fault::BirthNotHeard => says::birth_not_heard(words).to_owned(),
        Fault::NoToken => says::no_token(words).to_owned(),
        Fault::TelemetryJson => says::telemetry_json(words).to_owned(),
        Fault::GatewayTelemetry { example } => says::gateway_telemetry(words, example),
        Fault::TelemetryIs { example, kind } => says::telemetry_is(words, example, &says::kind(words, kind.as_str())),
        Fault::TooManyDevices { count, most } => says::too_many_devices(words, *count, *most),
        Fault::NoTelegramId => says::no_telegram_id(words).to_owned(),
        Fault::NeedsWmbusKey { error, meter } => says::needs_wmbus_key(words, error, meter),
        Fault::NoMeasurement => says::no_measurement(words).to_owned(),
        Fault::TagNoValue { key } => says::tag_no_value(words, key),
        Fault::NoFields => says::no_fields(words).to_owned(),
        Fault::FieldNoValue { key } => says::field_no_value(words, key),
        Fault::LineTime { text, precision } => says::line_time(words, text, precision),
        Fault::LineTimeBeyond { count, precision } => says::line_time_beyond(words, *count, precision),
        Fault::LineGoesOn { text } => says::line_goes_on(words, text),
        Fault::NoClosingQuote { key } => says::no_closing_quote(words, key),
        Fault::FieldNoNumber { key, text } => says::field_no_number(words, key, text),
        Fault::LineNotUtf8 => says::line_not_utf8(words).to_owned(),
        Fault::AnnouncementObject => says::announcement_object(words).to_owned(),
        Fault::WildTopic { topic, name } => says::wild_topic(words, topic, name),
        Fault::TemplateTooMuch { name, template, topic } => says::template_too_much(words, name, template, topic),
        Fault::NoStateTopic { name } => says::no_state_topic(words, name),
        Fault::NothingWhereMapped { pointer } => says::nothing_where_mapped(words, pointer),
        Fault::NothingAt { pointer } => says::nothing_at(words, pointer),
        Fault::TopicNotTaken { filter, topic } => says::topic_not_taken(words, filter, topic),
        Fault::MeterNoKey { name } => says::meter_no_key(words, name),
        Fault::SayWhere { kind } => says::say_where(words, &says::kind(words, kind.as_str())),
        Fault::MappedNoField { name } => says::mapped_no_field(words, name),
        Fault::NoTimeAt { pointer } => says::no_time_at(words, pointer),
        Fault::TimeAtText { pointer, found } => says::time_at_text(words, pointer, found),
        Fault::TimeAtSeconds { pointer, found } => says::time_at_seconds(words, pointer, found),
        Fault::TimeAtMillis { pointer, found } => says::time_at_millis(words, pointer, found),
        Fault::NulTopic => says::nul_topic(words).to_owned(),
        Fault::OtherMeter { meant, own } => says::other_meter(words, meant, own),
        Fault::ClockAfterCut { at } => says::clock_after_cut(words, at),
        Fault::ClockAhead { at } => says::clock_ahead(words, at),
        Fault::ClockBehind { at } => says::clock_behind(words, at),
        Fault::CannotKeep { error } => says::cannot_keep(words, error),
        Fault::NeedsAt { field } => says::needs_at(words, field),
        Fault::StandsOtherwise { field, value, stands } => says::stands_otherwise(words, field, value, stands),
        Fault::TooManyChannels { meter, most, channel } => says::too_many_channels(words, meter, *most, channel),
        Fault::SameNameTooLong { meter } => says::same_name_too_long(words, meter),
        Fault::NobodyReads => says::nobody_reads(words).to_owned(),
        Fault::TooLong => says::too_long(words).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingest::JsonKind;
    use wording::Language;

    fn refused(faults: Option<&[Fault]>) -> Quarantined {
        Quarantined {
            quarantine_id: 1,
            arrived_at: 0,
            topic: "t".to_owned(),
            payload: Vec::new(),
            reason: "`power` is a text, not a number".to_owned(),
            facts: faults.map(|faults| Faults::of(faults).written()),
            device: None,
            own_meter_only: false,
            is_cut: false,
            replayed_at: None,
        }
    }

    #[test]
    fn a_reason_is_said_in_the_readers_language_if_its_facts_are_known() {
        let german = Words { language: Language::German, ..Words::ENGLISH };
        let fault = Fault::NotNumber { name: "power".to_owned(), kind: JsonKind::Text };
        assert_eq!(reason(german, &refused(Some(std::slice::from_ref(&fault)))), "„power“ ist ein Text, keine Zahl");
        assert_eq!(reason(german, &refused(None)), "`power` is a text, not a number");
        assert_eq!(fault.to_string(), "`power` is a text, not a number");
        let many = vec![Fault::Empty.of("a"); 7];
        let said = reason(german, &refused(Some(&many)));
        assert!(said.starts_with("„a“: die Nachricht ist leer; ") && said.ends_with("; und 2 weitere"), "{said}");
    }
}
