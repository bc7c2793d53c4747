//! OBIS codes (IEC 62056-61) in the names of figures: `1-0:1.8.0`, `2.8.1*255`, `1_8_0`.

/// The figures of an OBIS code that matter: `1-0:2.8.1` is (2, 8, 1).
pub(super) type Obis = (u8, u8, u8);

/// The OBIS code in a name, and the name without it.
pub(super) fn obis(name: &str) -> (Option<Obis>, String) {
    let is_code = |c: char| c.is_ascii_digit() || ".:*-_".contains(c);
    let mut start = 0;
    while let Some(at) = name[start..].find(|c: char| c.is_ascii_digit()).map(|at| at + start) {
        let end = name[at..].find(|c: char| !is_code(c)).map_or(name.len(), |end| at + end);
        let code = name[at..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let code = code.rsplit(':').next().unwrap_or(code).split('*').next().unwrap_or(code);
        let groups: Vec<Option<u8>> = code.split(['.', '_']).map(|group| group.parse().ok()).collect();
        if let [Some(c), Some(d), Some(e)] = groups[..]
            && [7, 8].contains(&d)
        {
            return (Some((c, d, e)), format!("{} {}", &name[..at], &name[end..]));
        }
        start = end;
    }
    (None, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_among_words_and_a_version_is_none() {
        assert_eq!(obis("Meter 1-0:1.8.0*255 kWh"), (Some((1, 8, 0)), "Meter   kWh".to_owned()));
        assert_eq!(obis("SML 16_7_0").0, Some((16, 7, 0)));
        assert_eq!(obis("1-0:2.8.2").0, Some((2, 8, 2)));
        for name in ["Power 1", "v2026.8", "1.2.3", "PV1-2", "Zähler ü1.8"] {
            assert_eq!(obis(name), (None, name.to_owned()), "{name}");
        }
    }
}
