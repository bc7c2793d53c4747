//! Gives a site another time zone: one step, which is done whole or not at all, and the analyses
//! again, since they learn from local days. A process that takes over does it anew.

use crate::{Context, Result, Step, Yield, forecast, look_back, selection};
use store::{Job, JobSubject, ZONE_JOB};

/// The kind's name.
pub const NAME: &str = ZONE_JOB;

/// Changes the zone that was requested.
///
/// # Errors
/// The store's.
pub async fn change(context: &mut Context, job: &Job) -> Result<Step> {
    let JobSubject::Site(site_id) = job.subject else {
        return Ok(Step::last_of(job, "a time zone is that of a site".to_owned()));
    };
    let Some(zone) = context.store.site_zone_wanted(site_id).await? else {
        return Ok(Step::last_of(job, "no other time zone is wanted".to_owned()));
    };
    context.store.site_zone_change(site_id, &zone).await?;
    context.store.site_zone_done(site_id).await?;
    let again = [look_back::NAME, forecast::NAME, selection::NAME];
    let requests = again.map(|kind| (kind, JobSubject::Site(site_id))).to_vec();
    let came_to = Yield { requests, ..Yield::default() };
    Ok(Step { done_count: 1, total_count: 1, came_to, ..Step::last_of(job, zone) })
}
