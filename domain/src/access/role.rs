//! Roles, and what each may do. A role says what; a person's buildings say where.

/// What a person is to an installation. A later one may all that an earlier one may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Looks, and changes nothing.
    Viewer,
    /// Lives or works there: also answers issues and enters readings.
    User,
    /// Runs buildings: also changes them, their meters and targets.
    Manager,
    /// Runs the installation: everything, and who else may what.
    Admin,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Role; 4] = [Role::Viewer, Role::User, Role::Manager, Role::Admin];

    /// The name in the database, the API and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::User => "user",
            Role::Manager => "manager",
            Role::Admin => "admin",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether it has a capability, for somebody who sees all places or only some.
    #[must_use]
    pub fn may(self, capability: Capability, sees_all: bool) -> bool {
        match capability {
            Capability::See => true,
            Capability::Contribute => self >= Role::User,
            Capability::Manage => self >= Role::Manager,
            Capability::Configure => self == Role::Admin || self == Role::Manager && sees_all,
            Capability::Administer => self == Role::Admin,
        }
    }
}

/// Something that one may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// Look at the places that one may see.
    See,
    /// Add what people know of these places: answers to issues, readings by hand.
    Contribute,
    /// Change these places: a building, its meters, its targets.
    Manage,
    /// Change what belongs to no single building: sites, prices, devices that nobody placed, files,
    /// what connects GreenPulse to others.
    Configure,
    /// Decide who may what, and read what everybody did.
    Administer,
}

impl Capability {
    /// All capabilities.
    pub const ALL: [Capability; 5] =
        [Capability::See, Capability::Contribute, Capability::Manage, Capability::Configure, Capability::Administer];

    /// The name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Capability::See => "see",
            Capability::Contribute => "contribute",
            Capability::Manage => "manage",
            Capability::Configure => "configure",
            Capability::Administer => "administer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_table_says() {
        // See, contribute, manage, configure, administer: of all places, and of some.
        let table = [
            (Role::Viewer, [true, false, false, false, false], [true, false, false, false, false]),
            (Role::User, [true, true, false, false, false], [true, true, false, false, false]),
            (Role::Manager, [true, true, true, true, false], [true, true, true, false, false]),
            (Role::Admin, [true; 5], [true; 5]),
        ];
        for (role, of_all, of_some) in table {
            assert_eq!(Capability::ALL.map(|capability| role.may(capability, true)), of_all, "{role:?}");
            assert_eq!(Capability::ALL.map(|capability| role.may(capability, false)), of_some, "{role:?}");
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }
}
