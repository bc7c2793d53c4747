-- Whose a job is, of which series it is, and what did not go well of it so far. Same names as in ../postgres.

-- owner: the process that has it under way, by a name that no other process has; null while none has. At most one of site_id, building_id
-- and series_id says of what it is; none of them: of everything. failed_count: how many of its series were not done; failure: why the last was not.
alter table analysis_job add column owner text;
alter table analysis_job add column site_id bigint references site (site_id) on delete cascade;
alter table analysis_job add column series_id bigint references series (series_id) on delete cascade;
alter table analysis_job add column failed_count bigint not null default 0;
alter table analysis_job add column failure text not null default '';
