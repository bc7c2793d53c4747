-- What else places say of themselves, and what became of each file that was imported. Same names in ../postgres.

alter table site add column floor_area_m2 double precision;
-- From 1 to 100, as the EPA gives it.
alter table building add column energy_star_score bigint;

-- Written with each commit of a file's readings, so that it tells how far an import was whose process ended. outcome is
-- null until it has one: done, stopped, failed. Bounded: the oldest goes.
create table file_import (
    file_import_id integer primary key,
    file_name text not null,
    byte_count bigint not null,
    started_at bigint not null,
    heard_at bigint not null,
    line bigint not null,
    reading_count bigint not null,
    inserted_count bigint not null,
    repeated_count bigint not null,
    conflict_count bigint not null,
    problem_count bigint not null,
    outcome text,
    failure text
);
