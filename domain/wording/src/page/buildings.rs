//! The page of all buildings. A `sort` is `now`, `energy`, `cost`, `area`, `change` or `name`.

use crate::room::texts;

texts! { "buildings";
    /// The headline: how many are shown, of how many.
    [3] headline(shown: usize, all: usize, is_all: bool);
    /// Below it: which building's use rose most, by how much, against which days.
    [3] worst(building: &str, percent: &str, days: &str);
    /// There is no building: the way to add one.
    add();
    /// The heading of the sites, if there are several.
    sites();
    /// The head of their names.
    site();
    /// How many buildings a site has.
    count(buildings: usize);
    /// The heading of the list, for screen readers.
    list();
    /// The label of the field for a part of a name.
    find();
    /// An example in that field.
    example();
    /// The label of the types.
    kind();
    /// Of every type.
    all_kinds();
    /// The label of the orders.
    sort_by();
    /// An order, in the form.
    sort(sort: &str);
    /// The head of a column.
    column(sort: &str);
    /// The button of the form.
    show();
    /// Takes back what was asked for.
    show_all();
    /// No building fits what was asked for.
    nothing_fits();
    /// What the columns mean, with the days of the comparison.
    hint(days: &str);
    /// The rank of a building by its use for its floor area.
    rank(rank: usize, all: usize);
    /// The button that stars a building.
    star(building: &str);
    /// The button that takes the star.
    unstar(building: &str);
    /// The way to all departments, if more than a few.
    all_departments(departments: usize);
}
