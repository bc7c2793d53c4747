//! The texts of the form that chooses models.

use crate::room::texts;

texts! { "performance/model/filter";
    /// No choice of a building.
    all_buildings();
    /// No choice of a utility.
    all_utilities();
    /// No choice of a state.
    all_states();
    /// The label of the states.
    state();
    /// The label of the orders.
    sort_by();
    /// An order: `error`, `building`, `utility` or `newest`.
    sort(sort: &str);
    /// The button that shows what was chosen.
    show();
    /// The link that shows all.
    show_all();
    /// How many rows are left of all.
    shown(count: usize, all: usize);
}
