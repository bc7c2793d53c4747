//! Makes a plan for a file. `columns` finds where its table begins and what its columns hold,
//! `evidence` collects what the values show. Green Button and the known formats make plans of their
//! own.

use crate::above::Above;
use crate::columns::Table;
use crate::evidence::Evidence;
use crate::number::{self, Hint};
use crate::sections::Finder;
use crate::table::RowSink;
use crate::{
    COLUMNS_MAX, Column, ColumnRole, Container, Decimal, Encoding, Error, Format, Guess, Hints, Input, Layout, LeftOut, Order,
    Plain, Plan, Result, SAMPLE_BYTES, What, Why, green_button, known, sniff, table, text,
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
    let beside = match &sheet {
        Some(sheet) => crate::sheet::others(input, writing.container, sheet)?,
        None => Vec::new(),
    };
    let other = |name: String| LeftOut { what: What::Sheet(name), why: Plain::OneSheetAtATime.into() };
    let beside: Vec<LeftOut> = beside.into_iter().map(other).collect();
    let head = writing.head(input, sheet.as_deref())?;
    // Whoever says what the columns hold wants them read so.
    let Some(known) = known::of_table(&head).filter(|_| hints.roles.is_empty()) else {
        return of_columns(input, &writing, sheet, beside, &head, stem, hints);
    };
    match known::plan(known, input, &writing.of_known(sheet.as_deref()), stem, hints) {
        // Other tables may have the same names, and write times and values otherwise.
        Err(not_its) if matches!(not_its, Error::NoTable(_)) => {
            let plan = of_columns(input, &writing, sheet, beside, &head, stem, hints);
            plan.ok().filter(|plan| plan.series.iter().any(|series| series.import)).ok_or(not_its)
        }
        plan => Ok(Plan { beside, ..plan? }),
    }
}

/// The plan of a table that no format claims, by its columns.
fn of_columns(
    input: &mut dyn Input,
    writing: &Writing,
    sheet: Option<String>,
    beside: Vec<LeftOut>,
    head: &[(u64, ByteRecord)],
    stem: &str,
    hints: &Hints,
) -> Result<Plan> {
    let tables = Table::find(head, writing.container, writing.sign(), hints)?;
    let plan = Plan {
        delimiter: writing.delimiter.clone(),
        sheet,
        header_line: tables[0].header_line,
        beside,
        ..Plan::of(Format { container: writing.container, layout: tables[0].layout }, writing.encoding.clone())
    };
    let decimal = hints.decimal.unwrap_or_else(|| writing.likely_sign(head, &tables));
    let mut plan = with_tables(plan, &tables);
    let (mut evidence, finder) = writing.look(input, &mut plan, &tables, decimal, hints, true)?;
    let mut tables = tables;
    if let Some(finder) = finder.filter(Finder::has_more) {
        // Rows of later tables were looked at as if they were of the first one: so look again.
        finder.conclude(writing.container, writing.sign(), hints, &mut tables, &mut plan);
        evidence = writing.look(input, &mut plan, &tables, decimal, hints, false)?.0;
    }
    let mut above: Vec<Above> = tables.iter().map(|table| table.above.clone()).collect();
    // A title names a meter where several tables have one each. Above a single table it may say anything.
    if above.iter().filter_map(|above| above.title.as_ref()).count() < 2 {
        above.iter_mut().for_each(|above| above.title = None);
    }
    Ok(Plan { judged: Some(decimal), ..evidence.conclude(plan, &above, stem, hints)? })
}

/// The plan with the tables of the first rows.
fn with_tables(mut plan: Plan, tables: &[Table]) -> Plan {
    for table in tables {
        let first = plan.columns.len();
        plan.sections.push(table.section(first, None));
        plan.columns.extend(table.columns.iter().cloned().map(|column| column.moved(first)));
    }
    plan
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
            (Container::Xlsx | Container::Ods | Container::Xls, _) => Guess::sure(Encoding::Utf8, Plain::WorkbookEncoding),
            (_, Some(encoding)) => Guess::sure(encoding, Plain::YouSaidSo),
            _ => text::encoding(&sample, is_whole).map(|(encoding, evidence)| Guess::sure(encoding, evidence))?,
        };
        let known = match container {
            Container::Text => known::of_text(&sample, encoding.value.unwrap_or(Encoding::Utf8))?,
            _ => None,
        };
        let delimiter = match (container, hints.delimiter) {
            (Container::Text, None) if known.is_some() => Some(Guess::sure(',', Plain::FormatWritesRecords)),
            (Container::Text, Some(sign)) => Some(Guess::sure(sign, Plain::YouSaidSo)),
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

    /// Looks at all rows. The first time it looks for further tables, too.
    fn look(
        &self,
        input: &mut dyn Input,
        plan: &mut Plan,
        tables: &[Table],
        decimal: Decimal,
        hints: &Hints,
        is_first: bool,
    ) -> Result<(Evidence, Option<Finder>)> {
        let is_in = |order: &&Order| tables.iter().any(|table| table.orders.contains(order));
        let orders: Vec<Order> = Order::ALL.iter().filter(is_in).copied().collect();
        let is_open = !matches!(plan.format.layout, Layout::GreenPulse | Layout::HomeAssistant);
        let mut finder = tables.first().filter(|_| is_first && is_open).and_then(Finder::new);
        let mut evidence = Evidence::new(plan, orders, decimal, hints);
        let mut cut = false;
        self.rows(input, plan.sheet.as_deref(), &mut |line, cells, taken| {
            evidence.row(line, cells)?;
            if let Some(finder) = &mut finder {
                finder.row(line, cells);
            }
            cut = taken > SCAN_BYTES;
            Ok(if cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        plan.is_whole = !cut;
        Ok((evidence, finder))
    }

    /// The decimal sign of the values in the first rows.
    fn likely_sign(&self, head: &[(u64, ByteRecord)], tables: &[Table]) -> Decimal {
        if self.container != Container::Text {
            return self.decimal;
        }
        let values = |table: &Table| {
            let of = |(i, column): (usize, &Column)| (column.role == ColumnRole::Value).then_some(i + table.first_cell);
            table.columns.iter().enumerate().filter_map(of).collect::<Vec<usize>>()
        };
        let (mut points, mut commas) = (0, 0);
        for table in tables {
            let values = values(table);
            let rows = head.iter().filter(|(line, _)| *line > table.skip_line);
            for cell in rows.flat_map(|(_, cells)| values.iter().filter_map(|&i| cells.get(i))) {
                match number::hint(cell) {
                    Hint::Point => points += 1,
                    Hint::Comma => commas += 1,
                    _ => {}
                }
            }
        }
        if commas > 0 && points == 0 { Decimal::Comma } else { self.decimal }
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
    Ok(Guess::sure(sign, Why::Splits { sign: name, agree: agree as u64, lines: lines as u64, cells: cells as u64 }))
}
