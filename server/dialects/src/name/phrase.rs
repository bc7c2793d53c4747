//! What several words of a name say together, and what brackets say of a sign. Leaves out single
//! words (`lexicon`).

/// A name without what it says of its sign, as in `Grid power (export is negative)`: those words name
/// no direction.
pub(super) fn without_sign(name: &str) -> String {
    let Some((before, rest)) = name.split_once('(') else { return name.to_owned() };
    let (inside, behind) = rest.split_once(')').unwrap_or((rest, ""));
    let inside_lower = inside.to_lowercase();
    let is_sign = ["negativ", "positiv", "+/-", "+-"].iter().any(|word| inside_lower.contains(word));
    if is_sign { format!("{before} {behind}") } else { name.to_owned() }
}

/// A name with words for the signs by which meters call active energy and power: `A+`, `-P`.
pub(super) fn with_directions(name: &str) -> String {
    if !name.contains(['+', '-', '−']) {
        return name.to_owned();
    }
    let named = |word: &str| {
        let letter = word.trim_matches(['+', '-', '−']);
        let is_active = ["a", "e", "p"].contains(&letter.to_lowercase().as_str());
        match word.len() > letter.len() && letter.len() == 1 {
            true if is_active => Some(if word.contains('+') { "import" } else { "export" }),
            true if ["q", "r"].contains(&letter.to_lowercase().as_str()) => Some("reactive"),
            _ => None,
        }
    };
    name.split(' ').map(|word| named(word).unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// The words of a name, where several together say another thing than each: the last reading of a
/// meter is its register, and some meters tell that once an hour.
pub(super) fn phrased(words: Vec<String>) -> Vec<String> {
    const PHRASES: &[([&str; 2], &str)] =
        &[(["all", "time"], "lifetime"), (["last", "meter"], "lifetime"), (["cumulative", "hourly"], "cumulative")];
    let mut found: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let before = found.last().map(String::as_str);
        match PHRASES.iter().find(|(pair, _)| before == Some(pair[0]) && word == pair[1]) {
            Some((_, instead)) => {
                found.pop();
                found.push((*instead).to_owned());
            }
            None => found.push(word),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_brackets_is_left_out_and_other_brackets_stay() {
        assert_eq!(without_sign("Grid Power (export is negative)"), "Grid Power  ");
        assert_eq!(without_sign("Battery (+/-) power"), "Battery   power");
        assert_eq!(without_sign("PV Power (String 1)"), "PV Power (String 1)");
    }

    #[test]
    fn signs_of_active_energy_are_directions() {
        assert_eq!(with_directions("Wirkenergie A+"), "Wirkenergie import");
        assert_eq!((with_directions("-P"), with_directions("R+")), ("export".to_owned(), "reactive".to_owned()));
        assert_eq!(with_directions("Feed-in phase - A"), "Feed-in phase - A");
    }

    #[test]
    fn words_together_say_another_thing_than_each() {
        let of = |name: &str| phrased(name.split(' ').map(str::to_owned).collect()).join(" ");
        assert_eq!(of("yield all time"), "yield lifetime");
        assert_eq!(of("last meter consumption"), "lifetime consumption");
        assert_eq!(of("cumulative hourly import"), "cumulative import");
        assert_eq!(of("last hour"), "last hour");
    }
}
