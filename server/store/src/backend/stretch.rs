//! Expands lookups of a stretch (a range of readings or slots whose ends come from another row)
//! into what each database needs. Leaves out the statements that use them.

use sqlx::AssertSqlSafe;

/// The tables with stretches: the marker in a statement, the table, and its key columns. All key
/// columns but the last are equal along a stretch.
const TABLES: [(&str, &str, &[&str]); 2] =
    [("slots_of(", "rollup", &["series_id", "period", "start_at"]), ("readings_of(", "reading", &["channel_id", "at"])];

/// Replaces each `slots_of(h, series, period, from, to)` and each
/// `readings_of(r, channel, from, to)` by a lookup by key. `h` are the rollups of a series that
/// start at or after `from` and before `to`. Each argument is a column, a parameter or a sum of
/// them; longer terms belong in a `with` above.
///
/// SQLite looks them up by key when they are joined in this order. PostgreSQL guesses that such a
/// stretch is a ninth of the series, and that a list of keys has fifty of them. It then scans the
/// whole table for a commit of one reading, or for a month of one series. With `offset 0` it plans
/// the stretch by itself, which leaves only the key.
pub(crate) fn expanded(sql: &str, is_postgres: bool) -> AssertSqlSafe<String> {
    let mut text = String::with_capacity(sql.len() + 200);
    let mut rest = sql;
    while let Some((at, (marker, table, key))) =
        TABLES.iter().filter_map(|table| Some((rest.find(table.0)?, table))).min_by_key(|(at, _)| *at)
    {
        text.push_str(&rest[..at]);
        let (named, behind) = rest[at + marker.len()..].split_once(')').unwrap_or_default();
        rest = behind;
        let names: Vec<&str> = named.split(", ").collect();
        text.push_str(&lookup(table, key, &names, is_postgres, text.ends_with("left join ")));
    }
    text.push_str(rest);
    // The text comes only from statements in the source.
    AssertSqlSafe(text)
}

/// `names` holds the alias of the rows, the values of the key columns but the last, and the range
/// of the last one.
fn lookup(table: &str, key: &[&str], names: &[&str], is_postgres: bool, is_left: bool) -> String {
    let name = |place: usize| names.get(place).copied().unwrap_or_default();
    let row = if is_postgres { "slot" } else { name(0) };
    let mut wanted: Vec<String> = (1..key.len()).map(|place| format!("{row}.{} = {}", key[place - 1], name(place))).collect();
    let last = key[key.len() - 1];
    wanted.push(format!("{row}.{last} >= {} and {row}.{last} < {}", name(key.len()), name(key.len() + 1)));
    let wanted = wanted.join(" and ");
    match is_postgres {
        true => {
            let on = if is_left { " on true" } else { "" };
            format!("lateral (select * from {table} slot where {wanted} offset 0) {}{on}", name(0))
        }
        false => format!("{table} {} on {wanted}", name(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::expanded;

    #[test]
    fn a_stretch_of_slots_is_a_lookup_by_key_on_both_databases() {
        let sql = "select h.mean from touched t cross join slots_of(h, t.series_id, 900, t.lo, t.lo + 5) where t.lo > 0";
        let sqlite = "select h.mean from touched t cross join rollup h on h.series_id = t.series_id and h.period = 900 \
             and h.start_at >= t.lo and h.start_at < t.lo + 5 where t.lo > 0";
        let postgres = "select h.mean from touched t cross join lateral (select * from rollup slot where slot.series_id = t.series_id \
             and slot.period = 900 and slot.start_at >= t.lo and slot.start_at < t.lo + 5 offset 0) h where t.lo > 0";
        assert_eq!(expanded(sql, false).0, sqlite);
        assert_eq!(expanded(sql, true).0, postgres);
    }

    #[test]
    fn a_stretch_of_readings_is_a_lookup_by_key_on_both_databases() {
        let sql = "select r.at from asked a left join readings_of(r, a.id, a.lo, a.hi) cross join slots_of(h, a.id, 900, 1, 2)";
        let sqlite = "select r.at from asked a left join reading r on r.channel_id = a.id and r.at >= a.lo and r.at < a.hi \
             cross join rollup h on h.series_id = a.id and h.period = 900 and h.start_at >= 1 and h.start_at < 2";
        let postgres = "select r.at from asked a left join lateral (select * from reading slot where slot.channel_id = a.id \
             and slot.at >= a.lo and slot.at < a.hi offset 0) r on true cross join lateral (select * from rollup slot \
             where slot.series_id = a.id and slot.period = 900 and slot.start_at >= 1 and slot.start_at < 2 offset 0) h";
        assert_eq!(expanded(sql, false).0, sqlite);
        assert_eq!(expanded(sql, true).0, postgres);
    }
}
