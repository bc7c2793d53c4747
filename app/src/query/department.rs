//! The departments that somebody may know of. Leaves out what they spend and save.

use crate::Scope;
use store::Department;

/// The departments that the caller may know of, by their names. What one spends tells of each of its buildings, so it
/// is for whoever sees all of these.
///
/// # Errors
/// When the store fails.
pub async fn seen(state: &Scope) -> store::Result<Vec<Department>> {
    let sight = state.caller.sight();
    let mut departments = state.store.department_list().await?;
    departments.retain(|one| sight.sees_every(&one.department.buildings));
    Ok(departments)
}
