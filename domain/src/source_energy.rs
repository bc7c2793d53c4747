//! Source energy: dated ratios, which one applies in a year, and the combined energy of all
//! utilities. Ratios are data with a region, a year and a source, like emission factors; a site may
//! set its own.

use crate::{Flow, Utility};

/// What a ratio applies to: a utility as it is bought, or as the place generates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Supply {
    /// The utility.
    pub utility: Utility,
    /// [`Flow::Import`] or [`Flow::Generation`].
    pub flow: Flow,
}

impl Supply {
    /// All supplies that may have a ratio.
    pub const ALL: [Self; 9] = [
        Self::bought(Utility::Electricity),
        Self { utility: Utility::Electricity, flow: Flow::Generation },
        Self::bought(Utility::NaturalGas),
        Self::bought(Utility::ChilledWater),
        Self::bought(Utility::Steam),
        Self::bought(Utility::HotWater),
        Self::bought(Utility::Heat),
        Self::bought(Utility::Propane),
        Self::bought(Utility::FuelOil),
    ];

    /// The bought supply of a utility.
    #[must_use]
    pub const fn bought(utility: Utility) -> Self {
        Self { utility, flow: Flow::Import }
    }

    /// Its name in forms and API answers: `electricity:import`.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}:{}", self.utility.as_str(), self.flow.as_str())
    }

    /// The supply of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// Source energy per unit of site energy. Applies from its year until a later one is known.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRatio {
    /// The year that it was stated for.
    pub year: i32,
    /// Units of source energy per unit of site energy.
    pub ratio: f64,
    /// Who stated it.
    pub source: String,
}

/// What a place used of one utility over some time, in stored units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SiteEnergy {
    /// The utility.
    pub utility: Utility,
    /// What was used there.
    pub used: f64,
    /// What was bought from outside.
    pub bought: f64,
    /// What was generated there, by its meters; 0 if nothing measures it.
    pub made: f64,
}

/// The combined energy of all utilities, in Btu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WholeEnergy {
    /// Site energy.
    pub site_btu: f64,
    /// Source energy of the utilities that have a ratio.
    pub source_btu: f64,
    /// The ratios applied, for the supplies that flowed.
    pub counted: Vec<(Supply, SourceRatio)>,
    /// Utilities without a ratio: they count in `site_btu` alone.
    pub without_ratio: Vec<Utility>,
    /// Utilities whose use is negative by their meters: they count in neither sum.
    pub left_out: Vec<Utility>,
}

