//! Makes a plan for a file. `columns` finds where its table begins and what its columns hold,
//! `evidence` collects what the values show. Green Button and the known formats make plans of their
//! own.

use crate::above::Above;
use crate::columns::Table;
use crate::evidence::Evidence;
use crate::sections::Finder;
use crate::table::RowSink;
use crate::{
    COLUMNS_MAX, Column, Container, Decimal, Encoding, Error, Format, Guess, Hints, Input, Layout, Order, Plan, Result,
    SAMPLE_BYTES, Section, green_button, known, sniff, table, text,
};
use csv::ByteRecord;
use std::io::SeekFrom;
use std::ops::ControlFlow;

/// How much of a file is searched for evidence.
const SCAN_BYTES: u64 = 256 << 20;
/// Rows from which the roles of columns are found.
const HEAD_ROWS: usize = 1_000;

pub(crate) fn plan(input: &mut dyn Input, file_name: &str, hints: &Hints) -> Result<Plan> {
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let writing = Writing::find(input, file_name, hints)?;
    if writing.container == Container::Xml {
        return green_button::plan(input, writing.encoding, stem, hints);
    }
    if let Some(known) = writing.known {
        return known::plan(known, input, &writing.of_known(None), stem, hints);
    }
    let sheet = match writing.container {
        Container::Text => None,
        container => Some(crate::sheet::choose(input, container, hints.sheet.as_deref())?),
    };
    let head = writing.head(input, sheet.as_deref())?;
    // Whoever says what the columns hold wants them read so.
    if let Some(known) = known::of_table(&head).filter(|_| hints.roles.is_empty()) {
        return known::plan(known, input, &writing.of_known(sheet.as_deref()), stem, hints);
    }
    let tables = Table::find(&head, writing.container, writing.sign(), hints)?;
    let plan = Plan {
        delimiter: writing.delimiter.clone(),
        sheet,
        header_line: tables[0].header_line,
        ..Plan::of(Format { container: writing.container, layout: tables[0].layout }, writing.encoding.clone())
    };
    let (plan, tables) = writing.tables(input, plan, tables, hints)?;
    let above: Vec<Above> = tables.iter().map(|table| table.above.clone()).collect();
    let mut orders: Vec<Order> = Vec::new();
    for order in Order::ALL.iter().filter(|order| tables.iter().any(|table| table.orders.contains(order))) {
        orders.push(*order);
    }
    let mut evidence = Evidence::new(&plan, orders, hints);
    let mut cut = false;
    writing.rows(input, plan.sheet.as_deref(), &mut |line, cells, taken| {
        evidence.row(line, cells)?;
        cut = taken > SCAN_BYTES;
        Ok(if cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    evidence.conclude(Plan { is_whole: !cut, ..plan }, &above, stem, hints)
}

/// How a file is written, as its first bytes show.
struct Writing {
    container: Container,
    encoding: Guess<Encoding>,
    delimiter: Option<Guess<char>>,
    decimal: Decimal,
    /// A format of records, which its first bytes show.
    known: Option<&'static known::Known>,
}

impl Writing {
    fn find(input: &mut dyn Input, file_name: &str, hints: &Hints) -> Result<Self> {
        input.seek(SeekFrom::Start(0))?;
        let mut sample = Vec::new();
        std::io::Read::read_to_end(&mut std::io::Read::take(&mut *input, SAMPLE_BYTES as u64), &mut sample)?;
        let container = sniff(&sample, file_name)?;
        let is_whole = sample.len() < SAMPLE_BYTES;
        let encoding = match (container, hints.encoding) {
            (Container::Xlsx | Container::Ods | Container::Xls, _) => Guess::sure(Encoding::Utf8, "workbooks are UTF-8"),
            (_, Some(encoding)) => Guess::sure(encoding, "you said so"),
            _ => text::encoding(&sample, is_whole).map(|(encoding, evidence)| Guess::sure(encoding, evidence))?,
        };
        let known = match container {
            Container::Text => known::of_text(&sample, encoding.value.unwrap_or(Encoding::Utf8))?,
            _ => None,
        };
        let delimiter = match (container, hints.delimiter) {
            (Container::Text, None) if known.is_some() => Some(Guess::sure(',', "the format writes its records so")),
            (Container::Text, Some(sign)) => Some(Guess::sure(sign, "you said so")),
            (Container::Text, None) => Some(delimiter(&sample, encoding.value.unwrap_or(Encoding::Utf8))?),
            _ => None,
        };
        Ok(Self { container, encoding, delimiter, decimal: hints.decimal.unwrap_or(Decimal::Point), known })
    }

    fn sign(&self) -> char {
        self.delimiter.as_ref().and_then(|guess| guess.value).unwrap_or(',')
    }

    fn of_known<'a>(&self, sheet: Option<&'a str>) -> known::Writing<'a> {
        known::Writing {
            source: known::Source {
                container: self.container,
                encoding: self.encoding.value.unwrap_or(Encoding::Utf8),
                delimiter: self.sign(),
                sheet,
                decimal: self.decimal,
            },
            encoding: self.encoding.clone(),
            delimiter: self.delimiter.clone(),
        }
    }

    fn rows(&self, input: &mut dyn Input, sheet: Option<&str>, sink: RowSink<'_>) -> Result<()> {
        let encoding = self.encoding.value.unwrap_or(Encoding::Utf8);
        table::rows(input, self.container, encoding, self.sign(), sheet, self.decimal, sink)
    }

    /// Looks through the whole file for further tables, and puts all of them into the plan.
    fn tables(&self, input: &mut dyn Input, plan: Plan, mut tables: Vec<Table>, hints: &Hints) -> Result<(Plan, Vec<Table>)> {
        let (mut columns, mut sections): (Vec<Column>, Vec<Section>) = (Vec::new(), Vec::new());
        for table in &tables {
            let first = columns.len();
            sections.push(table.section(first, None));
            columns.extend(table.columns.iter().cloned().map(|column| column.moved(first)));
        }
        let is_open = !matches!(plan.format.layout, Layout::GreenPulse | Layout::HomeAssistant);
        if let Some(mut finder) = Finder::new(&tables[0]).filter(|_| is_open) {
            let mut cut = false;
            self.rows(input, plan.sheet.as_deref(), &mut |line, cells, taken| {
                finder.row(line, cells);
                cut = taken > SCAN_BYTES;
                Ok(if cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
            })?;
            finder.conclude(self.container, self.sign(), hints, !cut, &mut tables, &mut sections, &mut columns);
        }
        Ok((Plan { sections, columns, ..plan }, tables))
    }

    /// The first rows that are not empty, with their lines.
    fn head(&self, input: &mut dyn Input, sheet: Option<&str>) -> Result<Vec<(u64, ByteRecord)>> {
        let mut head: Vec<(u64, ByteRecord)> = Vec::new();
        self.rows(input, sheet, &mut |line, cells, _| {
            if cells.len() > COLUMNS_MAX {
                return Err(Error::TooLarge(format!("line {line}: {} columns, where {COLUMNS_MAX} would do", cells.len())));
            }
            if !cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
                head.push((line, cells.clone()));
            }
            let held: usize = head.len() * cells.len();
            Ok(if head.len() < HEAD_ROWS && held < 200_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(head)
    }
}

/// The delimiter: the sign that splits the most lines into the same number of cells.
fn delimiter(sample: &[u8], encoding: Encoding) -> Result<Guess<char>> {
    let mut best: Option<(char, usize, usize, usize)> = None;
    for sign in ['\t', ';', '|', ','] {
        let mut counts: Vec<usize> = Vec::new();
        let mut cursor = std::io::Cursor::new(&sample[..sample.len().min(256 * 1024)]);
        let decoded = text::Decoded::new(&mut cursor, encoding)?;
        let read = table::text_rows(decoded, sign, &|| 0, &mut |_, cells, _| {
            counts.push(cells.len());
            Ok(if counts.len() < 500 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        });
        if read.is_err() || counts.is_empty() {
            continue;
        }
        // The sample may cut the last line.
        if counts.len() > 2 && counts.len() < 500 {
            counts.pop();
        }
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let usual = sorted.chunk_by(|a, b| a == b).filter(|run| run[0] > 1).max_by_key(|run| run.len());
        let Some(usual) = usual else { continue };
        let (agree, cells) = (usual.len(), usual[0]);
        // A comma may be the decimal sign beside another delimiter. The other sign is tried first,
        // and wins a tie.
        if best.is_none_or(|(_, most, _, _)| agree > most + most / 20) {
            best = Some((sign, agree, cells, counts.len()));
        }
    }
    let Some((sign, agree, cells, lines)) = best else {
        return Err(Error::NoTable(
            "no comma, semicolon, tab or bar splits the lines into cells: each line needs a time and a value".to_owned(),
        ));
    };
    let name = match sign {
        '\t' => "a tab".to_owned(),
        sign => format!("`{sign}`"),
    };
    Ok(Guess::sure(sign, format!("{name} splits {agree} of the first {lines} lines into {cells} cells")))
}
