//! XML as a stream of starts, texts and ends, with limits on depth and on the size of one item.
//! Entities are never expanded, except the five of XML itself and characters by number.

use crate::text::{Guarded, Place};
use crate::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;
use std::ops::ControlFlow;

const DEPTH_MAX: usize = 64;

/// A piece of XML. Names are without their prefix.
pub(crate) enum Node<'a> {
    Start(&'a str, &'a BytesStart<'a>),
    Text(&'a str),
    End(&'a str),
}

/// An attribute's value, by its name without a prefix.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = quick_xml::escape::unescape(&found.value).map(std::borrow::Cow::into_owned);
    Some(value.unwrap_or_else(|_| found.value.into_owned()))
}

/// Sends every piece of the document to `sink`, with the line on which it ends.
pub(crate) fn walk(input: impl BufRead, sink: &mut dyn FnMut(Node<'_>, u64) -> Result<ControlFlow<()>>) -> Result<()> {
    let place = Place::default();
    let mut reader = Reader::from_reader(Guarded::new(input, place.clone()));
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        buffer.clear();
        place.item.set(0);
        let event = reader.read_event_into(&mut buffer);
        let line = place.line.get();
        let fault = |fault: String| Error::Xml { line, fault };
        let flow = match event {
            Err(quick_xml::Error::Io(error)) => return Err(fault(format!("{error}: this is no file of readings"))),
            Err(error) => {
                return Err(fault(format!("the XML is broken or breaks off here ({error}): download the file again")));
            }
            Ok(Event::Eof) if depth > 0 => {
                return Err(fault("the file breaks off here: download it again; what is complete before it was read".to_owned()));
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEPTH_MAX {
                    return Err(fault(format!("elements within elements, {DEPTH_MAX} deep: this is no file of readings")));
                }
                sink(Node::Start(start.local_name().as_ref(), &start), line)?
            }
            Ok(Event::Empty(start)) => {
                let flow = sink(Node::Start(start.local_name().as_ref(), &start), line)?;
                if flow.is_break() { flow } else { sink(Node::End(start.local_name().as_ref()), line)? }
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                sink(Node::End(end.local_name().as_ref()), line)?
            }
            Ok(Event::Text(text)) => sink(Node::Text(&text), line)?,
            Ok(Event::CData(text)) => sink(Node::Text(&text), line)?,
            Ok(Event::GeneralRef(name)) => match (name.resolve_char_ref(), &*name) {
                (Ok(Some(c)), _) => sink(Node::Text(c.encode_utf8(&mut [0; 4])), line)?,
                (_, "amp") => sink(Node::Text("&"), line)?,
                (_, "lt") => sink(Node::Text("<"), line)?,
                (_, "gt") => sink(Node::Text(">"), line)?,
                (_, "quot") => sink(Node::Text("\""), line)?,
                (_, "apos") => sink(Node::Text("'"), line)?,
                _ => ControlFlow::Continue(()),
            },
            Ok(_) => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}
