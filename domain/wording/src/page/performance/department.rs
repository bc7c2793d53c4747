//! Departments: their budgets, their targets, and their form.

use crate::room::texts;
use domain::figure::Figure;

texts! { "performance/department";
    /// Title of the pages.
    title();
    /// How many there are.
    headline(departments: usize);
    /// Below the headline.
    lede();
    /// The button that adds one, and the title of its form.
    add();
    /// After one was removed.
    removed();
    /// How many buildings one has.
    buildings(buildings: usize);
    /// Its budget, in a list.
    budget_of(budget: &str);
    /// Who leads it.
    led_by(head: &str);
    /// Nobody leads it.
    no_head();
    /// The headline of one whose costs are not known.
    nothing_known(name: &str);
    /// Why.
    nothing_known_lede();
    /// The headline of one without a budget.
    paid(name: &str, amount: &str, year: &str);
    /// The headline of one with a budget.
    used(name: &str, share: &str, year: &str);
    /// What its year will have cost.
    expected(amount: &str);
    /// The same with its range.
    expected_within(amount: &str, low: &str, high: &str);
    /// How that compares with the budget.
    ends(is_within: bool, difference: &str);
    /// The heading of the budget.
    budget_title(year: &str);
    /// The yearly budget.
    budget();
    /// What was paid so far.
    spent();
    /// What a year costs at this rate.
    run_rate();
    /// What the year will have cost.
    by_the_end();
    /// The rest of the year is as the year before.
    basis_last_year();
    /// The rest of the year is as this year so far.
    basis_run_rate();
    /// The one for some buildings, the other for the rest.
    basis_both();
    /// Days whose cost is not known.
    unknown_days(days: i64);
    /// Days on which the cost of some buildings is not known.
    unknown_days_of_some(days: i64);
    /// Buildings without a price.
    unpriced(buildings: usize);
    /// The months, folded away.
    by_month();
    /// Beside a month that not all buildings are in.
    part();
    /// The head of the column of months.
    month();
    /// The heading of the target.
    target_title(percent: &str);
    /// The heading without a target.
    savings_title();
    /// Nothing is known of the savings.
    no_savings();
    /// Whether the target is kept so far: `kept`, `missed`, or `open`.
    standing(standing: &str);
    /// What was saved so far.
    savings_so_far(percent: &str, amount: &Figure, is_less: bool, buildings: usize, half: Option<&str>);
    /// The heading of the buildings.
    buildings_title();
    /// Beside a building: the other departments that have it too.
    also_of(departments: &str);
    /// There are none.
    no_buildings();
    /// The heading of the people.
    people();
    /// The button that changes it.
    change();
    /// The title of its form.
    change_title(name: &str);
    /// The button that removes it.
    remove();
    /// The label of its name.
    name();
    /// The label of who leads it.
    head();
    /// Its hint.
    head_hint();
    /// The label of the address.
    contact();
    /// The hint of the budget.
    budget_hint();
    /// What a budget can be.
    budget_taken();
    /// The label of the target.
    reduction();
    /// Its hint.
    reduction_hint();
    /// What a target can be.
    reduction_taken();
    /// The button that saves the form.
    save();
    /// After it was saved.
    saved();
}
