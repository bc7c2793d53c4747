-- What a day has of a gap of months: one row in place of the hours of that day, of which nothing else is known. A day in
-- `rollup` has it beside what is known by the hour.
create table gap_day (
    series_id bigint not null references series (series_id) on delete cascade,
    start_at bigint not null,
    length_ms bigint not null,
    energy double precision,
    mean double precision,
    low double precision,
    high double precision,
    covered_ms bigint not null,
    quality double precision not null,
    primary key (series_id, start_at)
);