impl WholeEnergy {
    /// Adds up the utilities that carry energy, by the ratios that apply. What was generated and
    /// used on site counts with its own ratio, up to what the meters say was generated; what comes
    /// out of a battery counts as bought. What was bought and then stored in a battery or sold
    /// again does not count as used.
    #[must_use]
    pub fn of<'a>(taken: &[SiteEnergy], ratio: impl Fn(Supply) -> Option<&'a SourceRatio>) -> Self {
        let mut whole = Self::default();
        for one in taken {
            let Some(btu) = one.utility.btu_per_unit() else { continue };
            if one.used < 0.0 {
                whole.left_out.push(one.utility);
                continue;
            }
            whole.site_btu += one.used * btu;
            let made = (one.used - one.bought).clamp(0.0, one.made.clamp(0.0, one.used));
            let parts = [(Flow::Import, one.used - made), (Flow::Generation, made)]
                .map(|(flow, amount)| (Supply { utility: one.utility, flow }, amount));
            let flowed = || parts.iter().filter(|(_, amount)| *amount > 0.0);
            if flowed().any(|(supply, _)| ratio(*supply).is_none()) {
                whole.without_ratio.push(one.utility);
                continue;
            }
            for (supply, amount) in flowed() {
                let Some(held) = ratio(*supply) else { continue };
                whole.source_btu += amount * held.ratio * btu;
                whole.counted.push((*supply, held.clone()));
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(year: i32, ratio: f64) -> SourceRatio {
        SourceRatio { year, ratio, source: "a test".to_owned() }
    }

    #[test]
    fn what_may_have_a_ratio_is_found_by_its_name() {
        for supply in Supply::ALL {
            assert_eq!(Supply::named(&supply.name()), Some(supply));
        }
        assert_eq!(Supply::named("natural_gas:generation"), None);
    }

    fn us(supply: Supply) -> Option<SourceRatio> {
        match (supply.utility, supply.flow) {
            (Utility::Electricity, Flow::Generation) => Some(ratio(2010, 1.0)),
            (Utility::Electricity, _) => Some(ratio(2010, 2.8)),
            (Utility::NaturalGas, _) => Some(ratio(2010, 1.05)),
            _ => None,
        }
    }

    fn whole(taken: &[SiteEnergy]) -> WholeEnergy {
        let known: Vec<_> = Supply::ALL.into_iter().filter_map(|supply| Some((supply, us(supply)?))).collect();
        WholeEnergy::of(taken, |supply| known.iter().find(|one| one.0 == supply).map(|one| &one.1))
    }

    #[test]
    fn source_energy_counts_the_grid_2_80_times_the_roof_once_and_gas_1_05_times() {
        let taken = |utility, used, bought| SiteEnergy { utility, used, bought, made: used - bought };
        let whole = whole(&[
            taken(Utility::Electricity, 10.0, 6.0),
            taken(Utility::NaturalGas, 2.0, 2.0),
            taken(Utility::Steam, 100.0, 100.0),
            taken(Utility::Water, 5.0, 5.0),
        ]);
        assert!((whole.site_btu - (34_121.42 + 200_000.0 + 119_400.0)).abs() < 1e-6);
        assert!((whole.source_btu - ((6.0 * 2.8 + 4.0) * 3_412.142 + 210_000.0)).abs() < 1e-6);
        assert_eq!(whole.without_ratio, [Utility::Steam]);
        assert_eq!(whole.counted.iter().map(|one| one.1.ratio).collect::<Vec<_>>(), [2.8, 1.0, 1.05]);
    }

    fn electricity(used: f64, bought: f64, made: f64) -> SiteEnergy {
        SiteEnergy { utility: Utility::Electricity, used, bought, made }
    }

    #[test]
    fn only_what_a_meter_saw_made_counts_as_made() {
        let source = |one| whole(&[one]).source_btu / 3_412.142;
        // 10 from the grid and 2 from a battery, without solar.
        assert!((source(electricity(12.0, 10.0, 0.0)) - 12.0 * 2.8).abs() < 1e-9);
        // 4 from the grid, 5 from solar of which 3 were sold, 2 from the battery.
        assert!((source(electricity(8.0, 4.0, 3.0)) - (5.0 * 2.8 + 3.0)).abs() < 1e-9);
        // Import and export are metered, solar is not: what was bought and not sold again.
        assert!((source(electricity(7.0, 10.0, 0.0)) - 7.0 * 2.8).abs() < 1e-9);
        assert!((source(electricity(7.0, 0.0, 9.0)) - 7.0).abs() < 1e-9, "all of it from the roof, which sold the rest");
    }

    #[test]
    fn a_use_below_nothing_is_left_out_and_named() {
        let gas = SiteEnergy { utility: Utility::NaturalGas, used: 2.0, bought: 2.0, made: 0.0 };
        let whole = whole(&[electricity(-5.0, 10.0, 0.0), gas]);
        assert!((whole.site_btu - 200_000.0).abs() < 1e-6);
        assert_eq!((whole.left_out, whole.counted.len()), (vec![Utility::Electricity], 1));
    }

    #[test]
    fn what_was_bought_into_a_battery_is_not_used_yet() {
        let whole = whole(&[electricity(5.0, 10.0, 0.0)]);
        assert!((whole.source_btu - 5.0 * 2.8 * 3_412.142).abs() < 1e-6);
        assert_eq!(whole.counted.len(), 1, "the roof made nothing of it");
    }
}
