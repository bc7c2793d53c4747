-- One table of all jobs, whatever they do. Instants are UTC epoch milliseconds. Same names as in ../postgres.

-- kind: its name in the registry of crate jobs. subject: what it is about, as text: all, site:1, building:7, series:12.
-- state: queued, running, done, failed. due_at: it is not taken before. owner: the process that runs it, by a name that no other process
-- has; null while none does. epoch: how often it was taken; progress is written only by whoever took it last. cursor: where it has got to,
-- in its kind's own words; a job goes on behind it, also in another process. failed_count: how many of its steps were not done; failure:
-- why the last was not. message: for people. result: for programs, null where there is nothing to hand on. Bounded: the oldest that is
-- over goes.
create table job (
    job_id integer primary key,
    kind text not null,
    subject text not null,
    state text not null,
    due_at bigint not null,
    owner text,
    epoch bigint not null,
    cursor text not null,
    done_count bigint not null,
    total_count bigint not null,
    failed_count bigint not null,
    failure text not null,
    message text not null,
    result text,
    created_at bigint not null,
    started_at bigint,
    heartbeat_at bigint,
    ended_at bigint
);

-- analysis_job stays as it is, for one release: a process of the version before may still run beside this one, and only that one reads
-- and writes it. A job that both have is done twice, which changes nothing but the count of versions. A later migration drops it.
insert into job (job_id, kind, subject, state, due_at, owner, epoch, cursor, done_count, total_count, failed_count, failure, message,
    created_at, started_at, heartbeat_at, ended_at)
select analysis_job_id, kind,
    case when series_id is not null then 'series:' || series_id
        when building_id is not null then 'building:' || building_id
        when site_id is not null then 'site:' || site_id
        else 'all' end,
    state, queued_at, owner, case when started_at is null then 0 else 1 end,
    case when cursor_series_id = 0 then '' else cast(cursor_series_id as text) end,
    done_count, total_count, failed_count, failure, message, queued_at, started_at, heard_at, finished_at
from analysis_job;
