//! The people whom somebody may be who tries the demo, one for each way of using GreenPulse. They have no
//! accounts. Leaves out which buildings of the demo they see, but for the department's.

use crate::BuildingType;

/// All of them.
pub const DEMO_PEOPLE: [DemoPerson; 5] =
    [DemoPerson::Household, DemoPerson::Organiser, DemoPerson::CampusManager, DemoPerson::DepartmentHead, DemoPerson::Visitor];

/// The kinds of buildings for which the demo's department answers.
pub const DEMO_DEPARTMENT: [BuildingType; 2] = [BuildingType::Library, BuildingType::Research];

/// Somebody in the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoPerson {
    /// Sees their own home.
    Household,
    /// Runs the whole neighbourhood.
    Organiser,
    /// Runs what is no home.
    CampusManager,
    /// Answers for two buildings of the campus.
    DepartmentHead,
    /// Looks at everything.
    Visitor,
}

impl DemoPerson {
    /// The name in cookies, forms and texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            DemoPerson::Household => "household",
            DemoPerson::Organiser => "organiser",
            DemoPerson::CampusManager => "campus_manager",
            DemoPerson::DepartmentHead => "department_head",
            DemoPerson::Visitor => "visitor",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        DEMO_PEOPLE.into_iter().find(|one| one.as_str() == name)
    }
}
